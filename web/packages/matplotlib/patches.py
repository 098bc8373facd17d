"""Filled shapes."""

import math

from ._absent import absent, refused
from ._data import crossing, number, numbers, plain, thin
from .artist import Artist
from .colors import checked
from .colors import crossing as color_crossing
from .lines import checked_style, stroke


class Patch(Artist):
    """A shape with a face and an edge."""

    properties = {
        "facecolor": None,
        "edgecolor": None,
        "linewidth": 1.0,
        "linestyle": "-",
        "fill": True,
        "hatch": None,
        "capstyle": "butt",
        "joinstyle": "miter",
        "zorder": 1,
    }
    short = {"fc": "facecolor", "ec": "edgecolor", "lw": "linewidth", "ls": "linestyle", "aa": "antialiased"}
    colors = frozenset({"facecolor", "edgecolor"})
    within = "data"

    def set_color(self, c):
        checked(c)
        self._values["facecolor"] = self._values["edgecolor"] = c

    def set_linestyle(self, ls):
        self._values["linestyle"] = checked_style(ls)

    def set_hatch(self, hatch):
        if hatch:
            raise refused("hatching")

    def get_facecolor(self):
        from .colors import to_rgba

        face = self._read("facecolor")
        return tuple(map(float, to_rgba("C0" if face is None else face, self._read("alpha"))))

    def get_edgecolor(self):
        from .colors import to_rgba

        edge = self._read("edgecolor")
        return to_rgba(
            (0, 0, 0, 0) if edge is None else edge, self._read("alpha") if edge is not None else None
        )

    def fill_crossing(self):
        """The colour inside, as it crosses."""
        if not self._read("fill"):
            return "none"
        face = self._read("facecolor")
        return color_crossing("C0" if face is None else face, self._read("alpha"))

    def edge_crossing(self):
        """The stroke around, as it crosses; None for none."""
        edge = self._read("edgecolor")
        if edge is None:
            if self._read("fill"):
                return None
            edge = "black"
        return stroke(edge, self._read("linewidth"), self._read("linestyle"), self._read("alpha"))

    def legend_entry(self):
        return {
            "line": None,
            "marker": None,
            "box": {"fill": self.fill_crossing(), "edge": self.edge_crossing()},
        }

    def _polygon(self, x, y, closed=True):
        return {
            "kind": "polygon",
            "x": crossing(x),
            "y": crossing(y),
            "within": self.within,
            "closed": closed,
            "fill": self.fill_crossing(),
            "edge": self.edge_crossing(),
        }


class Rectangle(Patch):
    """A rectangle from its corner, in the axes' numbers."""

    def __init__(self, xy, width, height, *, angle=0.0, rotation_point="xy", **values):
        self._x, self._y = xy
        self._width, self._height = width, height
        self.angle = angle
        super().__init__(**values)

    def get_x(self):
        return self._x

    def get_y(self):
        return self._y

    def get_xy(self):
        return self._x, self._y

    def get_width(self):
        return self._width

    def get_height(self):
        return self._height

    def set_x(self, x):
        self._x = x

    def set_y(self, y):
        self._y = y

    def set_xy(self, xy):
        self._x, self._y = xy

    def set_width(self, w):
        self._width = w

    def set_height(self, h):
        self._height = h

    def corners(self):
        """Its corners, one after the other."""
        turn = math.radians(self.angle)
        cos, sin = math.cos(turn), math.sin(turn)
        x, y, w, h = map(number, (self._x, self._y, self._width, self._height))
        places = ((0, 0), (w, 0), (w, h), (0, h))
        return [(x + a * cos - b * sin, y + a * sin + b * cos) for a, b in places]

    def extent(self):
        xs, ys = zip(*self.corners())
        return list(xs), list(ys)

    def marks(self):
        if self._read("linestyle") == "-" and not self.angle and self.within == "data":
            edge = self.edge_crossing()
            x, y, width, height = map(number, (self._x, self._y, self._width, self._height))
            return [
                {
                    "kind": "boxes",
                    "corners": crossing([x, y, x + width, y + height]),
                    "fill": self.fill_crossing(),
                    "edge": edge["colour"] if edge else "none",
                    "edgeWidth": edge["width"] if edge else 0.0,
                }
            ]
        return [self._polygon(*zip(*self.corners()))]


class Polygon(Patch):
    """A shape through points."""

    def __init__(self, xy, *, closed=True, **values):
        self.set_xy(xy)
        self._closed = closed
        super().__init__(**values)

    def set_xy(self, xy):
        self._points = [tuple(map(number, point)) for point in plain(xy)]

    def get_xy(self):
        from ._data import array

        points = self._points
        return array([list(point) for point in (points + points[:1] if self._closed else points)])

    def extent(self):
        xs, ys = zip(*self._points)
        return list(xs), list(ys)

    def marks(self):
        return [self._polygon(*zip(*self._points), closed=self._closed)]


class Ellipse(Patch):
    """An ellipse around a centre."""

    def __init__(self, xy, width, height, *, angle=0, **values):
        self.center = tuple(map(number, xy))
        self.width, self.height, self.angle = number(width), number(height), number(angle)
        super().__init__(**values)

    def set_center(self, xy):
        self.center = tuple(map(number, xy))

    def get_center(self):
        return self.center

    def extent(self):
        turn = math.radians(self.angle)
        a, b = self.width / 2, self.height / 2
        dx = math.hypot(a * math.cos(turn), b * math.sin(turn))
        dy = math.hypot(a * math.sin(turn), b * math.cos(turn))
        x, y = self.center
        return [x - dx, x + dx], [y - dy, y + dy]

    def marks(self):
        return [
            {
                "kind": "ellipse",
                "x": self.center[0],
                "y": self.center[1],
                "across": self.width / 2,
                "upright": self.height / 2,
                "within": self.within,
                "rotation": self.angle,
                "fill": self.fill_crossing(),
                "edge": self.edge_crossing(),
            }
        ]


class Circle(Ellipse):
    """A circle around a centre."""

    def __init__(self, xy, radius=5, **values):
        self.radius = number(radius)
        super().__init__(xy, 2 * self.radius, 2 * self.radius, **values)

    def get_radius(self):
        return self.radius

    def set_radius(self, radius):
        self.radius = number(radius)
        self.width = self.height = 2 * self.radius


class Wedge(Polygon):
    """A part of a disc, between two angles in degrees."""

    def __init__(self, center, r, theta1, theta2, *, width=None, **values):
        self.theta1, self.theta2, self.r, self.center = theta1, theta2, r, center
        steps = max(2, int(abs(theta2 - theta1) / 3) + 1)
        angles = [math.radians(theta1 + (theta2 - theta1) * n / (steps - 1)) for n in range(steps)]

        def arc(radius, turns):
            return [(center[0] + radius * math.cos(a), center[1] + radius * math.sin(a)) for a in turns]

        inner = [tuple(center)] if width is None else arc(r - width, angles[::-1])
        super().__init__([*arc(r, angles), *inner], **values)


class Area(Patch):
    """What lies between two lines."""

    def __init__(self, along, at, low, high, where=None, step=None, **values):
        self.along, self.step = along, step
        count = len(at)
        self._at, self._low, self._high = at, low, high
        self._where = [bool(w) for w in numbers(where)] if where is not None else [True] * count
        super().__init__(**values)

    def extent(self):
        rows = [row for row, seen in zip(zip(self._at, self._low, self._high), self._where) if seen]
        at = [row[0] for row in rows]
        across = [value for row in rows for value in row[1:]]
        return (at, across) if self.along == "x" else (across, at)

    def marks(self):
        gap = math.nan

        def shown(values):
            return crossing(thin([value if seen else gap for value, seen in zip(values, self._where)]))

        mark = {
            "kind": "area",
            "along": self.along,
            "at": shown(self._at),
            "from": shown(self._low),
            "to": shown(self._high),
            "fill": self.fill_crossing(),
            "edge": self.edge_crossing(),
        }
        if self.step:
            mark["steps"] = self.step
        return [mark]


class Band(Patch):
    """What lies between two numbers of one axis, from edge to edge of the axes."""

    def __init__(self, axis, low, high, **values):
        self.axis, self.low, self.high = axis, low, high
        super().__init__(**values)

    def extent(self):
        ends = [self.low, self.high]
        return (ends, []) if self.axis == "x" else ([], ends)

    def marks(self):
        looks = {"fill": self.fill_crossing(), "edge": self.edge_crossing()}
        return [{"kind": "band", "axis": self.axis, "from": self.low, "to": self.high, **looks}]


class Arrow(Patch):
    """An arrow between two points."""

    def __init__(self, x, y, dx, dy, *, width=0.001, head=True, **values):
        self._ends = [number(x), number(y), number(x) + number(dx), number(y) + number(dy)]
        super().__init__(**values)

    def extent(self):
        return self._ends[::2], self._ends[1::2]

    def marks(self):
        color = self.fill_crossing()
        line = stroke(color, self._read("linewidth"))
        return (
            [{"kind": "segments", "ends": self._ends, "colour": color, "stroke": line, "head": True}]
            if line
            else []
        )


def FancyArrowPatch(posA=None, posB=None, **values):
    values = {
        name: value
        for name, value in values.items()
        if name in ("color", "lw", "linewidth", "alpha", "zorder")
    }
    return Arrow(posA[0], posA[1], posB[0] - posA[0], posB[1] - posA[1], **values)


def __getattr__(name):
    return absent("matplotlib.patches", name)
