"""Style sheets: parameters by one name."""

from contextlib import contextmanager

from ._absent import absent
from ._rc import cycler, rc_context, rc_defaults

_SHEETS = {
    "default": {},
    "classic": None,
    "ggplot": {
        "axes.edgecolor": "white",
        "axes.facecolor": "#E5E5E5",
        "axes.grid": True,
        "axes.labelcolor": "#555555",
        "axes.titlesize": "x-large",
        "axes.labelsize": "large",
        "axes.spines.left": False,
        "axes.spines.right": False,
        "axes.spines.top": False,
        "axes.spines.bottom": False,
        "grid.color": "white",
        "patch.edgecolor": "#EEEEEE",
        "patch.facecolor": "#348ABD",
        "patch.linewidth": 0.5,
        "figure.facecolor": "white",
        "axes.prop_cycle": "E24A33 348ABD 988ED5 777777 FBC15E 8EBA42 FFB5B8",
    },
    "bmh": {
        "axes.facecolor": "#eeeeee",
        "axes.grid": True,
        "axes.titlesize": "x-large",
        "axes.labelsize": "large",
        "grid.color": "#b2b2b2",
        "grid.linestyle": "--",
        "grid.linewidth": 0.5,
        "lines.linewidth": 2.0,
        "axes.prop_cycle": "348ABD A60628 7A68A6 467821 D55E00 CC79A7 56B4E9 009E73 F0E442 0072B2",
    },
    "fivethirtyeight": {
        "axes.facecolor": "#f0f0f0",
        "figure.facecolor": "#f0f0f0",
        "axes.grid": True,
        "axes.labelsize": "large",
        "axes.titlesize": "x-large",
        "font.size": 14.0,
        "grid.color": "#cbcbcb",
        "grid.linewidth": 1.0,
        "lines.linewidth": 4.0,
        "axes.prop_cycle": "008fd5 fc4f30 e5ae38 6d904f 8b8b8b 810f7c",
    },
    "dark_background": {
        "axes.edgecolor": "white",
        "axes.facecolor": "black",
        "axes.labelcolor": "white",
        "figure.facecolor": "black",
        "grid.color": "white",
        "lines.color": "white",
        "patch.edgecolor": "white",
        "text.color": "white",
        "xtick.color": "white",
        "ytick.color": "white",
        "axes.prop_cycle": "8dd3c7 feffb3 bfbbd9 fa8174 81b1d2 fdb462 b3de69 bc82bd ccebc4 ffed6f",
    },
    "grayscale": {
        "axes.prop_cycle": "000000 666666 999999 b2b2b2",
        "image.cmap": "gray",
        "patch.facecolor": "0.5",
    },
    "tableau-colorblind10": {
        "axes.prop_cycle": "006BA4 FF800E ABABAB 595959 5F9ED1 C85200 898989 A2C8EC FFBC79 CFCFCF"
    },
}
_SEABORN = {
    "axes.facecolor": "#EAEAF2",
    "axes.grid": True,
    "grid.color": "white",
    "axes.spines.left": False,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.spines.bottom": False,
}
_SEABORN_SHEETS = {
    "": {**_SEABORN, "axes.prop_cycle": "4C72B0 55A868 C44E52 8172B2 CCB974 64B5CD"},
    "-darkgrid": _SEABORN,
    "-whitegrid": {"axes.grid": True, "grid.color": ".8", "axes.edgecolor": ".8"},
    "-dark": {**_SEABORN, "axes.grid": False},
    "-white": {"axes.edgecolor": ".15"},
    "-ticks": {"axes.edgecolor": ".15"},
    "-deep": {"axes.prop_cycle": "4C72B0 55A868 C44E52 8172B2 CCB974 64B5CD"},
    "-muted": {"axes.prop_cycle": "4878CF 6ACC65 D65F5F B47CC7 C4AD66 77BEDB"},
    "-bright": {"axes.prop_cycle": "003FFF 03ED3A E8000B 8A2BE2 FFC400 00D7FF"},
    "-pastel": {"axes.prop_cycle": "92C6FF 97F0AA FF9F9A D0BBFF FFFEA3 B0E0E6"},
    "-colorblind": {"axes.prop_cycle": "0072B2 009E73 D55E00 CC79A7 F0E442 56B4E9"},
    "-notebook": {},
    "-paper": {"font.size": 8.0},
    "-talk": {"font.size": 16.0},
    "-poster": {"font.size": 20.0},
}
_SHEETS.update({f"seaborn-v0_8{name}": sheet for name, sheet in _SEABORN_SHEETS.items()})
del _SHEETS["classic"]

available = sorted(name for name in _SHEETS if name != "default")


def use(style):
    """Takes the parameters of one style sheet or several, or those of a dictionary."""
    from matplotlib import rcParams

    for each in [style] if isinstance(style, (str, dict)) else style:
        if each == "default":
            rcParams.update(rc_defaults())
            continue
        if isinstance(each, str) and each not in _SHEETS:
            raise OSError(
                f"{each!r} is not a valid package style, path of style file, URL of style file, or library style name "
                "(library styles are listed in `style.available`)"
            )
        for name, value in (each if isinstance(each, dict) else _SHEETS[each]).items():
            if name == "axes.prop_cycle" and isinstance(value, str):
                value = cycler(color=[f"#{code}" for code in value.split()])
            rcParams[name] = value


@contextmanager
def context(style, after_reset=False):
    """The same, only within."""
    with rc_context():
        use(style)
        yield


def __getattr__(name):
    return absent("matplotlib.style", name)
