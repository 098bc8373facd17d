"""Colour maps by name."""

import math
from base64 import b64decode

from ._absent import absent
from .colors import Colormap, LinearSegmentedColormap, ListedColormap, Normalize

_ALIASES = {"grey": "gray", "Grays": "Greys", "gist_gray": "gray", "gist_yarg": "binary"}
_FUNCTIONS = {
    "rainbow": (
        lambda x: abs(2 * x - 0.5),
        lambda x: math.sin(x * math.pi),
        lambda x: math.cos(x * math.pi / 2),
    )
}
_PARTS = ("red", "green", "blue")


class ColormapRegistry:
    """Colour maps by name; each is made when it is first asked for."""

    def __init__(self):
        self._made = {}

    def __getitem__(self, name):
        made = self._made.get(name) or self._made.setdefault(name, self._make(name))
        return made.copy() if type(made) is ListedColormap else made

    def get_cmap(self, cmap, said="cmap"):
        if isinstance(cmap, Colormap):
            return cmap
        if cmap is None:
            from matplotlib import rcParams

            cmap = rcParams["image.cmap"]
        if not isinstance(cmap, str):
            raise TypeError(
                f"get_cmap expects None or an instance of a str or Colormap . you passed {cmap!r} of type {type(cmap)}"
            )
        try:
            return self[cmap]
        except KeyError:
            raise ValueError(
                f"{cmap!r} is not a valid value for {said}; supported values are {', '.join(map(repr, self))}"
            ) from None

    def register(self, cmap, *, name=None, force=False):
        self._made[name or cmap.name] = cmap

    def __contains__(self, name):
        return name in set(iter(self))

    def __iter__(self):
        from . import _maps

        kinds = [line.split()[0] for line in _lines(_maps.KINDS) + _lines(_maps.EVEN)]
        names = [*_maps.FINE, *kinds, *_maps.PIECES, *_FUNCTIONS, *_ALIASES]
        return iter(sorted({*names, *(f"{name}_r" for name in names), *self._made}))

    def __len__(self):
        return sum(1 for _ in self)

    def __call__(self):
        return [*iter(self)]

    def _make(self, name):
        from . import _maps

        if name.endswith("_r"):
            return self[name[:-2]].reversed()
        name = _ALIASES.get(name, name)
        if name in _maps.FINE:
            return ListedColormap(_fine(_maps.FINE[name]), name)
        for text, kind in ((_maps.KINDS, ListedColormap), (_maps.EVEN, LinearSegmentedColormap)):
            for line in _lines(text):
                first, *codes = line.split()
                if first == name:
                    colors = [f"#{code}" for code in codes]
                    if kind is ListedColormap:
                        return ListedColormap(colors, name)
                    return LinearSegmentedColormap.from_list(name, colors)
        if name in _maps.PIECES:
            data = {}
            for part, text in zip(_PARTS, _maps.PIECES[name].split("/")):
                pairs = [tuple(map(float, pair.split(","))) for pair in text.split()]
                data[part] = [(x, y, y) for x, y in pairs]
            return LinearSegmentedColormap(name, data)
        if name in _FUNCTIONS:
            return LinearSegmentedColormap(name, dict(zip(_PARTS, _FUNCTIONS[name])))
        raise KeyError(f"{name!r} is not a known colormap name")


def _lines(text):
    return text.strip().replace("\n ", " ").split("\n")


def _fine(text):
    steps = b64decode(text)
    now, colors = [0, 0, 0], []
    for at in range(0, len(steps), 9):
        for n in range(3):
            now[n] += int.from_bytes(steps[at + 3 * n : at + 3 * n + 3], "big", signed=True)
        colors.append(tuple(part / 1e6 for part in now) + (1.0,))
    return colors


colormaps = ColormapRegistry()


def get_cmap(name=None, lut=None):
    """The colour map of that name."""
    made = colormaps.get_cmap(name, "name")
    return made if lut is None else made.resampled(lut)


class ScalarMappable:
    """Numbers that are shown as colours."""

    def __init__(self, norm=None, cmap=None, **rest):
        super().__init__(**rest)
        self.norm = norm if isinstance(norm, Normalize) else Normalize()
        if isinstance(norm, str):
            from . import colors

            kinds = {"linear": Normalize, "log": colors.LogNorm}
            self.norm = kinds[norm]()
        self.cmap = colormaps.get_cmap(cmap)
        self._numbers = None
        self.colorbar = None

    def set_array(self, A):
        self._numbers = A

    def get_array(self):
        from ._data import array, plain

        return None if self._numbers is None else array(plain(self._numbers))

    def set_clim(self, vmin=None, vmax=None):
        if vmax is None and isinstance(vmin, (tuple, list)):
            vmin, vmax = vmin
        if vmin is not None:
            self.norm.vmin = float(vmin)
        if vmax is not None:
            self.norm.vmax = float(vmax)

    def get_clim(self):
        return self.norm.vmin, self.norm.vmax

    def set_cmap(self, cmap):
        self.cmap = colormaps.get_cmap(cmap)

    def get_cmap(self):
        return self.cmap

    def set_norm(self, norm):
        self.norm = norm or Normalize()

    def autoscale(self):
        self.norm.autoscale(self._numbers)

    def autoscale_None(self):
        self.norm.autoscale_None(self._numbers)

    def to_rgba(self, x, alpha=None, bytes=False, norm=True):
        return self.cmap(self.norm(x) if norm else x, alpha, bytes)

    def changed(self):
        """What is drawn is made anew anyhow."""


def __getattr__(name):
    if not name.startswith("_") and name in colormaps:
        return colormaps[name]
    return absent("matplotlib.cm", name)
