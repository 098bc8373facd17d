"""The figure and the axes that one works on, without naming them."""

import atexit
import os
import sys

import matplotlib
from matplotlib import get_backend, interactive, rc, rc_context, rcdefaults, rcParams, style  # noqa: F401

from . import cm  # noqa: F401
from ._absent import absent, refused
from ._rc import cycler  # noqa: F401
from .artist import Artist, getp, setp  # noqa: F401
from .axes import Axes  # noqa: F401
from .cm import colormaps, get_cmap  # noqa: F401
from .colors import Normalize  # noqa: F401
from .figure import Figure, figaspect  # noqa: F401
from .gridspec import GridSpec, SubplotSpec  # noqa: F401
from .image import imread  # noqa: F401
from .lines import Line2D  # noqa: F401
from .patches import Arrow, Circle, Polygon, Rectangle  # noqa: F401
from .text import Annotation, Text  # noqa: F401
from .ticker import (  # noqa: F401
    FixedFormatter,
    FixedLocator,
    FormatStrFormatter,
    Formatter,
    FuncFormatter,
    LinearLocator,
    Locator,
    LogFormatter,
    LogLocator,
    MaxNLocator,
    MultipleLocator,
    NullFormatter,
    NullLocator,
    ScalarFormatter,
)

_figures = {}
_order = []
_state = {"mappable": None, "taking": None}


def hand_over(figure, file=None):
    """Hands a figure over to be shown, and to be saved as a file."""
    import tensorglass_display

    sys.stdout.flush()
    sys.stderr.flush()
    tensorglass_display.show_figure(figure.to_json(file))


# Figures


def figure(num=None, figsize=None, dpi=None, *, clear=False, FigureClass=Figure, **values):
    """A new figure, or the one with that number or name."""
    if isinstance(num, Figure):
        num = num.number
    if num is None:
        num = max((n for n in _figures if isinstance(n, int)), default=0) + 1
    if num in _figures:
        _order.remove(num)
        _order.append(num)
        if clear:
            _figures[num].clear()
        return _figures[num]
    _figures[num] = made = FigureClass(figsize, dpi, num=num, **values)
    _order.append(num)
    most = rcParams["figure.max_open_warning"]
    if len(_figures) == most + 1 and most:
        import warnings

        warnings.warn(
            f"More than {most} figures have been opened. Figures created through the pyplot interface "
            "(`matplotlib.pyplot.figure`) are retained until explicitly closed and may consume too much memory. (To control "
            "this warning, see the rcParam `figure.max_open_warning`). Consider using `matplotlib.pyplot.close()`.",
            RuntimeWarning,
            stacklevel=2,
        )
    return made


def gcf():
    """The figure that one works on."""
    return _figures[_order[-1]] if _order else figure()


def gca():
    """The axes that one works on."""
    return gcf().gca()


def sca(ax):
    """Works on those axes from now on."""
    figure(ax.figure)
    ax.figure.sca(ax)


def fignum_exists(num):
    return num in _figures


def get_fignums():
    return sorted(n for n in _figures if isinstance(n, int))


def close(fig=None):
    """Forgets the figure that one works on, the one that is named, or all."""
    if fig == "all":
        _figures.clear()
        _order.clear()
        return
    if fig is None:
        fig = _order[-1] if _order else None
    elif isinstance(fig, Figure):
        fig = next((num for num, each in _figures.items() if each is fig), None)
    if fig in _figures:
        del _figures[fig]
        _order.remove(fig)


@atexit.register
def _forget():
    close("all")
    sci(None)


def clf():
    gcf().clear()


def cla():
    gca().cla()


def delaxes(ax=None):
    gcf().delaxes(gca() if ax is None else ax)


def axes(arg=None, **values):
    """New axes over the whole figure, or at a place."""
    if arg is None:
        return gcf().add_subplot(**values)
    return gcf().add_axes(arg, **values)


def subplot(*args, **values):
    """The axes at a place of a grid, new ones where there are none."""
    figure_ = gcf()
    spec = figure_._spec(*args)
    found = figure_.find_subplot(spec)
    if found is not None and "projection" not in values and "polar" not in values:
        figure_.sca(found)
        return found
    return figure_.add_subplot(spec, **values)


def subplots(nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, width_ratios=None, height_ratios=None,
             subplot_kw=None, gridspec_kw=None, **values):  # fmt: skip
    """A new figure, and axes in rows and columns."""
    made = figure(**values)
    grid = {
        "width_ratios": width_ratios,
        "height_ratios": height_ratios,
        "subplot_kw": subplot_kw,
        "gridspec_kw": gridspec_kw,
    }
    return made, made.subplots(nrows, ncols, sharex=sharex, sharey=sharey, squeeze=squeeze, **grid)


def subplot2grid(shape, loc, rowspan=1, colspan=1, fig=None, **values):
    """Axes over rows and columns of a grid."""
    figure_ = gcf() if fig is None else fig
    row, column = loc
    grid = GridSpec(*shape, figure_)
    return figure_.add_subplot(grid[row : row + rowspan, column : column + colspan], **values)


def subplot_mosaic(mosaic, **values):
    raise refused("subplot_mosaic()")


def twinx(ax=None):
    return (gca() if ax is None else ax).twinx()


def twiny(ax=None):
    return (gca() if ax is None else ax).twiny()


# Showing


def show(*args, block=None, **values):
    """Shows all figures; they are forgotten then, as when their windows are closed, unless figures are interactive."""
    for num in list(_figures):
        hand_over(_figures[num])
    if not rcParams["interactive"] and block is not False:
        close("all")


def draw():
    """Shows the figure that one works on as it is now."""
    hand_over(gcf())


def pause(interval):
    """Shows the figure that one works on as it is now, and waits."""
    import time

    if _order:
        hand_over(gcf())
    time.sleep(interval)


def draw_if_interactive():
    """What is drawn is shown at the next pause or show."""


def ion():
    """Figures stay after show(), and are shown again as they are at each pause."""
    interactive(True)


def ioff():
    """Figures are forgotten after show()."""
    interactive(False)


isinteractive = matplotlib.is_interactive


def savefig(fname, **values):
    """Hands the figure over with the name of a file to save it as."""
    return gcf().savefig(os.fspath(fname) if isinstance(fname, os.PathLike) else fname, **values)


def switch_backend(newbackend):
    """Figures are drawn where the program's output is shown, whatever backend is named."""


def waitforbuttonpress(timeout=-1):
    raise refused("waitforbuttonpress(): figures take no events")


def ginput(*args, **values):
    raise refused("ginput(): figures take no events")


# Functions over the whole figure


def suptitle(t, **values):
    return gcf().suptitle(t, **values)


def figtext(x, y, s, fontdict=None, **values):
    return gcf().text(x, y, s, fontdict, **values)


def figlegend(*args, **values):
    return gcf().legend(*args, **values)


def tight_layout(**values):
    gcf().tight_layout(**values)


def subplots_adjust(**values):
    gcf().subplots_adjust(**values)


def colorbar(mappable=None, cax=None, ax=None, **values):
    """A bar for the colours of what was plotted last."""
    if mappable is None:
        mappable = gci()
        if mappable is None:
            raise RuntimeError(
                "No mappable was found to use for colorbar creation. First define a mappable such as an image (with imshow) "
                "or a contour set (with contourf)."
            )
    return gcf().colorbar(mappable, cax=cax, ax=ax, **values)


def gci():
    """What was plotted last with colours for numbers."""
    return _state["mappable"]


def sci(im):
    _state["mappable"] = im


def clim(vmin=None, vmax=None):
    gci().set_clim(vmin, vmax)


def set_cmap(cmap):
    rcParams["image.cmap"] = get_cmap(cmap).name
    if gci() is not None:
        gci().set_cmap(cmap)


def matshow(A, fignum=None, **values):
    """A matrix as an image, in a figure of its own."""
    grid = A.shape if hasattr(A, "shape") else (len(A), len(A[0]))
    if fignum == 0:
        axes_ = gca()
    else:
        figure(fignum, figsize=_matrix_size(grid))
        axes_ = gcf().add_axes((0.15, 0.09, 0.775, 0.775))
    sci(axes_.matshow(A, **values))
    return gci()


def _matrix_size(shape):
    from matplotlib import rcParams

    wide, _ = rcParams["figure.figsize"]
    ratio = min(max(shape[0] / shape[1], 0.25), 4)
    return (wide, wide * ratio) if ratio <= 1 else (wide / ratio, wide)


def imsave(fname, arr, **values):
    raise refused("imsave()")


# Functions of the axes that one works on


def xlim(*args, **values):
    """The limits of x; sets them first, if there are any."""
    ax = gca()
    return ax.set_xlim(*args, **values) if args or values else ax.get_xlim()


def ylim(*args, **values):
    """The limits of y; sets them first, if there are any."""
    ax = gca()
    return ax.set_ylim(*args, **values) if args or values else ax.get_ylim()


def xticks(ticks=None, labels=None, *, minor=False, **values):
    """The ticks of x and their labels; sets them first, if there are any."""
    return _ticks(gca().xaxis, ticks, labels, minor, values)


def yticks(ticks=None, labels=None, *, minor=False, **values):
    """The ticks of y and their labels; sets them first, if there are any."""
    return _ticks(gca().yaxis, ticks, labels, minor, values)


def _ticks(axis, ticks, labels, minor, values):
    if ticks is None:
        if labels is not None:
            raise TypeError(
                f"{axis.axis_name}ticks(): Parameter 'labels' can't be set without setting 'ticks'"
            )
        if values:
            axis._look_text(dict(values))
    elif labels is None:
        axis.set_ticks(ticks, minor=minor)
        axis._look_text(dict(values))
    else:
        axis.set_ticks(ticks, labels, minor=minor, **values)
    return axis.get_ticks(minor), axis.get_ticklabels()


def _of_axes(name):
    method = getattr(Axes, name)

    def function(*args, **values):
        return getattr(gca(), name)(*args, **values)

    function.__name__ = function.__qualname__ = name
    function.__doc__ = method.__doc__
    return function


def _mapping(name):
    method = _of_axes(name)

    def function(*args, **values):
        made = method(*args, **values)
        sci(made)
        return made

    function.__name__ = function.__qualname__ = name
    function.__doc__ = method.__doc__
    return function


for _name in (
    "annotate arrow autoscale axhline axhspan axis axline axvline axvspan bar bar_label barh clabel errorbar fill "
    "fill_between fill_betweenx grid hist hlines legend locator_params loglog margins minorticks_off minorticks_on plot "
    "semilogx semilogy stackplot stairs stem step text tick_params ticklabel_format vlines"
).split():
    globals()[_name] = _of_axes(_name)
for _name in "contour contourf imshow pcolor pcolormesh scatter".split():
    globals()[_name] = _mapping(_name)
for _name, _method in {
    "title": "set_title",
    "xlabel": "set_xlabel",
    "ylabel": "set_ylabel",
    "xscale": "set_xscale",
    "yscale": "set_yscale",
}.items():
    globals()[_name] = _of_axes(_method)
for _name in (
    "viridis plasma inferno magma gray jet hot cool bone copper spring summer autumn winter hsv pink".split()
):
    globals()[_name] = lambda _name=_name: set_cmap(_name)


def __getattr__(name):
    return absent("matplotlib.pyplot", name)
