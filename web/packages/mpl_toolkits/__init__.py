"""What comes with matplotlib: names alone, as what they stand for is refused."""


def __getattr__(name):
    if name == "mplot3d":
        import mpl_toolkits.mplot3d

        return mpl_toolkits.mplot3d
    raise AttributeError(f"module 'mpl_toolkits' has no attribute {name!r}")
