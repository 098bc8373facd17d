"""matplotlib's names over figures that cross to the page as data, and are drawn there."""

import sys

from ._absent import absent
from ._rc import RcParams, rc_context, rc_defaults

__version__ = "3.10.9"
rcParams = RcParams(rc_defaults())
rcParamsDefault = RcParams(rc_defaults())


def rc(group, **values):
    """Sets several of the parameters that begin alike."""
    groups = (group,) if isinstance(group, str) else group
    for each in groups:
        for name, value in values.items():
            rcParams[f"{each}.{_SHORT.get(name, name)}"] = value


_SHORT = {"lw": "linewidth", "ls": "linestyle", "c": "color", "fc": "facecolor", "ec": "edgecolor"}


def rcdefaults():
    """Sets all parameters back."""
    rcParams.clear()
    rcParams.update(rc_defaults())


def use(backend, *, force=True):
    """Figures are drawn where the program's output is shown, whatever backend is named."""


def get_backend():
    """The name of what draws."""
    return "tensorglass"


def is_interactive():
    """Whether show() lets the program go on with its figures."""
    return rcParams["interactive"]


def interactive(flag):
    """Says whether show() lets the program go on with its figures."""
    rcParams["interactive"] = flag


def __getattr__(name):
    if name == "colormaps":
        from .cm import colormaps

        return colormaps
    if name in ("cm", "colors", "pyplot", "style", "ticker"):
        import matplotlib.animation
        import matplotlib.cm
        import matplotlib.colors
        import matplotlib.pyplot
        import matplotlib.style
        import matplotlib.ticker

        return sys.modules[f"matplotlib.{name}"]
    return absent("matplotlib", name)
