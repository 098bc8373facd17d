"""What is written in figures."""

from ._absent import absent, refused
from ._data import number
from .artist import Artist
from .colors import checked
from .colors import crossing as color_crossing

_SIZES = {
    "xx-small": 0.579,
    "x-small": 0.694,
    "small": 0.833,
    "smaller": 0.833,
    "medium": 1.0,
    "large": 1.2,
    "larger": 1.2,
    "x-large": 1.44,
    "xx-large": 1.728,
}
_BOLD = frozenset(("semibold", "demibold", "demi", "bold", "heavy", "extra bold", "black"))


def points(size):
    """A size of text in points."""
    from matplotlib import rcParams

    base = rcParams["font.size"]
    if size is None:
        return base
    if isinstance(size, str) and size in _SIZES:
        return base * _SIZES[size]
    return float(size)


class Text(Artist):
    """A text at a place."""

    properties = {
        "text": "",
        "color": None,
        "fontsize": None,
        "fontweight": "normal",
        "fontstyle": "normal",
        "fontfamily": None,
        "fontproperties": None,
        "fontstretch": None,
        "fontvariant": None,
        "horizontalalignment": "left",
        "verticalalignment": "baseline",
        "multialignment": None,
        "rotation": 0.0,
        "rotation_mode": None,
        "linespacing": 1.2,
        "backgroundcolor": None,
        "bbox": None,
        "position": (0, 0),
        "usetex": False,
        "parse_math": True,
        "wrap": False,
        "zorder": 3,
    }
    short = {
        "c": "color",
        "size": "fontsize",
        "weight": "fontweight",
        "style": "fontstyle",
        "family": "fontfamily",
        "fontname": "fontfamily",
        "name": "fontfamily",
        "ha": "horizontalalignment",
        "va": "verticalalignment",
        "ma": "multialignment",
        "font": "fontproperties",
    }
    within = "data"
    offset = arrow = None

    def __init__(self, x=0, y=0, text="", **values):
        self._x, self._y = x, y
        super().__init__(text="" if text is None else str(text))
        for name, value in dict(values.pop("fontdict", None) or {}, **values).items():
            self.set(**{name: value})

    def set_text(self, s):
        self._values["text"] = "" if s is None else str(s)

    def set_color(self, color):
        self._values["color"] = checked(color)

    def get_color(self):
        color = self._read("color")
        return "black" if color is None else color

    def get_fontsize(self):
        return points(self._read("fontsize"))

    get_size = get_fontsize

    def set_fontproperties(self, fp):
        raise refused("a font of one's own (fontproperties)")

    def set_rotation(self, s):
        turns = {None: 0.0, "horizontal": 0.0, "vertical": 90.0}
        self._values["rotation"] = turns[s] if s in turns else float(s)

    def set_x(self, x):
        self._x = x

    def set_y(self, y):
        self._y = y

    def set_position(self, xy):
        self._x, self._y = xy

    def get_position(self):
        return self._x, self._y

    def looks(self):
        """How it looks, as it crosses."""
        looks = {"size": points(self._read("fontsize"))}
        color, alpha = self._read("color"), self._read("alpha")
        if color is not None or alpha is not None:
            looks["colour"] = color_crossing("black" if color is None else color, alpha)
        weight = self._read("fontweight")
        if weight in _BOLD or isinstance(weight, int) and weight >= 600:
            looks["bold"] = True
        if self._read("fontstyle") in ("italic", "oblique"):
            looks["italic"] = True
        family = self._read("fontfamily")
        if family and "mono" in str(family):
            looks["mono"] = True
        if self._read("rotation"):
            looks["rotation"] = self._read("rotation")
        return looks

    def label(self):
        """It as a label with a place of its own; None for an empty one."""
        text = self._read("text")
        return {"text": text, **self.looks()} if text and self._read("visible") else None

    def marks(self):
        if not self._read("text") and self.arrow is None:
            return []
        upright = {"center_baseline": "center"}.get(
            self._read("verticalalignment"), self._read("verticalalignment")
        )
        mark = {
            "kind": "text",
            "text": self._read("text"),
            **self.looks(),
            "x": number(self._x),
            "y": number(self._y),
            "within": self.within,
            "across": self._read("horizontalalignment"),
            "upright": upright,
        }
        if self.offset:
            mark["offset"] = [float(part) for part in self.offset]
        box = self._read("bbox")
        if box is None and self._read("backgroundcolor") is not None:
            box = {"facecolor": self._read("backgroundcolor"), "edgecolor": "none", "pad": 2}
        if box:
            mark["box"] = _box(box, mark["size"])
        return [mark]


def _box(values, size):
    alpha = values.get("alpha")
    face = values.get("facecolor", values.get("fc", values.get("color", "C0")))
    edge = values.get("edgecolor", values.get("ec", "black"))
    style = str(values.get("boxstyle", "square"))
    pad = values["pad"] if "pad" in values else 0.3 * size
    return {
        "fill": color_crossing(face, alpha),
        "edge": color_crossing(edge, alpha),
        "pad": float(pad),
        "round": "round" in style,
    }


class Annotation(Text):
    """A text with an arrow to a point."""

    def __init__(
        self,
        text,
        xy,
        xytext=None,
        xycoords="data",
        textcoords=None,
        arrowprops=None,
        annotation_clip=None,
        **values,
    ):
        self.xy = tuple(map(number, xy))
        self._point_within = _within(xycoords)
        at = self.xy if xytext is None else tuple(map(number, xytext))
        textcoords = xycoords if textcoords is None else textcoords
        super().__init__(*at, text, **values)
        if textcoords in ("offset points", "offset pixels"):
            self._x, self._y = self.xy
            self.within = self._point_within
            self.offset = at
        else:
            self.within = _within(textcoords)
        self.arrow = dict(arrowprops) if arrowprops is not None else None

    def marks(self):
        marks = super().marks()
        if self.arrow is not None:
            color = self.arrow.get("color", self.arrow.get("edgecolor", self.arrow.get("ec", "black")))
            width = self.arrow.get("lw", self.arrow.get("linewidth", 1.0))
            style = self.arrow.get("linestyle", self.arrow.get("ls", "-"))
            from .lines import stroke

            line = stroke(
                self.arrow.get("facecolor", color) if "color" not in self.arrow else color,
                width,
                style,
                self.arrow.get("alpha"),
            )
            arrow = {
                "x": self.xy[0],
                "y": self.xy[1],
                "within": self._point_within,
                "stroke": line,
                "head": self.arrow.get("arrowstyle", "->") != "-",
            }
            if marks and line:
                marks[0]["arrow"] = arrow
        return marks


def _within(coords):
    kinds = {"data": "data", "axes fraction": "axes"}
    if coords not in kinds:
        raise refused(f"coordinates of {coords!r}")
    return kinds[coords]


def __getattr__(name):
    return absent("matplotlib.text", name)
