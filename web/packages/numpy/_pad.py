"""numpy.pad: an array with a border."""

import numpy as np

from ._shape import at, ndim


def _pairs(given, count, whole=False):
    """One pair (before, after) an axis, of a number, a pair, or pairs."""
    given = np.asarray(given)
    if whole:
        if given.dtype.kind not in "iu":
            raise TypeError("`pad_width` must be of integral type.")
        if given.size and given.min() < 0:
            raise ValueError("index can't contain negative values")
    return np.broadcast_to(given, (count, 2)).tolist()


# Where the elements beside an axis of size n come from: the place, for a place that may be outside.
_PLACES = {
    "edge": lambda place, n: place.clip(0, n - 1),
    "wrap": lambda place, n: place % n,
    "reflect": lambda place, n: _mirrored(place, n, 2 * (n - 1)),
    "symmetric": lambda place, n: _mirrored(place, n, 2 * n),
}


def _mirrored(place, n, period):
    if period == 0:
        return place * 0
    place = place % period
    return np.where(place < n, place, 2 * n - 2 - place + (period - 2 * (n - 1)) // 2)


def _placed(a, axis, before, after, mode, odd):
    """The array with a border of its own elements along an axis."""
    n = a.shape[axis]
    place = np.arange(-before, n + after)
    made = a.take(_PLACES[mode](place, n), axis)
    if not odd or n == 1:
        return made
    # mirrored in the element at the edge: each period leads on by twice the way from edge to edge
    period = 2 * (n - 1) if mode == "reflect" else 2 * n
    shape = at(axis, slice(None)) + (np.newaxis,) * (a.ndim - axis - 1)
    shape = (np.newaxis,) * axis + shape[axis:]
    turns, back = place // period, place % period >= n
    first, last = a[at(axis, slice(0, 1))], a[at(axis, slice(n - 1, n))]
    made = np.where(back[shape], 2 * last - made, made)
    return (made + 2 * turns[shape] * (last - first)).astype(a.dtype)


_STATISTICS = {"maximum": "max", "minimum": "min", "mean": "mean", "median": "median"}


def _statistic(a, axis, mode, length, first):
    n = a.shape[axis]
    length = n if length is None else min(length, n)
    if length == 0 and mode in ("maximum", "minimum"):
        raise ValueError("stat_length of 0 yields no value for padding")
    part = a[at(axis, slice(0, length) if first else slice(n - length, n))]
    made = getattr(np, _STATISTICS[mode])(part, axis=axis, keepdims=True)
    if mode in ("mean", "median") and a.dtype.kind in "iu":
        made = np.round(made)
    return made.astype(a.dtype)


_OPTIONS = {
    "empty": (),
    "edge": (),
    "wrap": (),
    "constant": ("constant_values",),
    "linear_ramp": ("end_values",),
    "maximum": ("stat_length",),
    "mean": ("stat_length",),
    "median": ("stat_length",),
    "minimum": ("stat_length",),
    "reflect": ("reflect_type",),
    "symmetric": ("reflect_type",),
}


def _per_axis(pad_width, count):
    """A dict of axes as pairs for all of them."""
    if not isinstance(pad_width, dict):
        return pad_width
    pairs = [(0, 0)] * count
    for axis, width in pad_width.items():
        pairs[axis] = (width, width) if ndim(width) == 0 else width
    return pairs


def pad(array, pad_width, mode="constant", **kwargs):
    """A copy with a border."""
    a = np.asarray(array)
    widths = _pairs(_per_axis(pad_width, a.ndim), a.ndim, whole=True)
    if callable(mode):
        return _called(a, widths, mode, kwargs)
    if mode not in _OPTIONS:
        raise ValueError(f"mode '{mode}' is not supported")
    unknown = set(kwargs) - set(_OPTIONS[mode])
    if unknown:
        raise ValueError(f"unsupported keyword arguments for mode '{mode}': {unknown}")
    odd = kwargs.get("reflect_type", "even") == "odd"
    lengths = kwargs.get("stat_length")
    lengths = [(None, None)] * a.ndim if lengths is None else _pairs(lengths, a.ndim, whole=True)
    values = kwargs.get("constant_values", kwargs.get("end_values", 0))
    if mode == "constant":
        values = np.asarray(values, None if hasattr(values, "dtype") else a.dtype)
    values = _pairs(values, a.ndim)
    made = a.copy() if not any(map(any, widths)) else a
    for axis, (before, after) in enumerate(widths):
        if not before and not after:
            continue
        if mode in _PLACES or mode in _STATISTICS:
            if a.shape[axis] == 0:
                raise ValueError(
                    f"can't extend empty axis {axis} using modes other than 'constant' or 'empty'"
                )
        if mode in _PLACES:
            made = _placed(made, axis, before, after, mode, odd)
            continue
        borders = [
            _border(made, axis, mode, width, values[axis][side], lengths[axis][side], side == 0)
            for side, width in enumerate((before, after))
        ]
        made = np.concatenate((borders[0], made, borders[1]), axis)
    return made


def _border(a, axis, mode, width, value, length, first):
    """What stands before an array along an axis, or after it."""
    sizes = list(a.shape)
    sizes[axis] = width
    if mode == "empty":
        return np.empty(sizes, a.dtype)
    if mode == "constant":
        return np.full(sizes, value).astype(a.dtype)
    if mode == "linear_ramp":
        edge = a.take(0 if first else -1, axis)
        ramp = np.linspace(value, edge, width, endpoint=False, dtype=a.dtype, axis=axis)
        return ramp if first else np.flip(ramp, axis)
    return np.broadcast_to(_statistic(a, axis, mode, length, first), sizes)


def _called(a, widths, function, kwargs):
    sizes = [size + before + after for size, (before, after) in zip(a.shape, widths)]
    made = np.zeros(sizes, a.dtype)
    made[tuple([slice(b, b + size) for size, (b, _) in zip(a.shape, widths)])] = a
    for axis in range(a.ndim):
        lines = np.moveaxis(made, axis, -1)
        for index in np.ndindex(lines.shape[:-1]):
            function(lines[index], tuple(widths[axis]), axis, kwargs)
    return made
