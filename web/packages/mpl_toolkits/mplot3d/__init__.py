"""3-D axes: programs that import them are told of it where they make some."""

from matplotlib._absent import absent, refused


class Axes3D:
    """3-D axes, which cannot be made here."""

    def __init__(self, *args, **values):
        raise refused("3-D axes (mpl_toolkits.mplot3d.Axes3D)")


def __getattr__(name):
    return absent("mpl_toolkits.mplot3d", name)
