"""Bars that tell what colours mean."""

from ._absent import absent, refused, unused
from ._data import numbers
from .axis import Axis
from .collections import Collection
from .colors import LogNorm
from .contour import ContourSet
from .ticker import FixedLocator, FormatStrFormatter

_MOST = 128


class Colorbar:
    """The colours of something mapped, beside its axes or in axes of its own."""

    def __init__(
        self,
        figure,
        mappable,
        cax=None,
        ax=None,
        *,
        orientation=None,
        label="",
        ticks=None,
        format=None,
        location=None,
        **values,
    ):
        unused("colorbar", values, _HARMLESS)
        self.figure, self.mappable, self.cax = figure, mappable, cax
        if ax is None:
            ax = mappable.axes if mappable.axes is not None else figure.gca()
        self.beside = (
            list(ax.flat) if hasattr(ax, "flat") else list(ax) if isinstance(ax, (list, tuple)) else [ax]
        )
        side = location or ("bottom" if orientation == "horizontal" else "right")
        if side not in ("left", "right", "top", "bottom"):
            raise ValueError(
                f"{side!r} is not a valid value for location; supported values are 'left', 'right', 'top', 'bottom'"
            )
        self.side = side
        self.orientation = "vertical" if side in ("left", "right") else "horizontal"
        self.ax = BarAxes(self)
        self.axis = self.ax.yaxis if self.orientation == "vertical" else self.ax.xaxis
        self.axis.side = side
        if isinstance(mappable, ContourSet) and ticks is None:
            self.axis.set_major_locator(FixedLocator(mappable.levels_list))
        if isinstance(mappable.norm, LogNorm):
            self.axis.set_scale("log")
        if ticks is not None:
            self.set_ticks(ticks)
        if format is not None:
            self.axis.set_major_formatter(
                FormatStrFormatter(format) if isinstance(format, str) and "%" in format else format
            )
        self.set_label(label)
        mappable.colorbar = self

    def set_label(self, label, *, loc=None, **values):
        self.axis.set_label_text(label, **values)

    def set_ticks(self, ticks, *, labels=None, minor=False, **values):
        if hasattr(ticks, "tick_values"):
            self.axis.set_major_locator(ticks)
            return
        self.axis.view.locator = FixedLocator(numbers(ticks))
        if labels is not None:
            self.axis.set_ticklabels(labels)

    def set_ticklabels(self, ticklabels, *, minor=False, **values):
        self.axis.set_ticklabels(ticklabels, **values)

    def get_ticks(self, minor=False):
        from ._data import array

        self._fit()
        return array(self.axis.get_ticklocs())

    def update_normal(self, mappable=None):
        """What is drawn is made anew anyhow."""

    update_ticks = update_normal

    def minorticks_on(self):
        """A bar has no finer ticks here."""

    minorticks_off = minorticks_on

    def remove(self):
        self.figure.bars.remove(self)

    @property
    def vmin(self):
        return self.mappable.norm.vmin

    @property
    def vmax(self):
        return self.mappable.norm.vmax

    def _fit(self):
        mapped = self.mappable
        if isinstance(mapped, ContourSet):
            ends = (mapped.levels_list[0], mapped.levels_list[-1])
        else:
            mapped.autoscale_None()
            ends = mapped.norm._range()
        self.axis.view.limits = ends if ends[0] < ends[1] else (ends[0] - 0.1, ends[1] + 0.1)

    def crossing(self, places):
        """It as it crosses; `places` are those of the axes in the figure."""
        self._fit()
        mapped = self.mappable
        if isinstance(mapped, ContourSet) and mapped.filled:
            colors = _by_length(mapped.levels_list, mapped.colors_crossing())
        elif isinstance(mapped, Collection) and mapped.get_array() is None:
            raise RuntimeError("No mappable was found to use for colorbar creation.")
        else:
            colors = mapped.cmap.sample(_MOST)
        axes = [self.cax] if self.cax is not None else self.beside
        return {
            "beside": [places[id(each)] for each in axes if id(each) in places],
            "instead": self.cax is not None,
            "side": self.side,
            "colours": colors,
            "axis": self.axis.crossing(),
        }


_HARMLESS = frozenset(
    "fraction pad shrink aspect anchor panchor use_gridspec drawedges spacing extend extendfrac extendrect alpha".split()
)


def _by_length(levels, colors):
    """The colours of bands, each as often as it is long."""
    whole = levels[-1] - levels[0]
    return [
        color
        for color, low, high in zip(colors, levels, levels[1:])
        for _ in range(max(1, round(_MOST * (high - low) / whole)))
    ]


class BarAxes:
    """What a bar has of axes: its two axes, one of them with ticks."""

    def __init__(self, bar):
        self._bar = bar
        self.figure = bar.figure
        self.things = []
        self.xaxis, self.yaxis = Axis(self, "x"), Axis(self, "y")

    def nominal_box(self):
        left, bottom, width, height = self._bar.beside[0].nominal_box()
        upright = self._bar.orientation == "vertical"
        return (left, bottom, 0.05, height) if upright else (left, bottom, width, 0.05)

    def set_ylabel(self, label, fontdict=None, labelpad=None, **values):
        return self.yaxis.set_label_text(label, fontdict, **values)

    def set_xlabel(self, label, fontdict=None, labelpad=None, **values):
        return self.xaxis.set_label_text(label, fontdict, **values)

    def set_title(self, label, *args, **values):
        self._bar.set_label(label)

    def set_yticks(self, ticks, labels=None, **values):
        self._bar.set_ticks(ticks, labels=labels)

    def set_xticks(self, ticks, labels=None, **values):
        self._bar.set_ticks(ticks, labels=labels)

    def set_yticklabels(self, labels, **values):
        self._bar.set_ticklabels(labels)

    set_xticklabels = set_yticklabels

    def tick_params(self, axis="both", **values):
        self._bar.axis.set_tick_params(**values)

    def get_yaxis(self):
        return self.yaxis

    def get_xaxis(self):
        return self.xaxis

    def __getattr__(self, name):
        raise refused(f"{name}() of a colour bar")


def __getattr__(name):
    return absent("matplotlib.colorbar", name)
