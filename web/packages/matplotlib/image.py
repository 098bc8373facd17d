"""Images: numbers through a colour map, or colours as they are."""

from base64 import b64encode

import torch

from ._absent import absent, refused
from ._data import array, table
from .artist import Artist
from .cm import ScalarMappable

_MOST_PIXELS = 4_000_000
_SMOOTH = frozenset(
    "bilinear bicubic spline16 spline36 hanning hamming hermite kaiser quadric catrom gaussian bessel mitchell sinc "
    "lanczos blackman".split()
)
_PLAIN = frozenset((None, "none", "nearest", "auto", "antialiased"))


class AxesImage(ScalarMappable, Artist):
    """An image in axes."""

    properties = {
        "interpolation": None,
        "interpolation_stage": None,
        "resample": None,
        "filternorm": True,
        "zorder": 0,
    }

    def __init__(self, data, *, origin, extent=None, **values):
        self.origin = origin
        self._extent = extent
        super().__init__(**values)
        self.set_data(data)

    def set_data(self, A):
        grid = table(A, "an image")
        if grid.dim() == 3 and grid.shape[2] == 1:
            grid = grid[:, :, 0]
        if grid.dim() != 2 and not (grid.dim() == 3 and grid.shape[2] in (3, 4)):
            raise TypeError(f"Invalid shape {tuple(grid.shape)} for image data")
        self._whole = grid.dim() == 3 and not _is_float(A)
        if grid.shape[0] * grid.shape[1] > _MOST_PIXELS:
            raise ValueError(
                f"an image of {grid.shape[0]} x {grid.shape[1]} pixels is more than a page draws"
            )
        self._grid = grid.detach().clone()
        if grid.dim() == 2 and (self.norm.scaled() is False):
            self._autoscale()

    set_array = set_data

    def _autoscale(self):
        finite = self._grid[torch.isfinite(self._grid)]
        if finite.numel():
            self.norm.autoscale_None([finite.min().item(), finite.max().item()])

    def autoscale(self):
        self.norm.vmin = self.norm.vmax = None
        self._autoscale()

    def autoscale_None(self):
        if self._grid.dim() == 2:
            self._autoscale()

    def set_interpolation(self, s):
        if s not in _SMOOTH and s not in _PLAIN:
            raise ValueError(f"{s!r} is not a valid value for interpolation")
        self._values["interpolation"] = s

    def get_array(self):
        return array(self._grid.tolist())

    def get_size(self):
        return tuple(self._grid.shape[:2])

    def get_extent(self):
        if self._extent is not None:
            return list(self._extent)
        rows, cols = self._grid.shape[:2]
        ends = (-0.5, rows - 0.5)
        return [-0.5, cols - 0.5, *(ends[::-1] if self.origin == "upper" else ends)]

    def set_extent(self, extent):
        self._extent = tuple(map(float, extent))
        self.axes._take_in(self)

    def extent(self):
        left, right, bottom, top = self.get_extent()
        return [left, right], [bottom, top]

    def pixels(self):
        """Its pixels as a tensor of bytes, from the top."""
        grid = self._grid
        if grid.dim() == 2:
            self.autoscale_None()
            colors = self.cmap.lookup(self.norm.parts(grid))
        else:
            shown = grid if self._whole else grid * 255
            colors = shown.nan_to_num(0).clamp(0, 255).to(torch.uint8)
            if colors.shape[2] == 3:
                full = torch.full((*colors.shape[:2], 1), 255, dtype=torch.uint8)
                colors = torch.cat([colors, full], 2)
        alpha = self._read("alpha")
        if alpha is not None:
            if not isinstance(alpha, (int, float)):
                raise refused("an image with alpha as an array")
            colors = colors.clone()
            colors[:, :, 3] = (colors[:, :, 3] * float(alpha)).to(torch.uint8)
        return colors.flip(0) if self.origin == "lower" else colors

    def marks(self):
        colors = self.pixels()
        left, right, bottom, top = self.get_extent()
        raw = bytes(colors.contiguous().flatten().tolist())
        return [
            {
                "kind": "image",
                "extent": [float(left), float(right), float(bottom), float(top)],
                "width": colors.shape[1],
                "height": colors.shape[0],
                "pixels": b64encode(raw).decode(),
                "smooth": self._read("interpolation") in _SMOOTH,
            }
        ]


def _is_float(values):
    dtype = getattr(values, "dtype", None)
    if isinstance(dtype, torch.dtype):
        return dtype.is_floating_point
    if dtype is not None:
        return str(dtype).startswith("float")
    while isinstance(values, (list, tuple)):
        values = values[0]
    return isinstance(values, float)


def imread(fname, format=None):
    raise refused("imread()")


def __getattr__(name):
    return absent("matplotlib.image", name)
