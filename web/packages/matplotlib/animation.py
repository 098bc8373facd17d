"""What matplotlib's animations would be."""

from ._absent import refused


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'matplotlib.animation' has no attribute {name!r}")

    def absent(*args, **values):
        raise refused(
            f"matplotlib.animation.{name}: plt.pause() shows a figure again in its place; an animation"
        )

    return absent
