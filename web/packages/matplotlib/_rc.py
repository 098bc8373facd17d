"""The parameters that figures begin with."""

from contextlib import contextmanager

_FAMILIES = frozenset(
    "agg animation axes axes3d backend boxplot contour date docstring errorbar figure font grid hatch hist image "
    "interactive keymap legend lines macosx markers mathtext patch path pcolor pcolormesh pdf pgf polaraxes ps "
    "savefig scatter svg text timezone tk toolbar webagg xaxis xtick yaxis ytick".split()
)

_DEFAULTS = {
    "axes.axisbelow": "line",
    "axes.edgecolor": "black",
    "axes.facecolor": "white",
    "axes.grid": False,
    "axes.grid.axis": "both",
    "axes.labelcolor": "black",
    "axes.labelsize": "medium",
    "axes.labelweight": "normal",
    "axes.linewidth": 0.8,
    "axes.spines.bottom": True,
    "axes.spines.left": True,
    "axes.spines.right": True,
    "axes.spines.top": True,
    "axes.titlecolor": "auto",
    "axes.titlelocation": "center",
    "axes.titlesize": "large",
    "axes.titleweight": "normal",
    "axes.unicode_minus": True,
    "axes.xmargin": 0.05,
    "axes.ymargin": 0.05,
    "errorbar.capsize": 0.0,
    "figure.autolayout": False,
    "figure.constrained_layout.use": False,
    "figure.dpi": 100.0,
    "figure.edgecolor": "white",
    "figure.facecolor": "white",
    "figure.figsize": [6.4, 4.8],
    "figure.max_open_warning": 20,
    "figure.titlesize": "large",
    "figure.titleweight": "normal",
    "font.family": ["sans-serif"],
    "font.size": 10.0,
    "font.weight": "normal",
    "grid.alpha": 1.0,
    "grid.color": "#b0b0b0",
    "grid.linestyle": "-",
    "grid.linewidth": 0.8,
    "hist.bins": 10,
    "image.aspect": "equal",
    "image.cmap": "viridis",
    "image.interpolation": "auto",
    "image.origin": "upper",
    "interactive": False,
    "legend.edgecolor": "0.8",
    "legend.facecolor": "inherit",
    "legend.fontsize": "medium",
    "legend.frameon": True,
    "legend.loc": "best",
    "lines.color": "C0",
    "lines.linestyle": "-",
    "lines.linewidth": 1.5,
    "lines.marker": "None",
    "lines.markeredgewidth": 1.0,
    "lines.markersize": 6.0,
    "patch.edgecolor": "black",
    "patch.facecolor": "C0",
    "patch.force_edgecolor": False,
    "patch.linewidth": 1.0,
    "savefig.bbox": None,
    "savefig.dpi": "figure",
    "savefig.format": "png",
    "scatter.edgecolors": "face",
    "scatter.marker": "o",
    "text.color": "black",
    "text.usetex": False,
    "xtick.color": "black",
    "xtick.direction": "out",
    "xtick.labelsize": "medium",
    "ytick.color": "black",
    "ytick.direction": "out",
    "ytick.labelsize": "medium",
}
_COLORS = "1f77b4 ff7f0e 2ca02c d62728 9467bd 8c564b e377c2 7f7f7f bcbd22 17becf"


class Cycler:
    """What each thing that is drawn takes in turn."""

    def __init__(self, rows):
        self.rows = rows

    @property
    def keys(self):
        return set().union(*self.rows)

    def by_key(self):
        return {key: [row[key] for row in self.rows] for key in sorted(self.keys)}

    def __add__(self, other):
        if len(self) != len(other):
            raise ValueError(f"Can only add equal length cycles, not {len(self)} and {len(other)}")
        return Cycler([{**a, **b} for a, b in zip(self.rows, other.rows)])

    def __mul__(self, other):
        if isinstance(other, int):
            return Cycler(self.rows * other)
        return Cycler([{**a, **b} for a in self.rows for b in other.rows])

    def __iter__(self):
        return iter(self.rows)

    def __len__(self):
        return len(self.rows)

    def __eq__(self, other):
        return isinstance(other, Cycler) and self.rows == other.rows

    def __repr__(self):
        return " + ".join(f"cycler({key!r}, {values!r})" for key, values in self.by_key().items())


def cycler(*args, **values):
    """Values by property, all taken together; `cycler('color', 'rgb')` or `cycler(color='rgb', lw=[1, 2, 3])`."""
    if len(args) == 1 and isinstance(args[0], Cycler):
        return args[0]
    if args:
        values[args[0]] = args[1]
    columns = {
        {"c": "color", "lw": "linewidth", "ls": "linestyle"}.get(k, k): list(v) for k, v in values.items()
    }
    return Cycler([dict(zip(columns, row)) for row in zip(*columns.values(), strict=True)])


def rc_defaults():
    """The parameters as they are at first."""
    colors = [f"#{code}" for code in _COLORS.split()]
    copies = {name: list(value) if isinstance(value, list) else value for name, value in _DEFAULTS.items()}
    return {**copies, "axes.prop_cycle": cycler(color=colors)}


class RcParams(dict):
    """Parameters by name; those that change nothing here may be set as well."""

    def __setitem__(self, name, value):
        if name.partition(".")[0] not in _FAMILIES:
            raise KeyError(
                f"{name} is not a valid rc parameter (see rcParams.keys() for a list of valid parameters)"
            )
        if isinstance(_DEFAULTS.get(name), float) and isinstance(value, int):
            value = float(value)
        super().__setitem__(name, value)

    def __missing__(self, name):
        raise KeyError(name)

    def update(self, values=(), **more):
        for name, value in dict(values, **more).items():
            self[name] = value

    def copy(self):
        return RcParams(self)


@contextmanager
def rc_context(rc=None, fname=None):
    """Parameters that are others only within."""
    from matplotlib import rcParams

    before = dict(rcParams)
    try:
        if rc:
            rcParams.update(rc)
        yield
    finally:
        dict.clear(rcParams)
        dict.update(rcParams, before)
