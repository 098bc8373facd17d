"""Axes: what is plotted in them, by what they are told to plot."""

import math
import warnings
from functools import partial

import torch

from ._absent import absent, refused, unused
from ._data import array, as_array, columns, is_text, number, numbers, plain, shape_of, table
from .artist import Artist
from .axis import Axis
from .collections import LineCollection, PathCollection, color_list
from .colors import checked, is_color_like, to_rgba
from .colors import crossing as color_crossing
from .container import BarContainer, ErrorbarContainer, StemContainer
from .contour import ContourSet
from .image import AxesImage
from .legend import Legend, labelled
from .lines import MARKERS, AxLine, Line2D, Rule
from .patches import Area, Arrow, Band, Patch, Polygon, Rectangle
from .text import Annotation, Text

_ABSENT = frozenset(
    "acorr angle_spectrum barbs boxplot bxp cohere csd eventplot hexbin hist2d indicate_inset inset_axes "
    "magnitude_spectrum pcolorfast phase_spectrum pie plot_date psd quiver quiverkey secondary_xaxis secondary_yaxis "
    "specgram spy streamplot table tricontour tricontourf tripcolor triplot violin violinplot xcorr".split()
)
_SOLID = ("--", "-.", "-", ":")


class Spine(Artist):
    """An edge of axes."""

    properties = {"color": None, "edgecolor": None, "linewidth": 0.8, "bounds": None, "zorder": 2.5}
    short = {"lw": "linewidth", "ec": "edgecolor", "c": "color"}

    def __init__(self, visible=True):
        super().__init__(visible=visible)
        self.at = None

    def set_position(self, position):
        known = {"zero": ("data", 0.0), "center": ("axes", 0.5)}
        kind, at = known.get(position, position) if isinstance(position, str) else position
        if kind == "axes" and at == 0.5:
            self.at = "center"
        elif kind == "data":
            self.at = number(at)
        elif kind != "outward" and not (kind == "axes" and at in (0, 1)):
            raise refused(f"the place {position!r} of a spine")

    def set_bounds(self, low=None, high=None):
        raise refused("the bounds of a spine")

    def crossing(self):
        color = self._read("color") or self._read("edgecolor")
        looks = {"colour": color_crossing(color)} if color is not None else {}
        return {**looks, "width": float(self._read("linewidth")), "at": self.at}


class Spines(dict):
    """The edges by side; several at once, too."""

    def __getitem__(self, key):
        if isinstance(key, list):
            return _Several([self[each] for each in key])
        if isinstance(key, slice):
            return _Several(list(self.values()))
        return super().__getitem__(key)

    def __getattr__(self, name):
        if name in self:
            return self[name]
        raise AttributeError(f"'Spines' object does not contain a {name!r} spine")


class _Several:
    def __init__(self, things):
        self._things = things

    def __getattr__(self, name):
        def call(*args, **values):
            for thing in self._things:
                getattr(thing, name)(*args, **values)

        return call


class Axes(Artist):
    """A rectangle of a figure with two axes."""

    def __init__(
        self,
        figure,
        place,
        *,
        sharex=None,
        sharey=None,
        facecolor=None,
        fc=None,
        frameon=True,
        label="",
        **values,
    ):
        projection = values.pop("projection", None)
        polar = values.pop("polar", False)
        if polar or projection not in (None, "rectilinear"):
            kind = "polar" if polar else projection
            raise refused("3-D axes (projection='3d')" if kind == "3d" else f"axes with projection={kind!r}")
        self.things = []
        super().__init__(label=label)
        self.figure = figure
        self.place = place
        self.axes = self
        self.xaxis = Axis(self, "x", sharex and sharex.xaxis.view)
        self.yaxis = Axis(self, "y", sharey and sharey.yaxis.view)
        self._sharex, self._sharey = sharex, sharey
        self._clear()
        if facecolor is not None or fc is not None:
            self.set_facecolor(facecolor if facecolor is not None else fc)
        self._frame = frameon
        self.set(**values)

    def _clear(self):
        from matplotlib import rcParams

        self.things, self.containers = [], []
        for axis, shared in ((self.xaxis, self._sharex), (self.yaxis, self._sharey)):
            axis.look()
            if shared is None and len(axis.view.members) == 1:
                axis.view.reset()
        self.legend_ = None
        self._frame = True
        self._on = True
        self._face = None if rcParams["axes.facecolor"] == "white" else rcParams["axes.facecolor"]
        self._aspect, self._adjustable = None, "box"
        self._titles = {
            place: Text(fontsize=rcParams["axes.titlesize"]) for place in ("left", "center", "right")
        }
        for text in self._titles.values():
            text.set_fontweight(rcParams["axes.titleweight"])
        for axis in (self.xaxis, self.yaxis):
            axis.label.set(fontsize=rcParams["axes.labelsize"], fontweight=rcParams["axes.labelweight"])
        sides = ("left", "right", "bottom", "top")
        self.spines = Spines((side, Spine(rcParams[f"axes.spines.{side}"])) for side in sides)
        self.set_prop_cycle(None)
        self.colorbars = []
        self.title = self._titles["center"]

    def cla(self):
        """Takes everything out."""
        self._clear()

    clear = cla

    def get_figure(self, root=False):
        return self.figure

    def remove(self):
        self.figure.delaxes(self)

    # What is in it

    def _add(self, thing, stale=True):
        thing.axes, thing.figure = self, self.figure
        self.things.append(thing)
        self._take_in(thing)
        if stale:
            self.autoscale_view()
        return thing

    def _take_in(self, thing):
        extent = thing.extent()
        if extent:
            self.xaxis.take_in(extent[0])
            self.yaxis.take_in(extent[1])

    def _take_out(self, thing):
        for n, each in enumerate(self.things):
            if each is thing:
                del self.things[n]
                return True
        return False

    def add_line(self, line):
        return self._add(line, stale=False)

    def add_patch(self, p):
        return self._add(p, stale=False)

    def add_artist(self, a):
        if isinstance(a, Legend):
            self.extra_legend = a
            return a
        return self._add(a, stale=False)

    def add_collection(self, collection, autolim=True):
        return self._add(collection, stale=False)

    def add_image(self, image):
        return self._add(image, stale=False)

    def add_container(self, container):
        container.axes = self
        self.containers.append(container)
        return container

    def get_children(self):
        return list(self.things)

    @property
    def lines(self):
        return [thing for thing in self.things if isinstance(thing, Line2D)]

    @property
    def patches(self):
        return [thing for thing in self.things if isinstance(thing, Patch)]

    @property
    def images(self):
        return [thing for thing in self.things if isinstance(thing, AxesImage)]

    @property
    def texts(self):
        return [thing for thing in self.things if isinstance(thing, Text)]

    @property
    def collections(self):
        return [
            thing for thing in self.things if isinstance(thing, (LineCollection, PathCollection, ContourSet))
        ]

    @property
    def artists(self):
        return []

    def get_lines(self):
        return self.lines

    def get_images(self):
        return self.images

    def has_data(self):
        return any(thing.extent() for thing in self.things)

    # Colours in turn

    def set_prop_cycle(self, *args, **values):
        from matplotlib import rcParams
        from matplotlib._rc import cycler

        rows = (
            rcParams["axes.prop_cycle"] if args in ((), (None,)) and not values else cycler(*args, **values)
        )
        self._rows = list(rows) or [{"color": "k"}]
        self._turn = {"line": 0, "fill": 0}

    def _next(self, kind, given=()):
        keys = self._rows[0].keys()
        if all(key in given for key in keys):
            return {}
        row = self._rows[self._turn[kind] % len(self._rows)]
        self._turn[kind] += 1
        return row

    def _next_color(self, kind="fill"):
        return self._next(kind).get("color", "k")

    # Lines

    def plot(self, *args, scalex=True, scaley=True, data=None, **values):
        """Lines through points: `plot(y)`, `plot(x, y, 'r--')`, and several of those one after the other."""
        if data is not None:
            args = [data[arg] if isinstance(arg, str) and arg in data else arg for arg in args]
        lines = [self._add(line) for line in self._plotted(list(args), values)]
        return lines

    def _plotted(self, args, values):
        values = {Line2D.short.get(name, name): value for name, value in values.items()}
        while args:
            group = [args.pop(0)]
            if args and not (isinstance(args[0], str) and not isinstance(group[0], str)):
                if not isinstance(args[0], str) or is_text(group[0]):
                    group.append(args.pop(0))
            style = {}
            fmt = args.pop(0) if args and isinstance(args[0], str) else None
            if fmt is not None:
                style = read_format(fmt)
            yield from self._lines(group, style, dict(values))

    def _lines(self, group, style, values):
        if len(group) == 2:
            x, y = group
            xs = [self.xaxis.units(x)] if is_text(x) else columns(x)
        else:
            y = group[0]
            xs = None
        ys = [self.yaxis.units(y)] if is_text(y) else columns(y)
        if xs is None:
            xs = [[float(n) for n in range(len(ys[0]))]] if ys else [[]]
        for each in ys[:1]:
            if len(xs[0]) != len(each):
                shapes = [_shape(values) for values in group]
                raise ValueError(
                    f"x and y must have same first dimension, but have shapes {shapes[0]} and {shapes[1]}"
                )
        count = max(len(xs), len(ys))
        if len(xs) not in (1, count) or len(ys) not in (1, count):
            raise ValueError(f"x has {len(xs)} columns but y has {len(ys)} columns")
        label = values.pop("label", None)
        labels = [label] * count
        if count > 1 and isinstance(label, (list, tuple)):
            if len(label) != count:
                raise ValueError(
                    f"label must be scalar or have the same length as the input data, but found {len(label)} for {count} datasets."
                )
            labels = list(label)
        for n in range(count):
            given = {**{name: value for name, value in style.items() if value is not None}, **values}
            if given.get("color", "") is None:
                del given["color"]
            looks = {**_line_defaults(), **self._next("line", given), **given}
            if "color" not in looks:
                looks["color"] = "C0"
            if labels[n] is None:
                labels[n] = f"_child{len(self.things) + n}"
            line = Line2D(xs[n % len(xs)], ys[n % len(ys)], label=labels[n], **looks)
            line.keep(*(partial(_column, values, n) for values in group[-2:]))
            yield line

    def semilogx(self, *args, **values):
        self.set_xscale("log", **_log_options(values))
        return self.plot(*args, **values)

    def semilogy(self, *args, **values):
        self.set_yscale("log", **_log_options(values))
        return self.plot(*args, **values)

    def loglog(self, *args, **values):
        options = _log_options(values)
        self.set_xscale("log", **options)
        self.set_yscale("log", **options)
        return self.plot(*args, **values)

    def step(self, x, y, *args, where="pre", **values):
        if where not in ("pre", "post", "mid"):
            raise ValueError(
                f"{where!r} is not a valid value for where; supported values are 'pre', 'post', 'mid'"
            )
        return self.plot(x, y, *args, drawstyle=f"steps-{where}", **values)

    def axhline(self, y=0, xmin=0, xmax=1, **values):
        rule = Rule("y", self.yaxis.units(y)[0], xmin, xmax, **values)
        return self._add_rule(rule, self.yaxis)

    def axvline(self, x=0, ymin=0, ymax=1, **values):
        rule = Rule("x", self.xaxis.units(x)[0], ymin, ymax, **values)
        return self._add_rule(rule, self.xaxis)

    def _add_rule(self, rule, axis):
        low, high = sorted(axis.get_view_interval())
        outside = not low <= rule.at <= high
        self._add(rule, stale=False)
        if outside:
            axis.request()
        return rule

    def axline(self, xy1, xy2=None, *, slope=None, **values):
        start = tuple(map(number, xy1))
        if (xy2 is None) == (slope is None):
            raise TypeError("Exactly one of 'xy2' and 'slope' must be given")
        points = [start]
        if xy2 is not None:
            end = tuple(map(number, xy2))
            points.append(end)
            slope = None if end[0] == start[0] else (end[1] - start[1]) / (end[0] - start[0])
        line = AxLine(
            self,
            start,
            slope,
            **{"color": self._next_color("line") if not {"color", "c"} & set(values) else None, **values},
        )
        self._add(line)
        for x, y in points:
            self.xaxis.take_in([x])
            self.yaxis.take_in([y])
        return line

    def hlines(self, y, xmin, xmax, colors=None, linestyles="solid", *, label="", **values):
        return self._parallels("y", y, xmin, xmax, colors, linestyles, label, values)

    def vlines(self, x, ymin, ymax, colors=None, linestyles="solid", *, label="", **values):
        return self._parallels("x", x, ymin, ymax, colors, linestyles, label, values)

    def _parallels(self, axis, at, low, high, colors, styles, label, values):
        own = self.xaxis if axis == "x" else self.yaxis
        places = own.units(at)
        count = len(places)
        ends = []
        for end in (low, high):
            each = numbers(end)
            ends.append(each * count if len(each) == 1 else each)
        segments = [[(p, a), (p, b)] if axis == "x" else [(a, p), (b, p)] for p, a, b in zip(places, *ends)]
        colors = values.pop("color", values.pop("ec", colors))
        values = {"linewidth": _rc("lines.linewidth"), **values}
        lines = LineCollection(
            segments,
            colors=colors if colors is not None else _rc("lines.color"),
            linestyle=styles,
            label=label,
            **values,
        )
        return self._add(lines)

    # Points

    def scatter(self, x, y, s=None, c=None, *, marker=None, cmap=None, norm=None, vmin=None, vmax=None, alpha=None,
                linewidths=None, edgecolors=None, plotnonfinite=False, data=None, **values):  # fmt: skip
        """Points with colours and sizes of their own."""
        if data is not None:
            x, y, s, c = (data[v] if isinstance(v, str) and v in data else v for v in (x, y, s, c))
        xs, ys = self.xaxis.units(x), self.yaxis.units(y)
        if len(xs) != len(ys):
            raise ValueError("x and y must be the same size")
        sizes = numbers(_rc("lines.markersize") ** 2 if s is None else s)
        if len(sizes) not in (1, len(xs)):
            raise ValueError("s must be a scalar, or float array-like with the same size as x and y")
        color = values.pop("color", None)
        face = values.pop("facecolors", values.pop("facecolor", values.pop("fc", color)))
        edge = edgecolors if edgecolors is not None else values.pop("edgecolor", values.pop("ec", color))
        shown = None
        if c is None:
            if face is None:
                face = self._next_color()
            faces = face
        else:
            faces, shown = self._scatter_colors(c, len(xs), xs)
            if color is not None:
                raise ValueError(
                    "Supply a 'c' argument or a 'color' kwarg but not both; they differ but their functionalities overlap."
                )
        marker = _rc("scatter.marker") if marker is None else marker
        width = linewidths if linewidths is not None else values.pop("linewidth", values.pop("lw", None))
        points = PathCollection(
            xs,
            ys,
            sizes,
            marker,
            cmap=cmap,
            norm=norm,
            facecolor=faces,
            alpha=alpha,
            label=values.pop("label", ""),
            **values,
        )
        points.set(
            linewidth=_rc("lines.linewidth") if width is None else width,
            edgecolor="face" if edge is None else edge,
        )
        if shown is not None:
            points.set_array(shown)
            points.set_clim(vmin, vmax)
            points.autoscale_None()
        elif vmin is not None or vmax is not None or cmap is not None and c is not None:
            unused_names = [n for n, v in (("cmap", cmap), ("vmin", vmin), ("vmax", vmax)) if v is not None]
            warnings.warn(
                f"No data for colormapping provided via 'c'. Parameters {', '.join(map(repr, unused_names))} will be ignored",
                UserWarning,
                stacklevel=2,
            )
        return self._add(points)

    def _scatter_colors(self, c, count, xs):
        if isinstance(c, str):
            return checked(c, "c"), None
        rows = plain(c)
        rows = rows if isinstance(rows, list) else [rows]
        sizes = shape_of(rows)
        texts = any(isinstance(row, str) for row in rows)
        if not texts and len(sizes) == 1 and len(rows) == count:
            return None, numbers(rows)
        if not texts and len(sizes) == 2 and math.prod(sizes) == count and sizes[1] not in (3, 4):
            return None, numbers(rows)
        if all(is_color_like(row) for row in rows) and not (len(sizes) == 1 and not texts):
            if len(rows) not in (1, count):
                raise _wrong_colors(len(rows), count)
            return [tuple(row) if isinstance(row, list) else row for row in rows], None
        if len(sizes) == 1 and not texts and is_color_like(tuple(rows)):
            return [tuple(rows)], None
        if texts:
            raise ValueError(
                f"'c' argument must be a color, a sequence of colors, or a sequence of numbers, not {c!r}"
            )
        raise _wrong_colors(math.prod(sizes), count)

    def errorbar(self, x, y, yerr=None, xerr=None, fmt="", *, ecolor=None, elinewidth=None, capsize=None, barsabove=False,
                 capthick=None, label=None, **values):  # fmt: skip
        unused(
            "errorbar",
            {n: values.pop(n, None) for n in ("lolims", "uplims", "xlolims", "xuplims", "errorevery")},
        )
        xs, ys = self.xaxis.units(x), self.yaxis.units(y)
        values = {Line2D.short.get(name, name): value for name, value in values.items()}
        style = {} if fmt.lower() == "none" else read_format(fmt)
        given = {**{name: value for name, value in style.items() if value is not None}, **values}
        looks = {**_line_defaults(), **self._next("line", given), **given}
        line = None
        if fmt.lower() != "none":
            line = self._add(Line2D(xs, ys, label="_nolegend_", **looks))
        color = looks.get("color", "C0") if ecolor is None else ecolor
        capsize = _rc("errorbar.capsize") if capsize is None else capsize
        width = elinewidth if elinewidth is not None else looks.get("linewidth", _rc("lines.linewidth"))
        bars, caps = [], []
        for axis, errors, across, along in (("x", xerr, ys, xs), ("y", yerr, xs, ys)):
            if errors is None:
                continue
            low, high = _error_ends(errors, along)
            ends = [
                [(a, p), (b, p)] if axis == "x" else [(p, a), (p, b)] for a, b, p in zip(low, high, across)
            ]
            bars.append(
                self._add(LineCollection(ends, colors=color, linewidth=width, alpha=looks.get("alpha")))
            )
            for at in (low, high) if capsize else ():
                pair = (at, across) if axis == "x" else (across, at)
                sign = "|" if axis == "x" else "_"
                cap = Line2D(
                    *pair,
                    color=color,
                    ls="None",
                    marker=sign,
                    ms=2 * capsize,
                    alpha=looks.get("alpha"),
                    label="_nolegend_",
                )
                cap.set_markeredgewidth(capthick if capthick is not None else 1.0)
                caps.append(self._add(cap))
        return self.add_container(ErrorbarContainer((line, tuple(caps), tuple(bars)), label=label))

    def stem(
        self, *args, linefmt=None, markerfmt=None, basefmt=None, bottom=0, label=None, orientation="vertical"
    ):
        if orientation != "vertical":
            raise refused(f"stem(orientation={orientation!r})")
        if not 1 <= len(args) <= 3:
            raise TypeError(f"stem expected between 1 and 3 positional arguments, got {args}")
        if isinstance(args[-1], str):
            *args, linefmt = args
        ys = numbers(args[-1])
        xs = self.xaxis.units(args[0]) if len(args) > 1 else [float(n) for n in range(len(ys))]
        color, style = "C0", "-"
        if linefmt is not None:
            read = read_format(linefmt)
            color, style = read["color"] or "C0", read["linestyle"] or "-"
        head = read_format(markerfmt) if markerfmt else {"color": None, "marker": "o"}
        base = read_format(basefmt or "C3-")
        lines = self.vlines(xs, bottom, ys, colors=color, linestyles=style, label="_nolegend_")
        heads = Line2D(
            xs, ys, ls="None", marker=head["marker"] or "o", color=head["color"] or color, label="_nolegend_"
        )
        self._add(heads)
        ends = [min(xs), max(xs)] if xs else []
        foot = Line2D(
            ends,
            [bottom] * len(ends),
            color=base["color"] or "C3",
            ls=base["linestyle"] or "-",
            label="_nolegend_",
        )
        self._add(foot)
        return self.add_container(StemContainer((heads, lines, foot), label=label))

    # Bars

    def bar(self, x, height, width=0.8, bottom=None, *, align="center", **values):
        return self._bars("x", x, height, width, bottom, align, values)

    def barh(self, y, width, height=0.8, left=None, *, align="center", **values):
        return self._bars("y", y, width, height, left, align, values)

    def _bars(self, along, at, lengths, widths, starts, align, values):
        own, other = (self.xaxis, self.yaxis) if along == "x" else (self.yaxis, self.xaxis)
        if values.pop("log", False):
            other.set_scale("log")
        color = values.pop("color", values.pop("facecolor", values.pop("fc", None)))
        edge = values.pop("edgecolor", values.pop("ec", None))
        label = values.pop("label", "")
        errors = {name: values.pop(name, None) for name in ("xerr", "yerr")}
        error_looks = {
            "capsize": values.pop("capsize", None),
            "ecolor": values.pop("ecolor", "k"),
            **values.pop("error_kw", {}),
        }
        tick_label = values.pop("tick_label", None)
        lines = values.pop("linewidth", values.pop("lw", None))
        given, places, lengths = lengths, own.units(at), numbers(lengths)
        count = max(len(places), len(lengths))
        rows = []
        for row in (places, lengths, numbers(widths), numbers(0 if starts is None else starts)):
            if len(row) not in (1, count):
                raise ValueError(
                    f"shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape ({count},) and arg 1 with shape ({len(row)},)."
                )
            rows.append(row * count if len(row) == 1 and count != 1 else row)
        if color is None:
            color = self._next_color()
        faces, edges = color_list(color), color_list(edge)
        if align not in ("center", "edge"):
            raise ValueError(
                f"{align!r} is not a valid value for align; supported values are 'center', 'edge'"
            )
        names = list(label) if isinstance(label, (list, tuple)) else ["_nolegend_"] * count
        if len(names) != count:
            raise ValueError(f"number of labels ({len(names)}) does not match number of bars ({count}).")
        bars = []
        kept = list(as_array(given)) if shape_of(plain(given)) == (count,) else rows[1]
        line_widths = numbers(_rc("patch.linewidth") if lines is None else lines)
        for n, (place, _, width, start) in enumerate(zip(*rows)):
            corner = place - width / 2 if align == "center" else place
            length = kept[n]
            box = ((corner, start), width, length) if along == "x" else ((start, corner), length, width)
            looks = {
                "facecolor": faces[n % len(faces)],
                "edgecolor": edges[n % len(edges)],
                "linewidth": line_widths[n % len(line_widths)],
            }
            bar = Rectangle(*box, label=names[n], **looks, **values)
            (bar.sticky_y if along == "x" else bar.sticky_x).append(start)
            self._add(bar, stale=False)
            bars.append(bar)
        self.autoscale_view()
        if tick_label is not None:
            own.set_ticks(places, [tick_label] * count if isinstance(tick_label, str) else tick_label)
        errorbar = None
        if any(value is not None for value in errors.values()):
            ends = [start + length for start, length in zip(rows[3], rows[1])]
            centres = [p if align == "center" else p + w / 2 for p, w in zip(rows[0], rows[2])]
            pair = (centres, ends) if along == "x" else (ends, centres)
            looks = {name: value for name, value in error_looks.items() if value is not None}
            errorbar = self.errorbar(*pair, fmt="none", label="_nolegend_", **errors, **looks)
        whole = "" if isinstance(label, (list, tuple)) else label
        orientation = "vertical" if along == "x" else "horizontal"
        return self.add_container(
            BarContainer(bars, errorbar, datavalues=array(lengths), orientation=orientation, label=whole)
        )

    def bar_label(self, container, labels=None, *, fmt="%g", label_type="edge", padding=0, **values):
        if label_type not in ("edge", "center"):
            raise ValueError(
                f"{label_type!r} is not a valid value for label_type; supported values are 'edge', 'center'"
            )
        texts, upright = [], container.orientation == "vertical"
        for n, bar in enumerate(container.patches):
            length = bar.get_height() if upright else bar.get_width()
            text = (
                labels[n]
                if labels is not None
                else fmt(length)
                if callable(fmt)
                else fmt.format(length)
                if "{" in fmt
                else fmt % length
            )
            part = 0.5 if label_type == "center" else 1.0
            x = bar.get_x() + bar.get_width() * (0.5 if upright else part)
            y = bar.get_y() + bar.get_height() * (part if upright else 0.5)
            away = 0 if part == 0.5 else math.copysign(padding + 2, length)
            note = Annotation(
                str(text), (x, y), (0, away) if upright else (away, 0), textcoords="offset points", **values
            )
            aligned = (
                "center"
                if part == 0.5
                else ("bottom", "top")[bool(length < 0)]
                if upright
                else ("left", "right")[bool(length < 0)]
            )
            note.set(ha="center", va="center")
            note.set(**({"va": aligned} if upright else {"ha": aligned}))
            texts.append(self._add(note, stale=False))
        return texts

    def hist(self, x, bins=None, *, range=None, density=False, weights=None, cumulative=False, bottom=None, histtype="bar",
             align="mid", orientation="vertical", rwidth=None, log=False, color=None, label=None, stacked=False, **values):  # fmt: skip
        """Counts by intervals; gives them, the edges, and the bars."""
        if histtype not in ("bar", "barstacked", "step", "stepfilled"):
            raise ValueError(
                f"{histtype!r} is not a valid value for histtype; supported values are 'bar', 'barstacked', 'step', 'stepfilled'"
            )
        if align != "mid" or orientation not in ("vertical", "horizontal"):
            raise refused(f"hist(align={align!r}, orientation={orientation!r})")
        sets = _data_sets(x)
        weights = [None] * len(sets) if weights is None else _data_sets(weights)
        stacked = stacked or histtype == "barstacked"
        edges = bin_edges(
            [value for each in sets for value in each], _rc("hist.bins") if bins is None else bins, range
        )
        tops = [count_in(each, edges, weight) for each, weight in zip(sets, weights)]
        if stacked:
            tops = _running(tops)
        widths = [b - a for a, b in zip(edges, edges[1:])]
        if density:
            if stacked:
                whole = sum(tops[-1])
                tops = [[n / w / whole for n, w in zip(row, widths)] for row in tops]
            else:
                tops = [[n / w / sum(row) for n, w in zip(row, widths)] for row in tops]
        if cumulative:
            tops = [_cumulated(row, widths if density else None, cumulative) for row in tops]
        colors = [self._next_color("line") for _ in sets] if color is None else color_list(color)
        if len(colors) != len(sets):
            raise ValueError(
                f"The 'color' keyword argument must have one color per dataset, but {len(sets)} datasets and {len(colors)} colors were provided"
            )
        names = [label] if label is None or isinstance(label, str) else list(label)
        names += [None] * (len(sets) - len(names))
        upright = orientation == "vertical"
        if log:
            (self.yaxis if upright else self.xaxis).set_scale("log")
        made = []
        base = numbers(0 if bottom is None else bottom)
        base = base * len(widths) if len(base) == 1 else base
        for n, row in enumerate(tops):
            below = base if not stacked or n == 0 else tops[n - 1]
            if histtype.startswith("bar"):
                made.append(
                    self._histogram_bars(
                        row,
                        below if stacked else base,
                        edges,
                        n,
                        1 if stacked else len(tops),
                        rwidth,
                        upright,
                        colors[n],
                        names[n],
                        values,
                        stacked,
                    )
                )
            else:
                made.append(
                    self._histogram_steps(row, base, edges, histtype, upright, colors[n], names[n], values)
                )
        self.autoscale_view()
        if len(tops) == 1:
            return array(tops[0]), array(edges), made[0]
        return array(tops), array(edges), made

    def _histogram_bars(self, row, below, edges, n, count, rwidth, upright, color, label, values, stacked):
        widths = [b - a for a, b in zip(edges, edges[1:])]
        part = rwidth if rwidth is not None else (0.8 if count > 1 else 1.0)
        part = min(max(part, 0), 1)
        wide = [w * part / count for w in widths]
        lefts = [a + w * (1 - part) / 2 + n * each for a, w, each in zip(edges, widths, wide)]
        heights = [top - under for top, under in zip(row, below)] if stacked and n else row
        centres = [left + w / 2 for left, w in zip(lefts, wide)]
        looks = {"color": color, "label": label if label is not None else "", **values}
        if upright:
            return self.bar(centres, heights, wide, below, **looks)
        return self.barh(centres, heights, wide, below, **looks)

    def _histogram_steps(self, row, base, edges, histtype, upright, color, label, values):
        at, far = [edges[0]], [base[0]]
        for n, top in enumerate(row):
            at += [edges[n], edges[n + 1]]
            far += [base[n] + top] * 2
        at.append(edges[-1])
        far.append(base[-1])
        points = list(zip(at, far)) if upright else list(zip(far, at))
        fill = histtype == "stepfilled"
        looks = {
            "facecolor": color,
            "edgecolor": None if fill else color,
            "fill": fill,
            "linewidth": _rc("patch.linewidth"),
        }
        looks.update({Patch.short.get(name, name): value for name, value in values.items()})
        shape = Polygon(points, closed=fill, label=label or "", **looks)
        (shape.sticky_y if upright else shape.sticky_x).append(base[0])
        return [self._add(shape)]

    def stairs(self, values, edges=None, *, orientation="vertical", baseline=0, fill=False, **looks):
        row = numbers(values)
        ends = numbers(edges) if edges is not None else [float(n) for n in range(len(row) + 1)]
        if len(ends) != len(row) + 1:
            raise ValueError(
                f'Size mismatch between "values" and "edges". Expected `len(values) + 1 == len(edges)`, but got len(values)={len(row)} and len(edges)={len(ends)}.'
            )
        color = looks.pop("color", None) or self._next_color("line")
        kind = "stepfilled" if fill else "step"
        return self._histogram_steps(
            row,
            [number(baseline)] * len(row),
            ends,
            kind,
            orientation == "vertical",
            color,
            looks.pop("label", None),
            looks,
        )[0]

    # Areas

    def fill_between(self, x, y1, y2=0, where=None, interpolate=False, step=None, **values):
        return self._between("x", x, y1, y2, where, step, values)

    def fill_betweenx(self, y, x1, x2=0, where=None, step=None, interpolate=False, **values):
        return self._between("y", y, x1, x2, where, step, values)

    def _between(self, along, at, one, two, where, step, values):
        at = (self.xaxis if along == "x" else self.yaxis).units(at)
        rows = []
        for row in (numbers(one), numbers(two)):
            if len(row) not in (1, len(at)):
                raise ValueError(
                    f"operands could not be broadcast together with shapes ({len(at)},) ({len(row)},)"
                )
            rows.append(row * len(at) if len(row) == 1 and len(at) != 1 else row)
        values = {_PLURALS.get(name, name): value for name, value in values.items()}
        if not {"color", "facecolor", "fc"} & set(values):
            values["facecolor"] = self._next_color()
        return self._add(Area(along, at, *rows, where, step, **values))

    def fill(self, *args, data=None, **values):
        shapes, rest = [], list(args)
        while rest:
            if len(rest) < 2:
                raise TypeError("fill() takes pairs of x and y")
            x, y = numbers(rest.pop(0)), numbers(rest.pop(0))
            color = read_format(rest.pop(0))["color"] if rest and isinstance(rest[0], str) else None
            looks = dict(values)
            if not {"color", "facecolor", "fc"} & set(looks):
                looks["facecolor"] = color or self._next_color()
            shapes.append(self._add(Polygon(list(zip(x, y)), **looks)))
        return shapes

    def stackplot(self, x, *args, labels=(), colors=None, baseline="zero", **values):
        if baseline != "zero":
            raise refused(f"stackplot(baseline={baseline!r})")
        rows = []
        for arg in args:
            nested = plain(arg)
            rows += [numbers(row) for row in nested] if len(shape_of(nested)) == 2 else [numbers(nested)]
        below, made = [0.0] * len(rows[0]), []
        for n, row in enumerate(rows):
            above = [a + b for a, b in zip(below, row)]
            looks = {"facecolor": colors[n % len(colors)] if colors else self._next_color("line")}
            label = labels[n] if n < len(labels) else ""
            area = self.fill_between(x, below, above, label=label, **looks, **values)
            area.sticky_y.append(0.0)
            made.append(area)
            below = above
        return made

    def axhspan(self, ymin, ymax, xmin=0, xmax=1, **values):
        return self._span("y", ymin, ymax, (xmin, xmax), values)

    def axvspan(self, xmin, xmax, ymin=0, ymax=1, **values):
        return self._span("x", xmin, xmax, (ymin, ymax), values)

    def _span(self, axis, low, high, part, values):
        if part != (0, 1):
            raise refused("a span over a part of the axes")
        if not {"color", "facecolor", "fc"} & set(values):
            values["facecolor"] = "C0"
        own = self.xaxis if axis == "x" else self.yaxis
        band = self._add(Band(axis, own.units(low)[0], own.units(high)[0], **values), stale=False)
        own.request()
        return band

    def arrow(self, x, y, dx, dy, **values):
        names = ("color", "fc", "facecolor", "ec", "edgecolor", "alpha", "label", "zorder", "lw", "linewidth")
        return self._add(Arrow(x, y, dx, dy, **{name: values[name] for name in names if name in values}))

    # Images and heights

    def imshow(self, X, cmap=None, norm=None, *, aspect=None, interpolation=None, alpha=None, vmin=None, vmax=None,
               origin=None, extent=None, **values):  # fmt: skip
        """An image: numbers by a colour map, or colours by red, green and blue."""
        origin = _rc("image.origin") if origin is None else origin
        if origin not in ("upper", "lower"):
            raise ValueError(
                f"{origin!r} is not a valid value for origin; supported values are 'upper', 'lower'"
            )
        for name in ("interpolation_stage", "filternorm", "filterrad", "resample", "url"):
            values.pop(name, None)
        self.set_aspect(_rc("image.aspect") if aspect is None else aspect)
        extent = None if extent is None else tuple(plain(extent))
        image = AxesImage(X, origin=origin, extent=extent, cmap=cmap, norm=norm, alpha=alpha, **values)
        image.set_interpolation(interpolation)
        image.set_clim(vmin, vmax)
        image.autoscale_None()
        left, right, bottom, top = image.get_extent()
        image.sticky_x, image.sticky_y = [left, right], [bottom, top]
        self._add(image, stale=False)
        for axis, ends in ((self.xaxis, (left, right)), (self.yaxis, (bottom, top))):
            if axis.view.auto:
                axis.set_view_interval(*ends, auto=None)
        return image

    def matshow(self, Z, **values):
        """A matrix as an image, with its rows and columns counted."""
        values = {"origin": "upper", "interpolation": "nearest", "aspect": "equal", **values}
        image = self.imshow(Z, **values)
        self.xaxis.tick_top()
        from .ticker import MaxNLocator

        for axis in (self.xaxis, self.yaxis):
            axis.set_major_locator(MaxNLocator(9, steps=(1, 2, 5, 10), integer=True))
        return image

    def pcolormesh(
        self, *args, alpha=None, norm=None, cmap=None, vmin=None, vmax=None, shading=None, **values
    ):
        """Cells of a straight grid, coloured by a number each."""
        for name in ("antialiased", "rasterized", "snap"):
            values.pop(name, None)
        unused(
            "pcolormesh",
            {
                n: values.pop(n, None)
                for n in ("edgecolors", "edgecolor", "linewidth", "linewidths", "lw", "ec")
            },
        )
        if len(args) not in (1, 3):
            raise TypeError(f"pcolormesh() takes 1 or 3 positional arguments but {len(args)} were given")
        grid = table(args[-1])
        if grid.dim() != 2:
            raise refused("pcolormesh() of colours")
        ends = []
        for n in (0, 1):
            count = grid.shape[1 - n]
            if len(args) == 1:
                ends.append((0.0, float(count)))
                continue
            axis = table(args[n])
            if axis.dim() == 2:
                axis = axis[0] if n == 0 else axis[:, 0]
            ends.append(_cell_ends(axis.tolist(), count, "xy"[n]))
        extent = (*ends[0], *ends[1])
        image = AxesImage(grid, origin="lower", extent=extent, cmap=cmap, norm=norm, alpha=alpha, **values)
        image.set_clim(vmin, vmax)
        image.autoscale_None()
        image.sticky_x, image.sticky_y = list(ends[0]), list(ends[1])
        return self._add(image)

    pcolor = pcolormesh

    def contour(self, *args, **values):
        return self._contours(args, False, values)

    def contourf(self, *args, **values):
        return self._contours(args, True, values)

    def _contours(self, args, filled, values):
        contours = ContourSet(args, filled, **values)
        for axis, ends in zip((self.xaxis, self.yaxis), contours.extent()):
            axis.take_in(ends)
        contours.axes, contours.figure = self, self.figure
        self.things.append(contours)
        for axis in (self.xaxis, self.yaxis):
            if axis.view.auto:
                axis.set_view_interval(*axis.view.interval(), auto=None)
        return contours

    def clabel(self, CS, levels=None, **values):
        return CS.clabel(levels, **values)

    # Text

    def text(self, x, y, s, fontdict=None, **values):
        place = values.pop("transform", None)
        text = Text(number(x), number(y), s, fontdict=fontdict, **values)
        if place is self.transAxes:
            text.within = "axes"
        elif place is not None and place is not self.transData:
            raise refused("text with a transform of its own")
        return self._add(text, stale=False)

    def annotate(
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
        note = Annotation(text, xy, xytext, xycoords, textcoords, arrowprops, annotation_clip, **values)
        return self._add(note, stale=False)

    transAxes = "axes"
    transData = "data"

    def legend(self, *args, handles=None, labels=None, **values):
        if len(args) > 2:
            raise TypeError(f"legend() takes at most 2 positional arguments ({len(args)} given)")
        if len(args) == 2:
            handles, labels = args
        elif len(args) == 1:
            labels = args[0]
        own, names = self.get_legend_handles_labels()
        if handles is not None and labels is None:
            handles, labels = list(handles), [handle.get_label() for handle in handles]
        elif labels is not None and handles is None:
            labels = [labels] if isinstance(labels, str) else list(labels)
            handles = [
                each
                for each in self._legend_things()
                if not str(each.get_label()).startswith("_child") or isinstance(each, Line2D)
            ]
        elif handles is None:
            handles, labels = own, names
            if not handles:
                warnings.warn(
                    "No artists with labels found to put in legend.  Note that artists whose label start with an underscore "
                    "are ignored when legend() is called with no argument.",
                    UserWarning,
                    stacklevel=2,
                )
        self.legend_ = Legend(self, list(handles), list(labels), **values)
        return self.legend_

    def _legend_things(self):
        kinds = (Line2D, Patch, LineCollection, PathCollection)
        return [
            thing for thing in self.things if isinstance(thing, kinds) and thing.get_label() != "_nolegend_"
        ] + self.containers

    def get_legend_handles_labels(self, legend_handler_map=None):
        return labelled(self._legend_things())

    def get_legend(self):
        return self.legend_

    def set_title(self, label, fontdict=None, loc=None, pad=None, *, y=None, **values):
        loc = (_rc("axes.titlelocation") if loc is None else loc).lower()
        if loc not in self._titles:
            raise ValueError(
                f"{loc!r} is not a valid value for loc; supported values are 'left', 'center', 'right'"
            )
        title = self._titles[loc]
        title.set_text(label)
        title.set(**dict(fontdict or {}, **values))
        return title

    def get_title(self, loc="center"):
        return self._titles[loc].get_text()

    # The two axes

    def set_xlabel(self, xlabel, fontdict=None, labelpad=None, *, loc=None, **values):
        return self.xaxis.set_label_text(xlabel, fontdict, **values)

    def set_ylabel(self, ylabel, fontdict=None, labelpad=None, *, loc=None, **values):
        return self.yaxis.set_label_text(ylabel, fontdict, **values)

    def get_xlabel(self):
        return self.xaxis.get_label_text()

    def get_ylabel(self):
        return self.yaxis.get_label_text()

    def set_xlim(self, left=None, right=None, *, emit=True, auto=False, xmin=None, xmax=None):
        return self._set_limits(
            self.xaxis, left if xmin is None else xmin, right if xmax is None else xmax, auto
        )

    def set_ylim(self, bottom=None, top=None, *, emit=True, auto=False, ymin=None, ymax=None):
        return self._set_limits(
            self.yaxis, bottom if ymin is None else ymin, top if ymax is None else ymax, auto
        )

    def _set_limits(self, axis, low, high, auto):
        if high is None and low is not None and hasattr(low, "__iter__") and not isinstance(low, str):
            low, high = low
        now = axis.get_view_interval()
        low = now[0] if low is None else axis.units(low)[0]
        high = now[1] if high is None else axis.units(high)[0]
        for end in (low, high):
            if not math.isfinite(end):
                raise ValueError("Axis limits cannot be NaN or Inf")
        name = axis.axis_name
        if axis.get_scale() == "log":
            for n, end in enumerate((low, high)):
                if end <= 0:
                    warnings.warn(
                        f"Attempt to set non-positive {name}lim on a log-scaled axis will be ignored.",
                        UserWarning,
                        stacklevel=4,
                    )
                    low, high = (now[0], high) if n == 0 else (low, now[1])
        if low == high:
            warnings.warn(
                f"Attempting to set identical low and high {name}lims makes transformation singular; automatically expanding.",
                UserWarning,
                stacklevel=4,
            )
        reverse = low > high
        axis.view.locator.set_axis(axis)
        low, high = axis.view.locator.nonsingular(low, high)
        axis.set_view_interval(*((high, low) if reverse else (low, high)), auto=auto)
        return axis.get_view_interval()

    def get_xlim(self):
        return _pair(self.xaxis.get_view_interval())

    def get_ylim(self):
        return _pair(self.yaxis.get_view_interval())

    def set_xbound(self, lower=None, upper=None):
        self.set_xlim(lower, upper, auto=None)

    def set_ybound(self, lower=None, upper=None):
        self.set_ylim(lower, upper, auto=None)

    def get_xbound(self):
        return tuple(sorted(self.get_xlim()))

    def get_ybound(self):
        return tuple(sorted(self.get_ylim()))

    def invert_xaxis(self):
        self.xaxis.set_inverted(not self.xaxis.get_inverted())

    def invert_yaxis(self):
        self.yaxis.set_inverted(not self.yaxis.get_inverted())

    def xaxis_inverted(self):
        return self.xaxis.get_inverted()

    def yaxis_inverted(self):
        return self.yaxis.get_inverted()

    def set_xscale(self, value, **values):
        self.xaxis.set_scale(value, **values)

    def set_yscale(self, value, **values):
        self.yaxis.set_scale(value, **values)

    def get_xscale(self):
        return self.xaxis.get_scale()

    def get_yscale(self):
        return self.yaxis.get_scale()

    def set_xticks(self, ticks, labels=None, *, minor=False, **values):
        return self.xaxis.set_ticks(ticks, labels, minor=minor, **values)

    def set_yticks(self, ticks, labels=None, *, minor=False, **values):
        return self.yaxis.set_ticks(ticks, labels, minor=minor, **values)

    def set_xticklabels(self, labels, *, minor=False, fontdict=None, **values):
        return self.xaxis.set_ticklabels(labels, minor=minor, fontdict=fontdict, **values)

    def set_yticklabels(self, labels, *, minor=False, fontdict=None, **values):
        return self.yaxis.set_ticklabels(labels, minor=minor, fontdict=fontdict, **values)

    def get_xticks(self, *, minor=False):
        return self.xaxis.get_ticks(minor)

    def get_yticks(self, *, minor=False):
        return self.yaxis.get_ticks(minor)

    def get_xticklabels(self, minor=False, which=None):
        return self.xaxis.get_ticklabels(minor)

    def get_yticklabels(self, minor=False, which=None):
        return self.yaxis.get_ticklabels(minor)

    def get_xaxis(self):
        return self.xaxis

    def get_yaxis(self):
        return self.yaxis

    def _both(self, axis):
        if axis not in ("x", "y", "both"):
            raise ValueError(f"{axis!r} is not a valid value for axis; supported values are 'x', 'y', 'both'")
        return [each for each in (self.xaxis, self.yaxis) if axis in (each.axis_name, "both")]

    def tick_params(self, axis="both", **values):
        for each in self._both(axis):
            each.set_tick_params(**dict(values))

    def grid(self, visible=None, which="major", axis="both", **values):
        for each in self._both(axis):
            each.grid(visible, which, **values)

    def ticklabel_format(
        self, *, axis="both", style=None, scilimits=None, useOffset=None, useLocale=None, useMathText=None
    ):
        for each in self._both(axis):
            formatter = each.get_major_formatter()
            if style is not None:
                formatter.set_scientific({"sci": True, "scientific": True, "plain": False, "": None}[style])
            if scilimits is not None:
                formatter.set_powerlimits(scilimits)
            if useOffset is not None:
                formatter.set_useOffset(useOffset)

    def locator_params(self, axis="both", tight=None, **values):
        for each in self._both(axis):
            each.get_major_locator().set_params(**values)

    def minorticks_on(self):
        raise refused("minorticks_on()")

    def minorticks_off(self):
        from .ticker import NullLocator

        for axis in (self.xaxis, self.yaxis):
            axis.set_minor_locator(NullLocator())

    def margins(self, *args, x=None, y=None, tight=True):
        if args:
            x, y = args * 2 if len(args) == 1 else args
        if x is None and y is None:
            return self.xaxis.margin, self.yaxis.margin
        for axis, margin in ((self.xaxis, x), (self.yaxis, y)):
            if margin is not None:
                if margin <= -0.5:
                    raise ValueError("margin must be greater than -0.5")
                axis.margin = margin
                axis.request()

    def set_xmargin(self, m):
        self.margins(x=m)

    def set_ymargin(self, m):
        self.margins(y=m)

    def autoscale(self, enable=True, axis="both", tight=None):
        for each in self._both(axis):
            if enable is not None:
                each.view.auto = bool(enable)
            if each.view.auto:
                if tight:
                    each.margin = 0.0
                each.request()

    def autoscale_view(self, tight=None, scalex=True, scaley=True):
        for axis, wanted in ((self.xaxis, scalex), (self.yaxis, scaley)):
            if wanted:
                axis.request()

    def relim(self, visible_only=False):
        for axis in (self.xaxis, self.yaxis):
            axis.data, axis.minpos = (math.inf, -math.inf), math.inf
        for thing in self.things:
            if isinstance(thing, (Line2D, Patch, AxesImage)) and (not visible_only or thing.get_visible()):
                self._take_in(thing)

    def axis(self, arg=None, /, *, emit=True, **limits):
        """Switches both axes off or on, fits their limits, or sets them; gives the four limits."""
        if arg in ("off", False) and arg is not None:
            self.set_axis_off()
        elif arg in ("on", True) and arg is not None:
            self.set_axis_on()
        elif isinstance(arg, str):
            self._fit(arg)
        elif arg is not None:
            ends = numbers(arg)
            if len(ends) != 4:
                raise TypeError(
                    "the first argument to axis() must be an iterable of the form [xmin, xmax, ymin, ymax]"
                )
            self.set_xlim(*ends[:2])
            self.set_ylim(*ends[2:])
        if limits:
            self.set_xlim(limits.get("xmin"), limits.get("xmax"))
            self.set_ylim(limits.get("ymin"), limits.get("ymax"))
        return (*self.get_xlim(), *self.get_ylim())

    def _fit(self, how):
        if how not in ("equal", "tight", "scaled", "auto", "image", "square"):
            raise ValueError(f"Unrecognized string {how!r} to axis; try 'on' or 'off'")
        self.set_aspect("auto")
        if how != "square":
            self.autoscale(tight=False)
        if how == "equal":
            self.set_aspect("equal", adjustable="datalim")
        elif how == "scaled":
            self.set_aspect("equal", adjustable="box")
            for axis in (self.xaxis, self.yaxis):
                axis.get_view_interval()
                axis.view.auto = False
        elif how in ("tight", "image"):
            for axis in (self.xaxis, self.yaxis):
                axis.request()
                axis.get_view_interval()
                axis.view.auto = False
            if how == "image":
                self.set_aspect("equal", adjustable="box")
        elif how == "square":
            self.set_aspect("equal", adjustable="box")
            (left, right), (bottom, top) = self.get_xlim(), self.get_ylim()
            side = max(abs(right - left), abs(top - bottom))
            self.set_xlim(left, left + side)
            self.set_ylim(bottom, bottom + side)

    def set_axis_off(self):
        self._on = False

    def set_axis_on(self):
        self._on = True

    def set_frame_on(self, b):
        self._frame = bool(b)

    def get_frame_on(self):
        return self._frame

    def set_aspect(self, aspect, adjustable=None, anchor=None, share=False):
        if isinstance(aspect, str) and aspect not in ("auto", "equal"):
            raise ValueError(f"could not convert string to float: {aspect!r}")
        self._aspect = None if aspect == "auto" else 1.0 if aspect == "equal" else float(aspect)
        if adjustable is not None:
            self._adjustable = adjustable

    def get_aspect(self):
        return "auto" if self._aspect is None else self._aspect

    def set_box_aspect(self, aspect=None):
        raise refused("set_box_aspect()")

    def set_adjustable(self, adjustable, share=False):
        self._adjustable = adjustable

    def set_anchor(self, anchor, share=False):
        """Axes with an aspect of their own stand in the middle of their place."""

    def set_facecolor(self, color):
        self._face = checked(color, "facecolor")

    set_fc = set_facecolor

    def get_facecolor(self):
        from .colors import to_rgba

        return to_rgba("white" if self._face is None else self._face)

    def set_axisbelow(self, b):
        """The grid is below all."""

    def label_outer(self, remove_inner_ticks=False):
        """Only at the edge of the grid labels are shown."""
        place = self.place
        if "grid" not in place:
            return
        rows, columns_ = self.figure.grid_shape(place["grid"])
        if (
            place["rows"][1] != rows - 1
            and self.xaxis.side == "bottom"
            or place["rows"][0] != 0
            and self.xaxis.side == "top"
        ):
            self.xaxis.labels_seen = False
            self.xaxis.label.set_text("")
        if (
            place["columns"][0] != 0
            and self.yaxis.side == "left"
            or place["columns"][1] != columns_ - 1
            and self.yaxis.side == "right"
        ):
            self.yaxis.labels_seen = False
            self.yaxis.label.set_text("")

    def twinx(self, **values):
        """Axes on these that share their x."""
        twin = self.figure._add_axes(Axes(self.figure, {"over": self}, sharex=self, **values))
        twin.yaxis.side = "right"
        twin.xaxis.set_visible(False)
        return twin

    def twiny(self, **values):
        """Axes on these that share their y."""
        twin = self.figure._add_axes(Axes(self.figure, {"over": self}, sharey=self, **values))
        twin.xaxis.side = "top"
        twin.yaxis.set_visible(False)
        return twin

    def sharex(self, other):
        self._share("x", other)

    def sharey(self, other):
        self._share("y", other)

    def _share(self, name, other):
        axis, theirs = getattr(self, f"{name}axis"), getattr(other, f"{name}axis")
        axis.view.members.remove(axis)
        axis.view = theirs.view
        axis.view.members.append(axis)
        setattr(self, f"_share{name}", other)

    def get_subplotspec(self):
        return self.place.get("spec")

    def get_gridspec(self):
        spec = self.get_subplotspec()
        return spec and spec.get_gridspec()

    def get_position(self, original=False):
        raise refused(
            "get_position(): axes stand where there is room for them, which depends on the width of the page"
        )

    def set_position(self, pos, which="both"):
        self.place = {"box": tuple(numbers(pos)), "of": None}

    def nominal_box(self):
        """Left, bottom, width and height as they would be with matplotlib's own margins, as parts of the figure."""
        place = self.place
        if "over" in place:
            return place["over"].nominal_box()
        if "box" in place:
            return place["box"]
        return place["spec"].nominal_box()

    # What is set by name

    def set(self, **values):
        for name, value in values.items():
            method = getattr(type(self), f"set_{name}", None)
            if method is None:
                raise AttributeError(f"Axes.set() got an unexpected keyword argument {name!r}")
            method(self, *value) if name in ("xlim", "ylim") and isinstance(value, (tuple, list)) else method(
                self, value
            )

    def set_visible(self, b):
        self._values["visible"] = b

    def __getattr__(self, name):
        if name in _ABSENT:
            raise AttributeError(f"matplotlib.axes.Axes.{name} is not in the Tensorglass playground yet")
        return super().__getattr__(name)

    def __repr__(self):
        return f"<Axes: {self._summary()}>"

    def __str__(self):
        left, bottom, width, height = self.nominal_box()
        return f"Axes({left:g},{bottom:g};{width:g}x{height:g})"

    def _summary(self):
        parts = [
            f"{name}={text!r}"
            for name, text in (
                ("label", self._read("label")),
                ("title", {p: t.get_text() for p, t in self._titles.items() if t.get_text()}),
                ("xlabel", self.get_xlabel()),
                ("ylabel", self.get_ylabel()),
            )
            if text
        ]
        return ", ".join(parts)

    def crossing(self, place):
        """Them as they cross; `place` as it crosses."""
        shown = sorted(
            (thing for thing in self.things if thing._read("visible")),
            key=lambda thing: thing._read("zorder"),
        )
        return {
            "place": place,
            "frame": bool(self._on),
            "face": color_crossing(self._face) if self._face is not None else None,
            "aspect": self._aspect,
            "x": self.xaxis.crossing(),
            "y": self.yaxis.crossing(),
            "titles": [{**text.label(), "at": at} for at, text in self._titles.items() if text.label()],
            "spines": {
                side: spine.crossing()
                for side, spine in self.spines.items()
                if self._frame and spine._read("visible") and "over" not in self.place
            },
            "marks": merged([mark for thing in shown for mark in thing.marks()]),
            "legend": self.legend_.crossing() if self.legend_ else None,
        }


_PLURALS = {
    "facecolors": "facecolor",
    "edgecolors": "edgecolor",
    "linewidths": "linewidth",
    "linestyles": "linestyle",
    "lw": "linewidth",
}


def merged(marks):
    """Boxes one after the other that look alike, as one."""
    out = []
    for mark in marks:
        last = out[-1] if out else None
        if last and mark["kind"] == last["kind"] == "boxes" and isinstance(mark["fill"], str):
            if all(mark[name] == last[name] for name in ("fill", "edge", "edgeWidth")):
                last["corners"] = last["corners"] + mark["corners"]
                continue
        out.append(dict(mark))
    return out


def read_format(fmt):
    """Colour, marker and line style of a sign like `r--o`."""
    parts = {"linestyle": None, "marker": None, "color": None}
    if is_color_like(fmt) and not (fmt.isdigit() and str(int(fmt)) == fmt):
        return {**parts, "color": to_rgba(fmt)}

    def put(name, value, say):
        if parts[name] is not None:
            raise ValueError(f"{fmt!r} is not a valid format string (two {say} symbols)")
        parts[name] = value

    at = 0
    while at < len(fmt):
        sign = fmt[at]
        if fmt[at : at + 2] in ("--", "-."):
            put("linestyle", fmt[at : at + 2], "linestyle")
            at += 2
        elif sign in "-:":
            put("linestyle", sign, "linestyle")
            at += 1
        elif sign in MARKERS:
            put("marker", sign, "marker")
            at += 1
        elif sign in "bgrcmykw":
            put("color", sign, "color")
            at += 1
        elif sign == "C" and fmt[at + 1 : at + 2].isdigit():
            end = at + 1
            while fmt[end : end + 1].isdigit():
                end += 1
            put("color", to_rgba(fmt[at:end]), "color")
            at = end
        else:
            raise ValueError(f"{fmt!r} is not a valid format string (unrecognized character {sign!r})")
    if parts["marker"] is not None and parts["linestyle"] is None:
        parts["linestyle"] = "None"
    return parts


def bin_edges(values, bins, limits=None):
    """The edges of intervals, as NumPy sets them."""
    if isinstance(bins, str):
        raise refused(f"hist(bins={bins!r})")
    if hasattr(bins, "__iter__") or hasattr(bins, "tolist") and shape_of(plain(bins)):
        edges = numbers(bins)
        if any(b < a for a, b in zip(edges, edges[1:])):
            raise ValueError("`bins` must increase monotonically, when an array")
        return edges
    count = int(bins)
    if count < 1:
        raise ValueError("`bins` must be positive, when an integer")
    if limits is not None:
        low, high = map(number, limits)
        if low > high:
            raise ValueError("max must be larger than min in range parameter.")
    else:
        low, high = (min(values), max(values)) if values else (0.0, 1.0)
    if not (math.isfinite(low) and math.isfinite(high)):
        raise ValueError(f"autodetected range of [{low}, {high}] is not finite")
    if low == high:
        low, high = low - 0.5, high + 0.5
    step = (high - low) / count
    return [low + n * step for n in range(count)] + [high]


def count_in(values, edges, weights=None):
    """How many values lie in each interval, or the sums of their weights."""
    numbers_ = torch.tensor(values, dtype=torch.float64)
    ends = torch.tensor(edges, dtype=torch.float64)
    places = torch.bucketize(numbers_, ends, right=True) - 1
    count = len(edges) - 1
    places = torch.where(numbers_ == ends[-1], count - 1, places)
    inside = (places >= 0) & (places < count)
    weight = None if weights is None else torch.tensor(weights, dtype=torch.float64)[inside]
    return torch.bincount(places[inside], weight, count).double().tolist()


def _data_sets(x):
    nested = plain(x)
    if not isinstance(nested, list):
        return [numbers(nested)]
    if nested and isinstance(nested[0], list):
        if hasattr(x, "shape"):
            return columns(x)
        return [numbers(each) for each in nested]
    return [numbers(nested)]


def _running(rows):
    out = []
    for row in rows:
        out.append([a + b for a, b in zip(row, out[-1])] if out else row)
    return out


def _cumulated(row, widths, direction):
    parts = [n * w for n, w in zip(row, widths)] if widths else list(row)
    backwards = not isinstance(direction, bool) and direction < 0
    if backwards:
        parts.reverse()
    out, total = [], 0.0
    for part in parts:
        total += part
        out.append(total)
    return out[::-1] if backwards else out


def _cell_ends(places, count, name):
    if len(places) == count + 1:
        ends = places
    elif len(places) == count:
        half = (places[1] - places[0]) / 2 if count > 1 else 0.5
        ends = [places[0] - half, *[(a + b) / 2 for a, b in zip(places, places[1:])], places[-1] + half]
    else:
        raise TypeError(f"Dimensions of C do not match the length of {name} ({len(places)})")
    step = (ends[-1] - ends[0]) / count
    if any(abs(b - a - step) > 1e-6 * abs(step) for a, b in zip(ends, ends[1:])):
        raise refused("pcolormesh() with cells of different sizes")
    return ends[0], ends[-1]


def _error_ends(errors, values):
    nested = plain(errors)
    rows = [numbers(row) for row in nested] if len(shape_of(nested)) == 2 else [numbers(nested)] * 2
    rows = [row * len(values) if len(row) == 1 else row for row in rows]
    if any(part < 0 for row in rows for part in row):
        raise ValueError("'yerr' must not contain negative values")
    return [v - e for v, e in zip(values, rows[0])], [v + e for v, e in zip(values, rows[1])]


def _column(values, n):
    """What was given for a line, as NumPy's array."""
    if is_text(values):
        return values
    given = as_array(values)
    return given[:, n % given.shape[1]] if given.ndim == 2 else given


def _shape(values):
    if hasattr(values, "shape"):
        return tuple(values.shape)
    return shape_of(plain(values))


def _pair(ends):
    """Limits as NumPy's numbers."""
    both = array(list(ends))
    return both[0], both[1]


def _rc(name):
    from matplotlib import rcParams

    return rcParams[name]


def _line_defaults():
    return {
        "linestyle": _rc("lines.linestyle"),
        "linewidth": _rc("lines.linewidth"),
        "marker": _rc("lines.marker"),
        "markersize": _rc("lines.markersize"),
    }


def _log_options(values):
    names = {"base": "base", "basex": "base", "basey": "base", "nonpositive": "nonpositive"}
    return {names[name]: values.pop(name) for name in list(values) if name in names}


def _wrong_colors(given, count):
    return ValueError(
        f"'c' argument has {given} elements, which is inconsistent with 'x' and 'y' with size {count}."
    )


def __getattr__(name):
    return absent("matplotlib.axes", name)
