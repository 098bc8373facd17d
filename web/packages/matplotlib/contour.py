"""Lines of equal height, and the bands between them."""

import torch

from ._absent import absent, refused, unused
from ._data import array, crossing, numbers, table, thin
from .artist import Artist
from .cm import ScalarMappable
from .collections import color_list
from .colors import ListedColormap, LogNorm
from .colors import crossing as color_crossing
from .lines import dashes
from .ticker import LogLocator, MaxNLocator


class ContourSet(ScalarMappable, Artist):
    """The contours of a height over a grid."""

    properties = {"zorder": 1}

    def __init__(self, args, filled, *, levels=None, colors=None, linewidths=None, linestyles=None, extend="neither",
                 vmin=None, vmax=None, origin=None, extent=None, locator=None, **values):  # fmt: skip
        unused("contour", {"hatches": values.pop("hatches", None), "origin": origin, "extent": extent})
        values.pop("corner_mask", None)
        values.pop("antialiased", None)
        self.filled = filled
        super().__init__(**values)
        if len(args) in (2, 4):
            *args, levels = args
        if len(args) not in (1, 3):
            raise TypeError(f"contour() takes from 1 to 4 positional arguments but {len(args)} were given")
        self._read_grid(args)
        self.set_clim(vmin, vmax)
        finite = self._z[torch.isfinite(self._z)]
        low, high = (finite.min().item(), finite.max().item()) if finite.numel() else (0.0, 1.0)
        self.levels_list = self._levels(levels, low, high, locator)
        self.extend = extend
        self._widths = [float(w) for w in numbers(1.5 if linewidths is None else linewidths)]
        self._styles = linestyles
        self._color(colors)
        if filled and len(self.levels_list) < 2:
            raise ValueError("Filled contours require at least 2 levels.")

    @property
    def levels(self):
        return array(self.levels_list)

    def _read_grid(self, args):
        z = table(args[-1], "a height")
        if z.dim() != 2:
            raise TypeError(f"Input z must be 2D, not {z.dim()}D")
        if min(z.shape) < 2:
            raise TypeError(f"Input z must be at least a (2, 2) shaped array, but has shape {tuple(z.shape)}")
        self._z = z
        if len(args) == 1:
            self._x, self._y = ([float(n) for n in range(size)] for size in (z.shape[1], z.shape[0]))
            return
        x, y = table(args[0]), table(args[1])
        if x.dim() != y.dim():
            raise TypeError(f"Number of dimensions of x ({x.dim()}) and y ({y.dim()}) do not match")
        if x.dim() == 2:
            if x.shape != z.shape:
                raise TypeError(f"Shapes of x {tuple(x.shape)} and z {tuple(z.shape)} do not match")
            if y.shape != z.shape:
                raise TypeError(f"Shapes of y {tuple(y.shape)} and z {tuple(z.shape)} do not match")
            if not (torch.equal(x, x[:1].expand_as(x)) and torch.equal(y, y[:, :1].expand_as(y))):
                if torch.equal(y, y[:1].expand_as(y)) and torch.equal(x, x[:, :1].expand_as(x)):
                    x, y, self._z = x.T, y.T, z.T  # meshgrid(indexing="ij")
                else:
                    raise refused("contours over a grid that is not straight")
            x, y = x[0], y[:, 0]
        elif x.shape[0] != z.shape[1]:
            raise TypeError(f"Length of x ({x.shape[0]}) must match number of columns in z ({z.shape[1]})")
        elif y.shape[0] != z.shape[0]:
            raise TypeError(f"Length of y ({y.shape[0]}) must match number of rows in z ({z.shape[0]})")
        self._x, self._y = x.tolist(), y.tolist()

    def _levels(self, levels, low, high, locator):
        if levels is not None and not isinstance(levels, int):
            found = numbers(levels)
            if any(b <= a for a, b in zip(found, found[1:])):
                raise ValueError("Contour levels must be increasing")
            return found
        if locator is None:
            logarithmic = isinstance(self.norm, LogNorm)
            locator = (
                LogLocator()
                if logarithmic
                else MaxNLocator((7 if levels is None else levels) + 1, min_n_ticks=1)
            )
        found = locator.places(low, high)
        below = [n for n, level in enumerate(found) if level < low]
        above = [n for n, level in enumerate(found) if level > high]
        first = below[-1] if below else 0
        last = above[0] + 1 if above else len(found)
        if last - first < 3:
            first, last = 0, len(found)
        return found[first:last]

    def _color(self, colors):
        levels = self.levels_list
        layers = [(a + b) / 2 for a, b in zip(levels, levels[1:])] if self.filled else levels
        self._below = self._above = None
        if colors is not None:
            given = color_list(colors)
            extra = (self.extend in ("min", "both"), self.extend in ("max", "both"))
            whole = [given[n % len(given)] for n in range(len(layers) + sum(extra))] if self.filled else given
            if self.filled:
                self._below = whole.pop(0) if extra[0] else None
                self._above = whole.pop() if extra[1] else None
            self._given = [whole[n % len(whole)] for n in range(len(layers))]
            self.cmap = ListedColormap(self._given)
            self.norm.autoscale_None(layers)
        else:
            self._given = None
            self.norm.autoscale_None([levels[0], levels[-1]] if self.filled else levels)
        self._layers = layers

    def colors_crossing(self):
        alpha = None if self.filled else self._read("alpha")
        if self._given is not None:
            return [color_crossing(color, alpha) for color in self._given]
        return [color_crossing(self.cmap.color(self.norm.part(layer)), alpha) for layer in self._layers]

    def extent(self):
        return self._x, self._y

    def marks(self):
        levels = self.levels_list
        count = len(levels)
        filled = None
        if self.filled:
            ends = {}
            for end, given, wanted, at in (
                ("below", self._below, self.extend in ("min", "both"), -1.0),
                ("above", self._above, self.extend in ("max", "both"), 2.0),
            ):
                color = given if given is not None else self.cmap.color(at)
                ends[end] = color_crossing(color) if wanted else None
            filled = ends
        styles = self._styles if isinstance(self._styles, list) else [self._styles] * count
        widths = [self._widths[n % len(self._widths)] for n in range(count)]
        one_color = self._given is not None and len(set(map(str, self._given))) == 1
        patterns = [
            dashes(style or ("--" if one_color and level < 0 else "-"), width)
            for style, level, width in zip(styles, levels, widths)
        ]
        alpha = self._read("alpha")
        return [
            {
                "kind": "contours",
                "x": crossing(self._x),
                "y": crossing(self._y),
                "z": crossing(thin(self._z.flatten().tolist())),
                "levels": levels,
                "colours": self.colors_crossing(),
                "filled": filled,
                "widths": widths,
                "dashes": patterns,
                "opacity": 1.0 if alpha is None or not self.filled else float(alpha),
                "labels": self._written,
            }
        ]

    _written = None

    def clabel(self, levels=None, *, fontsize=None, inline=True, fmt=None, colors=None, **values):
        """Writes the heights into the lines."""
        from .text import points

        if self.filled:
            raise refused("clabel() of filled contours: contour() over the same grid has lines; that")
        if not inline:
            raise refused("clabel(inline=False)")
        unused("clabel", values, ("inline_spacing", "rightside_up", "use_clabeltext", "zorder"))

        def written(level):
            if callable(fmt):
                return str(fmt(level))
            if isinstance(fmt, dict):
                return str(fmt.get(level, ""))
            return fmt % level if fmt else f"{level:.3f}".rstrip("0").rstrip(".")

        wanted = None if levels is None else set(numbers(levels))
        texts = [written(level) if wanted is None or level in wanted else "" for level in self.levels_list]
        given = [] if colors is None else [color_crossing(color) for color in color_list(colors)]
        self._written = {"texts": texts, "size": points(fontsize), "colours": given}
        return []

    def legend_elements(self, variable_name="x", str_format=str):
        raise refused("legend_elements() of contours")


QuadContourSet = ContourSet


def __getattr__(name):
    return absent("matplotlib.contour", name)
