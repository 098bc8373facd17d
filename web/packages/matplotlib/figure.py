"""Figures: axes in their places, and how a figure is handed over to be shown."""

import itertools
import json

from ._absent import absent, refused
from ._data import array, numbers
from .artist import Artist
from .axes import Axes
from .colorbar import Colorbar
from .colors import checked
from .colors import crossing as color_crossing
from .gridspec import GridSpec, SubplotSpec
from .legend import Legend, labelled
from .text import Text

_ids = itertools.count(1)
_FORMATS = ("svg", "png")
_LAYOUTS = (None, "none", "tight", "constrained", "compressed")


class AxesArray:
    """Axes in rows and columns, indexed as NumPy's arrays are."""

    def __init__(self, things, shape):
        self._things, self.shape = list(things), tuple(shape)

    @property
    def ndim(self):
        return len(self.shape)

    @property
    def size(self):
        return len(self._things)

    @property
    def flat(self):
        return self.flatten()

    @property
    def T(self):
        if self.ndim < 2:
            return self
        rows, columns = self.shape
        return AxesArray(
            [self._things[r * columns + c] for c in range(columns) for r in range(rows)], (columns, rows)
        )

    def flatten(self, order="C"):
        return AxesArray(self.T._things if order == "F" else self._things, (self.size,))

    ravel = flatten

    def reshape(self, *shape):
        shape = list(shape[0]) if len(shape) == 1 and isinstance(shape[0], (tuple, list)) else list(shape)
        if -1 in shape:
            known = 1
            for part in shape:
                known *= part if part != -1 else 1
            shape[shape.index(-1)] = self.size // known
        if sum(1 for _ in shape) > 2 or _product(shape) != self.size:
            raise ValueError(f"cannot reshape array of size {self.size} into shape {tuple(shape)}")
        return AxesArray(self._things, shape)

    def tolist(self):
        if self.ndim == 1:
            return list(self._things)
        return [row.tolist() for row in self]

    def __len__(self):
        return self.shape[0]

    def __iter__(self):
        return (self[n] for n in range(len(self)))

    def __getitem__(self, key):
        if self.ndim == 1:
            if isinstance(key, tuple):
                if len(key) > 1:
                    raise IndexError(
                        f"too many indices for array: array is 1-dimensional, but {len(key)} were indexed"
                    )
                key = key[0]
            if isinstance(key, slice):
                some = self._things[key]
                return AxesArray(some, (len(some),))
            return self._things[_index(key, len(self._things), 0)]
        row, column = key if isinstance(key, tuple) else (key, slice(None))
        rows, columns = self.shape
        picked_rows = list(range(rows))[row] if isinstance(row, slice) else [_index(row, rows, 0)]
        picked = list(range(columns))[column] if isinstance(column, slice) else [_index(column, columns, 1)]
        things = [self._things[r * columns + c] for r in picked_rows for c in picked]
        if not isinstance(row, slice) and not isinstance(column, slice):
            return things[0]
        if isinstance(row, slice) and isinstance(column, slice):
            return AxesArray(things, (len(picked_rows), len(picked)))
        return AxesArray(things, (len(things),))

    def __repr__(self):
        return f"array({self.tolist()!r}, dtype=object)"


def _index(key, size, axis):
    at = int(key)
    if not -size <= at < size:
        raise IndexError(f"index {at} is out of bounds for axis {axis} with size {size}")
    return at % size


def _product(shape):
    whole = 1
    for part in shape:
        whole *= part
    return whole


class Canvas:
    """What a figure is drawn on."""

    def __init__(self, figure):
        self.figure = figure
        self.manager = Manager()

    def draw(self):
        self.figure.show()

    draw_idle = flush_events = draw

    def set_window_title(self, title):
        """A figure has no window here."""

    def mpl_connect(self, event, func):
        raise refused("mpl_connect(): figures take no events")

    def __getattr__(self, name):
        raise refused(f"the canvas of a figure ({name})")


class Manager:
    """What would move the window of a figure."""

    def __getattr__(self, name):
        return lambda *args, **values: None


class Figure(Artist):
    """A figure: axes, and a title over all of them."""

    def __init__(self, figsize=None, dpi=None, *, facecolor=None, edgecolor=None, linewidth=0.0, frameon=None, layout=None,
                 tight_layout=None, constrained_layout=None, num=None, clear=False, subplotpars=None, **values):  # fmt: skip
        from matplotlib import rcParams

        super().__init__(**values)
        self.id = next(_ids)
        self.number = num
        size = rcParams["figure.figsize"] if figsize is None else numbers(figsize)
        if len(size) != 2 or any(not 0 <= side < float("inf") for side in size):
            raise ValueError(f"figure size must be positive finite not {tuple(size)}")
        self._size = [float(side) for side in size]
        self._dpi = float(rcParams["figure.dpi"] if dpi is None else dpi)
        self._face = facecolor
        if facecolor is None and rcParams["figure.facecolor"] != "white":
            self._face = rcParams["figure.facecolor"]
        self.set_layout_engine(layout)
        self.clf()
        self.canvas = Canvas(self)
        self.figure = self

    def clf(self, keep_observers=False):
        """Takes everything out."""
        self.axes_list, self.bars, self.legends, self._texts = [], [], [], []
        self._current = None
        self._title = self._x_label = self._y_label = None

    clear = clf

    # Its size

    def get_size_inches_plain(self):
        return self._size

    def get_size_inches(self):
        return array(self._size)

    def set_size_inches(self, w, h=None, forward=True):
        self._size = numbers(w) if h is None else [float(w), float(h)]

    def get_figwidth(self):
        return self._size[0]

    def get_figheight(self):
        return self._size[1]

    def set_figwidth(self, val, forward=True):
        self._size[0] = float(val)

    def set_figheight(self, val, forward=True):
        self._size[1] = float(val)

    @property
    def dpi(self):
        return self._dpi

    @dpi.setter
    def dpi(self, val):
        self._dpi = float(val)

    def get_dpi(self):
        return self._dpi

    def set_dpi(self, val):
        self._dpi = float(val)

    def set_facecolor(self, color):
        self._face = checked(color, "facecolor")

    def get_facecolor(self):
        from .colors import to_rgba

        return to_rgba("white" if self._face is None else self._face)

    @property
    def patch(self):
        return self

    # Its axes

    @property
    def axes(self):
        return list(self.axes_list)

    @axes.setter
    def axes(self, value):
        """What each thing drawn has; a figure has those of its own."""

    def get_axes(self):
        return self.axes

    def _add_axes(self, axes):
        self.axes_list.append(axes)
        self._current = axes
        return axes

    def add_axes(self, *args, **values):
        """Axes at left, bottom, width and height, as parts of the figure."""
        if len(args) != 1:
            raise TypeError("add_axes() takes the place as one argument")
        if isinstance(args[0], Axes):
            return self._add_axes(args[0])
        box = tuple(numbers(args[0]))
        if len(box) != 4:
            raise ValueError(f"add_axes() takes left, bottom, width and height, not {args[0]!r}")
        return self._add_axes(Axes(self, {"box": box, "of": None}, **values))

    def add_subplot(self, *args, **values):
        """Axes in a place of a grid: rows, columns and the place counted from 1, or those as one number."""
        if args and isinstance(args[0], Axes):
            return self._add_axes(args[0])
        return self._add_axes(Axes(self, _grid_place(self._spec(*args)), **values))

    def _spec(self, *args):
        if not args:
            args = (1, 1, 1)
        if len(args) == 1:
            spec = args[0]
            if isinstance(spec, SubplotSpec):
                return spec
            if isinstance(spec, GridSpec):
                return spec[:, :]
            if not isinstance(spec, int) or not 100 <= spec <= 999:
                raise ValueError(f"Integer subplot specification must be a three-digit number, not {spec!r}")
            args = divmod(spec // 10, 10) + (spec % 10,)
        if len(args) != 3:
            raise TypeError(f"add_subplot() takes 1 or 3 positional arguments but {len(args)} were given")
        rows, columns, place = args
        if isinstance(place, SubplotSpec):
            return place
        grid = GridSpec(rows, columns, self)
        first, last = place if isinstance(place, tuple) else (place, place)
        if not 1 <= first <= last <= rows * columns:
            raise ValueError(f"num must be an integer with 1 <= num <= {rows * columns}, not {place!r}")
        return grid[first - 1 : last]

    def find_subplot(self, spec):
        """The axes at that place, if there are some."""
        for axes in self.axes_list:
            mine = axes.place.get("spec")
            if (
                mine
                and (mine.rows, mine.columns) == (spec.rows, spec.columns)
                and mine.grid.get_geometry() == spec.grid.get_geometry()
            ):
                return axes
        return None

    def grid_shape(self, grid):
        return grid.get_geometry()

    def add_gridspec(self, nrows=1, ncols=1, **values):
        return GridSpec(nrows, ncols, self, **values)

    def subplots(self, nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, width_ratios=None, height_ratios=None,
                 subplot_kw=None, gridspec_kw=None):  # fmt: skip
        """Axes in rows and columns: one, a row of them, or an array."""
        kw = dict(gridspec_kw or {})
        for name, ratios in (("width_ratios", width_ratios), ("height_ratios", height_ratios)):
            if ratios is not None:
                kw[name] = ratios
        return self._subplots(GridSpec(nrows, ncols, self, **kw), sharex, sharey, squeeze, subplot_kw or {})

    def _subplots(self, grid, sharex, sharey, squeeze, subplot_kw):
        kinds = {True: "all", False: "none"}
        sharex, sharey = (kinds.get(value, value) for value in (sharex, sharey))
        for name, value in (("sharex", sharex), ("sharey", sharey)):
            if value not in ("all", "row", "col", "none"):
                raise ValueError(
                    f"{value!r} is not a valid value for {name}; supported values are 'all', 'row', 'col', 'none'"
                )
        made = []
        for row in range(grid.nrows):
            for column in range(grid.ncols):
                first = {"none": None, "all": 0, "row": row * grid.ncols, "col": column}
                with_x, with_y = (
                    made[first[kind]] if first[kind] is not None and first[kind] < len(made) else None
                    for kind in (sharex, sharey)
                )
                values = {**subplot_kw, "sharex": with_x, "sharey": with_y}
                axes = self._add_axes(Axes(self, _grid_place(grid[row, column]), **values))
                if sharex in ("col", "all") and row < grid.nrows - 1:
                    axes.xaxis.labels_seen = False
                if sharey in ("row", "all") and column > 0:
                    axes.yaxis.labels_seen = False
                made.append(axes)
        self._current = made[-1] if made else None
        if squeeze:
            if len(made) == 1:
                return made[0]
            if 1 in (grid.nrows, grid.ncols):
                return AxesArray(made, (len(made),))
        return AxesArray(made, (grid.nrows, grid.ncols))

    def subplot_mosaic(self, mosaic, **values):
        raise refused("subplot_mosaic()")

    def gca(self):
        return self._current if self._current is not None else self.add_subplot()

    def sca(self, a):
        self._current = a
        return a

    def delaxes(self, ax):
        if ax in self.axes_list:
            self.axes_list.remove(ax)
            for axis in (ax.xaxis, ax.yaxis):
                axis.view.members.remove(axis)
        if self._current is ax:
            self._current = self.axes_list[-1] if self.axes_list else None

    def _take_out(self, thing):
        return False

    # What is written over all of it

    def suptitle(self, t, **values):
        from matplotlib import rcParams

        values = {
            "fontsize": rcParams["figure.titlesize"],
            "fontweight": rcParams["figure.titleweight"],
            **values,
        }
        self._title = Text(
            0.5, 1, t, **{name: value for name, value in values.items() if name not in ("x", "y")}
        )
        return self._title

    def get_suptitle(self):
        return self._title.get_text() if self._title else ""

    def supxlabel(self, t, **values):
        self._x_label = Text(0, 0, t, fontsize=values.pop("fontsize", "large"), **values)
        return self._x_label

    def supylabel(self, t, **values):
        self._y_label = Text(0, 0, t, fontsize=values.pop("fontsize", "large"), **values)
        return self._y_label

    def text(self, x, y, s, fontdict=None, **values):
        text = Text(x, y, s, fontdict=fontdict, **values)
        text.within = "axes"
        text.figure = self
        self._texts.append(text)
        return text

    def legend(self, *args, handles=None, labels=None, **values):
        if len(args) == 2:
            handles, labels = args
        elif len(args) == 1:
            labels = args[0]
        if handles is None:
            handles, names = labelled([thing for axes in self.axes_list for thing in axes._legend_things()])
            labels = names if labels is None else labels
        elif labels is None:
            labels = [handle.get_label() for handle in handles]
        legend = Legend(self, list(handles), list(labels), **{"loc": "upper right", **values})
        self.legends = [legend]
        return legend

    legend_ = None

    def colorbar(self, mappable, cax=None, ax=None, **values):
        bar = Colorbar(self, mappable, cax, ax, **values)
        self.bars.append(bar)
        return bar

    # Layout: axes stand where there is room for them, whatever was asked for

    def tight_layout(self, *, pad=1.08, h_pad=None, w_pad=None, rect=None):
        """Axes have room for what is written at them anyhow."""

    def subplots_adjust(self, left=None, bottom=None, right=None, top=None, wspace=None, hspace=None):
        """Axes have room for what is written at them anyhow."""

    def autofmt_xdate(self, bottom=0.2, rotation=30, ha="right", which="major"):
        for axes in self.axes_list:
            axes.xaxis._look_text({"rotation": rotation})

    def set_layout_engine(self, layout=None, **values):
        if isinstance(layout, str) and layout not in _LAYOUTS:
            raise ValueError(f"Invalid value for 'layout': {layout!r}")

    def set_tight_layout(self, tight):
        """Axes have room for what is written at them anyhow."""

    set_constrained_layout = set_tight_layout

    def align_labels(self, axs=None):
        """Labels stand in line anyhow."""

    align_xlabels = align_ylabels = align_labels

    # Showing

    def show(self, warn=True):
        """Hands it over: it is shown where the program's output is, in place of what was shown of it before."""
        from .pyplot import hand_over

        hand_over(self)

    def savefig(self, fname, *, transparent=None, format=None, **values):
        """Hands it over with the name of a file to save it as."""
        import errno
        import os

        if not isinstance(fname, (str, os.PathLike)):
            raise refused("savefig() to a file object")
        name = os.fspath(fname)
        ending = os.path.splitext(name)[1][1:].lower()
        if not ending:
            from matplotlib import rcParams

            ending = format or rcParams["savefig.format"]
            name += f".{ending}"
        if (format or ending) not in _FORMATS:
            raise refused(f"savefig() as {format or ending}: .png and .svg are what there is; that")
        if format and ending != format:
            raise refused(f"savefig() as {format} to a file of another ending, .{ending},")
        if not os.path.isdir(os.path.dirname(name) or "."):
            raise FileNotFoundError(errno.ENOENT, "No such file or directory", name)
        from .pyplot import hand_over

        here = os.path.relpath(name)
        hand_over(self, os.path.abspath(name) if here.startswith("..") else here)

    def __str__(self):
        width, height = (side * self._dpi for side in self._size)
        return f"Figure({width:g}x{height:g})"

    def __repr__(self):
        width, height = (round(side * self._dpi) for side in self._size)
        return f"<Figure size {width}x{height} with {len(self.axes_list)} Axes>"

    def crossing(self, file=None):
        """It as data: what `web/runtime/figure.ts` calls a Figure."""
        if min(self._size) <= 0:
            raise ValueError("a figure without a width or a height cannot be shown")
        grids, places = [], {}
        shown = [axes for axes in self.axes_list if axes._read("visible")]
        crossed = []
        for axes in shown:
            place = axes.place
            if "over" in place:
                if id(place["over"]) not in places:
                    continue
                at = {"kind": "over", "over": places[id(place["over"])]}
            elif "box" in place:
                at = {"kind": "box", "box": list(place["box"]), "of": None}
            else:
                spec = place["spec"]
                grid = {"rows": spec.grid.heights, "columns": spec.grid.widths}
                if grid not in grids:
                    grids.append(grid)
                at = {
                    "kind": "grid",
                    "grid": grids.index(grid),
                    "rows": list(spec.rows),
                    "columns": list(spec.columns),
                }
            places[id(axes)] = len(crossed)
            crossed.append(axes.crossing(at))
        bars = [bar.crossing(places) for bar in self.bars]
        fixed = self._face is not None or any(axes._face is not None for axes in shown)
        texts = [mark for text in self._texts for mark in text.marks()]
        label = lambda text: text.label() if text else None  # noqa: E731
        return {
            "id": self.id,
            "size": self._size,
            "face": color_crossing(self._face) if self._face is not None else None,
            "fixed": fixed,
            "title": label(self._title),
            "labels": {"x": label(self._x_label), "y": label(self._y_label)},
            "grids": grids,
            "axes": crossed,
            "bars": [bar for bar in bars if bar["beside"]],
            "texts": texts,
            "legend": self.legends[0].crossing() if self.legends else None,
            "file": file,
        }

    def to_json(self, file=None):
        """It as data, with the file that it is saved as just now."""
        return json.dumps(self.crossing(file), separators=(",", ":"), allow_nan=False)


def _grid_place(spec):
    return {"spec": spec, "grid": spec.grid, "rows": spec.rows, "columns": spec.columns}


def figaspect(arg):
    """A size with that ratio of height to width, for `figure(figsize=…)`."""
    raise refused("figaspect()")


def __getattr__(name):
    return absent("matplotlib.figure", name)
