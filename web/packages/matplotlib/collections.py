"""Many things of one kind, drawn as one."""

import math

import torch

from ._absent import absent, refused
from ._data import array, crossing, number, numbers, pairs, plain, thin
from .artist import Artist
from .cm import ScalarMappable
from .colors import crossing as color_crossing
from .colors import is_color_like, to_rgba
from .lines import UNFILLED, checked_marker, checked_style, stroke


def paint(colors, count, alpha=None):
    """Colours as they cross: one for all, or each by its place in a palette."""
    codes = [color_crossing(color, alpha) for color in colors]
    if len(set(codes)) <= 1:
        return codes[0] if codes else "none"
    places = {code: n for n, code in enumerate(dict.fromkeys(codes))}
    return {"palette": list(places), "at": [places[codes[n % len(codes)]] for n in range(count)]}


def color_list(value):
    """One colour, or several, as a list."""
    if value is None or isinstance(value, str) or is_color_like(value):
        return [value]
    return [to_rgba(each) for each in value] if not isinstance(value, list) else value


class Collection(ScalarMappable, Artist):
    """What has faces, edges, and perhaps numbers that are shown as colours."""

    properties = {
        "facecolor": None,
        "edgecolor": None,
        "linewidth": 1.5,
        "linestyle": "-",
        "hatch": None,
        "capstyle": None,
        "joinstyle": None,
        "zorder": 1,
    }
    short = {
        "fc": "facecolor",
        "facecolors": "facecolor",
        "ec": "edgecolor",
        "edgecolors": "edgecolor",
        "lw": "linewidth",
        "linewidths": "linewidth",
        "ls": "linestyle",
        "linestyles": "linestyle",
        "dashes": "linestyle",
        "aa": "antialiased",
    }

    def set_color(self, c):
        self._values["facecolor"] = self._values["edgecolor"] = c

    def set_linestyle(self, ls):
        self._values["linestyle"] = ls

    def get_facecolor(self):
        return array([to_rgba(c, self._read("alpha")) for c in self.face_colors()])

    def get_edgecolor(self):
        return array([to_rgba(c, self._read("alpha")) for c in self.edge_colors()])

    def mapped(self):
        """The colours of its numbers; None without numbers."""
        values = self._shown
        if values is None:
            return None
        self.norm.autoscale_None(values)
        parts = self.norm.parts(torch.tensor(values, dtype=torch.float64)).tolist()
        return [self.cmap.color(part) for part in parts]

    def set_array(self, A):
        self._shown = None if A is None else numbers(A)

    def get_array(self):
        return None if self._shown is None else array(self._shown)

    _shown = None

    def face_colors(self):
        return self.mapped() or color_list(self._read("facecolor"))

    def edge_colors(self):
        edge = self._read("edgecolor")
        if edge is None or (isinstance(edge, str) and edge == "face"):
            return self.face_colors()
        return color_list(edge)

    def autoscale_None(self):
        if self._shown is not None:
            self.norm.autoscale_None(self._shown)


class PathCollection(Collection):
    """The points of a scatter plot."""

    def __init__(self, x, y, sizes, marker, **values):
        self._x, self._y = x, y
        self._sizes = sizes
        self._marker = checked_marker(marker)
        super().__init__(**values)

    def get_offsets(self):
        return array([list(pair) for pair in zip(self._x, self._y)])

    def set_offsets(self, offsets):
        points = plain(offsets)
        self._x, self._y = ([number(p[n]) for p in points] for n in (0, 1))

    def get_sizes(self):
        return array(self._sizes)

    def set_sizes(self, sizes):
        self._sizes = numbers(sizes)

    def get_paths(self):
        raise refused("the paths of a scatter plot")

    def extent(self):
        return pairs(self._x, self._y)

    def marks(self):
        count, alpha = len(self._x), self._read("alpha")
        faces = self.face_colors()
        empty = self._marker in UNFILLED
        widths = self._read("linewidth")
        alphas = isinstance(alpha, (list, tuple)) or hasattr(alpha, "tolist")
        if alphas:
            each = numbers(alpha)
            faces = [(*to_rgba(faces[n % len(faces)])[:3], min(max(each[n], 0), 1)) for n in range(count)]
            alpha = None
        edges = faces if empty or alphas else self.edge_colors()
        return [
            {
                "kind": "points",
                "x": crossing(thin(self._x)),
                "y": crossing(thin(self._y)),
                "shape": self._marker,
                "sizes": [math.sqrt(size) if size > 0 else 0.0 for size in self._sizes],
                "fill": "none" if empty else paint(faces, count, alpha),
                "edge": paint(edges, count, alpha),
                "edgeWidth": float(numbers(widths)[0]),
            }
        ]

    def legend_entry(self):
        alpha = self._read("alpha")
        face = self.face_colors()[0]
        empty = self._marker in UNFILLED
        marker = {
            "shape": self._marker,
            "size": math.sqrt(self._sizes[0]) if self._sizes else 6.0,
            "fill": "none" if empty else color_crossing(face, None if isinstance(alpha, list) else alpha),
            "edge": color_crossing(
                face if empty else self.edge_colors()[0], None if isinstance(alpha, list) else alpha
            ),
            "edgeWidth": float(numbers(self._read("linewidth"))[0]),
        }
        return {"line": None, "marker": marker, "box": None}

    def legend_elements(self, prop="colors", num="auto", **values):
        """A handle and a label for each of few numbers that are shown as colours."""
        from .lines import Line2D

        if prop != "colors" or self._shown is None:
            raise refused(f"legend_elements({prop!r})")
        kinds = sorted(set(self._shown))
        if len(kinds) > 9:
            from .ticker import MaxNLocator

            low, high = self.norm.vmin, self.norm.vmax
            kinds = [
                x for x in MaxNLocator(9 if num == "auto" else num).places(low, high) if low <= x <= high
            ]
        handles = [
            Line2D([], [], ls="", marker=self._marker, color=self.cmap(self.norm.part(x))) for x in kinds
        ]
        return handles, [rf"$\mathdefault{{{x:g}}}$" for x in kinds]


class LineCollection(Collection):
    """Lines between two points each, or through several."""

    properties = {"zorder": 2}

    def __init__(self, segments, *, colors=None, **values):
        self.set_segments(segments)
        if colors is not None:
            values.setdefault("edgecolor", colors)
        super().__init__(**values)

    def set_segments(self, segments):
        self._segments = [[tuple(map(number, point)) for point in plain(line)] for line in segments]

    def get_segments(self):
        return [array([list(point) for point in line]) for line in self._segments]

    def set_color(self, c):
        self._values["edgecolor"] = c

    def face_colors(self):
        return self.mapped() or color_list(self._read("edgecolor") or "C0")

    def extent(self):
        points = [point for line in self._segments for point in line]
        return [p[0] for p in points], [p[1] for p in points]

    def marks(self):
        ends, owner = [], []
        for n, line in enumerate(self._segments):
            for (x0, y0), (x1, y1) in zip(line, line[1:]):
                ends += [x0, y0, x1, y1]
                owner.append(n)
        colors = self.edge_colors()
        each = [colors[n % len(colors)] for n in owner]
        line = self._stroke()
        return (
            [
                {
                    "kind": "segments",
                    "ends": crossing(thin(ends)),
                    "colour": paint(each, len(each), self._read("alpha")),
                    "stroke": line,
                }
            ]
            if line and ends
            else []
        )

    def _stroke(self):
        style = self._read("linestyle")
        style = style[0] if isinstance(style, list) else style
        return stroke(
            self.edge_colors()[0],
            numbers(self._read("linewidth"))[0],
            checked_style(style),
            self._read("alpha"),
        )

    def legend_entry(self):
        return {"line": self._stroke(), "marker": None, "box": None}


class PatchCollection(Collection):
    """Shapes that share a look."""

    def __init__(self, patches, *, match_original=False, **values):
        self._patches = list(patches)
        self._match = match_original
        super().__init__(**values)

    def extent(self):
        extents = [patch.extent() for patch in self._patches]
        return [x for xs, _ in extents for x in xs], [y for _, ys in extents for y in ys]

    def marks(self):
        marks, faces = [], self.face_colors()
        for n, patch in enumerate(self._patches):
            if not self._match:
                face = faces[n % len(faces)]
                patch.set(facecolor="C0" if face is None else face, alpha=self._read("alpha"))
                if self._read("edgecolor") is not None:
                    patch.set(edgecolor=self.edge_colors()[0])
            marks += patch.marks()
        return marks


def __getattr__(name):
    return absent("matplotlib.collections", name)
