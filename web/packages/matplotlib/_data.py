"""Numbers from whatever a program plots: lists, tensors, arrays, ranges."""

import math
from array import array as packed

import torch

from ._absent import refused


_NUMBERS = frozenset((int, float, bool))


def plain(values):
    """The values as nested lists, and single ones as they are."""
    if isinstance(values, torch.Tensor):
        if values.requires_grad:
            raise RuntimeError(
                "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead."
            )
        return values.tolist()
    if hasattr(values, "tolist"):
        return values.tolist()
    if isinstance(values, (str, bytes)) or not hasattr(values, "__iter__"):
        return values
    return [value if type(value) in _NUMBERS else plain(value) for value in values]


def is_text(values):
    """Whether these are names and not numbers."""
    if isinstance(values, str):
        return True
    return isinstance(values, (list, tuple)) and bool(values) and all(isinstance(v, str) for v in values)


def shape_of(nested):
    """The sizes of nested lists, by their first items."""
    sizes = []
    while isinstance(nested, list):
        sizes.append(len(nested))
        nested = nested[0] if nested else None
    return tuple(sizes)


def number(value):
    """One number as a float."""
    if value is None:
        return math.nan
    if isinstance(value, str):
        raise TypeError(f"could not convert string to float: {value!r}")
    try:
        return float(value)
    except TypeError:
        if type(value).__module__ in ("datetime", "pandas"):
            raise refused("an axis of dates") from None
        raise


def numbers(values):
    """All values in order, as floats."""
    if isinstance(values, (list, tuple, range)):
        try:
            return packed("d", values).tolist()
        except TypeError:
            pass  # of more dimensions, or of other things than Python's numbers
    flat = plain(values)
    if not isinstance(flat, list):
        return [number(flat)]
    while flat and isinstance(flat[0], list):
        sizes = {len(row) if isinstance(row, list) else -1 for row in flat}
        if len(sizes) > 1:
            raise ValueError(
                "setting an array element with a sequence. The requested array has an inhomogeneous shape after "
                f"1 dimensions. The detected shape was ({len(flat)},) + inhomogeneous part."
            )
        flat = [value for row in flat for value in row]
    try:
        return packed("d", flat).tolist()
    except TypeError:
        return [number(value) for value in flat]


def columns(values):
    """The columns of a table, or one for what is a plain list."""
    if isinstance(values, (list, tuple, range)) and values and type(values[0]) in _NUMBERS:
        return [numbers(values)]
    nested = plain(values)
    sizes = shape_of(nested)
    if len(sizes) < 2:
        return [numbers(nested)]
    if len(sizes) > 2:
        raise ValueError(f"x and y can be no greater than 2D, but have shapes {sizes} and {sizes}")
    return [numbers(column) for column in zip(*nested)]


def table(values, what="an image"):
    """A tensor of 64-bit floats with two dimensions or more."""
    nested = values if isinstance(values, torch.Tensor) else plain(values)
    if isinstance(nested, torch.Tensor):
        plain_check(nested)
        return nested.double()
    try:
        return torch.tensor(nested, dtype=torch.float64)
    except (TypeError, ValueError):
        raise TypeError(f"{what} is made of numbers") from None


def plain_check(tensor):
    """Raises PyTorch's error for what still has a history."""
    if tensor.requires_grad:
        plain(tensor)


def array(values):
    """Numbers as NumPy's array."""
    import numpy

    return numpy.array(values, dtype=float)


def as_array(values):
    """Whatever was given as NumPy's array, of the type that it has."""
    import numpy

    return numpy.asarray(plain(values) if isinstance(values, (list, tuple, range)) else values)


def pairs(xs, ys):
    """The numbers of both where both can be drawn."""
    isfinite = math.isfinite
    if len(xs) == len(ys) and isfinite(sum(xs)) and isfinite(sum(ys)):
        return xs, ys
    known = [(x, y) for x, y in zip(xs, ys) if isfinite(x) and isfinite(y)]
    return [x for x, _ in known], [y for _, y in known]


def finite(values):
    """Those that can be drawn."""
    if math.isfinite(sum(values)):  # then all are
        return values
    return [value for value in values if math.isfinite(value)]


def crossing(values):
    """Numbers as they cross: a gap for what is none."""
    isfinite = math.isfinite
    if isfinite(sum(values)):
        return list(values)
    return [value if isfinite(value) else None for value in values]


def thin(values, most=1_000_000):
    """Refuses more than a page takes."""
    if len(values) > most:
        raise ValueError(
            f"a plot of {len(values):,} numbers is more than a page draws: {most:,} are the most"
        )
    return values
