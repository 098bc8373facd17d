"""Lines and their markers."""

from ._absent import absent, refused
from ._data import array, crossing, finite, numbers, pairs, thin
from .artist import Artist
from .colors import checked
from .colors import crossing as color_crossing

_STYLES = {"solid": "-", "dashed": "--", "dashdot": "-.", "dotted": ":"}
_DASHES = {"-": (), "--": (3.7, 1.6), "-.": (6.4, 1.6, 1, 1.6), ":": (1, 1.65)}
_NO_STYLE = ("None", "none", " ", "", None)
MARKERS = frozenset(".,ov^<>8spP*hH+xXDd|_1234")
UNFILLED = frozenset("x+|_1234,")


def dashes(style, width):
    """The lengths on and off of a line style, in points."""
    if isinstance(style, (tuple, list)):
        return [part * width for part in style[1] or ()]
    return [part * width for part in _DASHES[_STYLES.get(style, style)]]


def checked_style(style):
    """A line style by its sign; a tuple as it is."""
    if style in _NO_STYLE:
        return "None"
    if isinstance(style, (tuple, list)):
        return style
    found = _STYLES.get(style, style)
    if found not in _DASHES:
        raise ValueError(
            f"{style!r} is not a valid value for ls; supported values are '-', '--', '-.', ':', 'None', ' ', '', "
            "'solid', 'dashed', 'dashdot', 'dotted'"
        )
    return found


def checked_marker(marker):
    """A marker by its sign; 'None' for none."""
    if marker in ("None", "none", " ", "", None):
        return "None"
    if isinstance(marker, str) and marker in MARKERS:
        return marker
    if isinstance(marker, str) and marker.startswith("$") and marker.endswith("$"):
        raise refused(f"the marker {marker!r}")
    if isinstance(marker, (int, tuple, list)):
        raise refused(f"the marker {marker!r}")
    raise ValueError(f"Unrecognized marker style {marker!r}")


def stroke(color, width, style="-", alpha=None, cap="butt"):
    """A stroke as it crosses; None for nothing to be seen."""
    code = color_crossing(color, alpha)
    if code == "none" or not width or style in _NO_STYLE:
        return None
    return {"colour": code, "width": float(width), "dash": dashes(style, width), "cap": cap}


class Line2D(Artist):
    """A line through points, with a marker at each."""

    properties = {
        "color": "C0",
        "linestyle": "-",
        "linewidth": 1.5,
        "marker": "None",
        "markersize": 6.0,
        "markerfacecolor": "auto",
        "markeredgecolor": "auto",
        "markeredgewidth": 1.0,
        "markerfacecoloralt": "none",
        "fillstyle": "full",
        "drawstyle": "default",
        "markevery": None,
        "solid_capstyle": "projecting",
        "dash_capstyle": "butt",
        "solid_joinstyle": "round",
        "dash_joinstyle": "round",
        "gapcolor": None,
        "pickradius": 5,
        "zorder": 2,
    }
    short = {
        "c": "color",
        "ls": "linestyle",
        "lw": "linewidth",
        "ms": "markersize",
        "mfc": "markerfacecolor",
        "mec": "markeredgecolor",
        "mew": "markeredgewidth",
        "ds": "drawstyle",
        "aa": "antialiased",
    }

    def __init__(self, xdata=(), ydata=(), **values):
        self.set_data(xdata, ydata)
        super().__init__(**values)

    def set_color(self, color):
        self._values["color"] = checked(color)

    def set_linestyle(self, ls):
        self._values["linestyle"] = checked_style(ls)

    def set_marker(self, marker):
        self._values["marker"] = checked_marker(marker)

    def set_dashes(self, seq):
        self._values["linestyle"] = (0, tuple(seq))

    def set_data(self, *args):
        x, y = args[0] if len(args) == 1 else args
        self.set_xdata(x)
        self.set_ydata(y)

    def set_xdata(self, x):
        self._given_x, self._x = x, numbers(x)

    def set_ydata(self, y):
        self._given_y, self._y = y, numbers(y)

    def keep(self, *given):
        """Keeps what gives x and y, or y alone, as they were given."""
        self._given_y = given[-1]
        self._given_x = given[0] if len(given) > 1 else lambda: array(self._x)

    def get_xdata(self, orig=True):
        given = self._given_x
        return (given() if callable(given) else given) if orig else array(self._x)

    def get_ydata(self, orig=True):
        given = self._given_y
        return (given() if callable(given) else given) if orig else array(self._y)

    def get_data(self, orig=True):
        return self.get_xdata(), self.get_ydata()

    def get_xydata(self):
        return array([list(pair) for pair in zip(self._x, self._y)])

    def set_linewidth(self, w):
        self._values["linewidth"] = float(w)

    def set_markersize(self, sz):
        self._values["markersize"] = float(sz)

    def set_markeredgewidth(self, ew):
        self._values["markeredgewidth"] = float(ew)

    def extent(self):
        return pairs(self._x, self._y)

    def marker(self, size=None):
        """Its marker as it crosses; None for none."""
        shape = self._read("marker")
        if shape == "None":
            return None
        color, alpha = self._read("color"), self._read("alpha")
        face, edge = self._read("markerfacecolor"), self._read("markeredgecolor")
        empty = self._read("fillstyle") == "none" or shape in UNFILLED
        return {
            "shape": shape,
            "size": float(size or self._read("markersize")),
            "fill": "none" if empty else color_crossing(color if face == "auto" else face, alpha),
            "edge": color_crossing(color if edge == "auto" else edge, alpha),
            "edgeWidth": float(self._read("markeredgewidth")),
        }

    def stroke(self):
        """Its line as it crosses; None for none."""
        solid = self._read("linestyle") == "-"
        cap = {"projecting": "square"}.get(self._read("solid_capstyle" if solid else "dash_capstyle"))
        cap = cap or self._read("solid_capstyle" if solid else "dash_capstyle")
        return stroke(
            self._read("color"), self._read("linewidth"), self._read("linestyle"), self._read("alpha"), cap
        )

    def marks(self):
        if len(self._x) != len(self._y):
            raise RuntimeError("xdata and ydata must be the same length")
        mark = {
            "kind": "line",
            "x": crossing(thin(self._x)),
            "y": crossing(thin(self._y)),
            "stroke": self.stroke(),
            "marker": self.marker(),
        }
        style = self._read("drawstyle")
        if style.startswith("steps"):
            mark["steps"] = style.partition("-")[2] or "pre"
        every = self._read("markevery")
        if isinstance(every, int):
            mark["every"] = every
        elif every is not None:
            raise refused(f"markevery={every!r}")
        return [mark]

    def legend_entry(self):
        return {"line": self.stroke(), "marker": self.marker(), "box": None}

    def has_points(self):
        return bool(finite(self._x)) and bool(finite(self._y))


class Rule(Line2D):
    """A line from edge to edge of the axes, or between parts of that, at a number of one axis."""

    def __init__(self, axis, at, low, high, **values):
        self.axis, self.at, self.low, self.high = axis, at, low, high
        ends, both = [low, high], [at, at]
        super().__init__(*((both, ends) if axis == "x" else (ends, both)), **values)

    def extent(self):
        return ([self.at], []) if self.axis == "x" else ([], [self.at])

    def marks(self):
        line = self.stroke()
        if not line:
            return []
        x, y = self._x, self._y
        across = "y" if self.axis == "x" else "x"
        return [
            {
                "kind": "segments",
                "ends": [x[0], y[0], x[1], y[1]],
                "colour": line["colour"],
                "stroke": line,
                "across": across,
            }
        ]


class AxLine(Line2D):
    """A straight line without ends."""

    def __init__(self, axes, xy, slope, **values):
        self._through, self._slope = xy, slope
        self._on = axes
        super().__init__([xy[0]], [xy[1]], **values)

    def marks(self):
        (x, y), (low, high) = self._through, self._on.get_xlim()
        bottom, top = self._on.get_ylim()
        if self._slope is None or abs(self._slope) == float("inf"):
            ends = [x, bottom, x, top]
        else:
            ends = [low, y + (low - x) * self._slope, high, y + (high - x) * self._slope]
        line = self.stroke()
        return [{"kind": "segments", "ends": ends, "colour": line["colour"], "stroke": line}] if line else []


def __getattr__(name):
    return absent("matplotlib.lines", name)
