"""Arrays joined, and taken apart."""

import torch

import numpy as np

from ._array import plain, wrap
from ._dtype import castable
from ._dtype import dtype as DType
from ._errstate import deprecated
from ._shape import at, atleast_1d, atleast_2d, atleast_3d, expand_dims, moveaxis
from ._views import axis_of, cast


def _sequence(given):
    if not hasattr(given, "__getitem__"):
        raise TypeError('arrays to stack must be passed as a "sequence" type such as list or tuple.')
    return given


def _agree(arrays, axis):
    """Raises unless all have the first one's sizes beside the axis."""
    first = arrays[0]
    for place, each in enumerate(arrays):
        if each.ndim != first.ndim:
            raise ValueError(
                "all the input arrays must have same number of dimensions, but the array at index "
                f"0 has {first.ndim} dimension(s) and the array at index {place} has {each.ndim} "
                "dimension(s)"
            )
    for place, each in enumerate(arrays):
        for dim in range(first.ndim):
            if dim != axis and each.shape[dim] != first.shape[dim]:
                raise ValueError(
                    "all the input array dimensions except for the concatenation axis must match "
                    f"exactly, but along dimension {dim}, the array at index 0 has size "
                    f"{first.shape[dim]} and the array at index {place} has size {each.shape[dim]}"
                )


def concatenate(arrays, /, axis=0, out=None, *, dtype=None, casting="same_kind"):
    """A new array of arrays after each other along an axis."""
    if not hasattr(arrays, "__iter__"):
        raise TypeError("dispatcher for __array_function__ did not return an iterable")
    arrays = list(arrays)
    weak = [each.__class__ if each.__class__ in (int, float) else None for each in arrays]
    arrays = [np.asarray(each) for each in arrays]
    if not arrays:
        raise ValueError("need at least one array to concatenate")
    if out is not None and dtype is not None:
        raise TypeError("concatenate() only takes `out` or `dtype` as an argument, but both were provided.")
    if axis is None:
        arrays, axis = [each.ravel() for each in arrays], 0
    if any(each.ndim == 0 for each in arrays):
        raise ValueError("zero-dimensional arrays cannot be concatenated")
    axis = axis_of(axis, arrays[0].ndim)
    _agree(arrays, axis)
    if dtype is not None or out is not None:
        dtype = DType(dtype) if out is None else out.dtype
    else:
        dtype = np.result_type(*[each.dtype if w is None else w(0) for each, w in zip(arrays, weak)])
    for each in arrays:
        if not castable(each.dtype, dtype, casting):
            raise TypeError(
                f"Cannot cast array data from {each.dtype!r} to {dtype!r} according to the rule '{casting}'"
            )
    tensors = [cast(plain(each), dtype) for each in arrays]
    order = _order(arrays)
    joined = torch.cat([t.permute(order) for t in tensors], order.index(axis))
    back = sorted(range(len(order)), key=order.__getitem__)
    made = wrap(joined.permute(back).detach())
    if out is None:
        return made
    if out.shape != made.shape:
        raise ValueError("Output array is the wrong shape")
    out[...] = made
    return out


concat = concatenate


def _order(arrays):
    """The axes as the result has them in memory, the widest steps first: as the arrays have them."""
    order = list(range(arrays[0].ndim))
    for first in range(1, len(order)):
        axis, place = order[first], first
        for other in range(first - 1, -1, -1):
            votes = [
                abs(each.strides[axis]) > abs(each.strides[order[other]])
                for each in arrays
                if each.shape[axis] != 1 and each.shape[order[other]] != 1
            ]
            if votes and not all(votes):
                break
            place = other if votes else place
        order.insert(place, order.pop(first))
    return order


def stack(arrays, axis=0, out=None, *, dtype=None, casting="same_kind"):
    """A new array of arrays of one shape, along a new axis."""
    arrays = [np.asarray(each) for each in arrays]
    if not arrays:
        raise ValueError("need at least one array to stack")
    if len({each.shape for each in arrays}) > 1:
        raise ValueError("all input arrays must have the same shape")
    axis = axis_of(axis, arrays[0].ndim + 1)
    arrays = [expand_dims(each, axis) for each in arrays]
    return concatenate(arrays, axis, out, dtype=dtype, casting=casting)


def unstack(x, /, *, axis=0):
    """An array's parts along an axis."""
    x = np.asarray(x)
    if x.ndim == 0:
        raise ValueError("Input array must be at least 1-d.")
    return tuple(moveaxis(x, axis, 0))


def _raised(given, raise_each):
    raised = raise_each(*_sequence(given))
    return raised if isinstance(raised, tuple) else (raised,)


def vstack(tup, *, dtype=None, casting="same_kind"):
    """Arrays below each other, row by row."""
    return concatenate(_raised(tup, atleast_2d), 0, dtype=dtype, casting=casting)


def row_stack(tup, *, dtype=None, casting="same_kind"):
    """The name of `vstack` that is to go."""
    deprecated("`row_stack` alias is deprecated. Use `np.vstack` directly.")
    return vstack(tup, dtype=dtype, casting=casting)


def hstack(tup, *, dtype=None, casting="same_kind"):
    """Arrays beside each other, column by column."""
    arrays = _raised(tup, atleast_1d)
    axis = 0 if arrays and arrays[0].ndim == 1 else 1
    return concatenate(arrays, axis, dtype=dtype, casting=casting)


def dstack(tup):
    """Arrays behind each other, along the third axis."""
    return concatenate(_raised(tup, atleast_3d), 2)


def column_stack(tup):
    """Arrays of one dim as the columns of a matrix."""
    arrays = [np.asarray(each) for each in _sequence(tup)]
    return concatenate([np.array(a, copy=None, ndmin=2).T if a.ndim < 2 else a for a in arrays], 1)


def block(arrays):
    """An array of nested lists of blocks: the innermost beside each other along the last axis."""

    def depth_of(each, path):
        if isinstance(each, tuple):
            raise TypeError(
                f"{path} is a tuple. Only lists can be used to arrange blocks, and np.block does "
                "not allow implicit conversion from tuple to ndarray."
            )
        if not isinstance(each, list):
            return 0, path
        if not each:
            raise ValueError(f"List at {path} cannot be empty")
        depths = [depth_of(item, f"{path}[{i}]") for i, item in enumerate(each)]
        for depth, where in depths[1:]:
            if depth != depths[0][0]:
                raise ValueError(
                    f"List depths are mismatched. First element was at depth {level(depths[0][1])}, "
                    f"but there is an element at depth {level(where)} ({where})"
                )
        return depths[0][0] + 1, depths[0][1]

    def level(path):
        return path.count("[")

    depth, _ = depth_of(arrays, "arrays")

    def most(each):
        return max(map(most, each)) if isinstance(each, list) else np.ndim(each)

    ndim = max(depth, most(arrays))

    def joined(each, axes_left):
        if not isinstance(each, list):
            return np.array(each, ndmin=ndim, copy=None)
        return concatenate([joined(item, axes_left - 1) for item in each], ndim - axes_left)

    made = joined(arrays, depth)
    return made if isinstance(arrays, list) else made.copy()


# --- Parts -----------------------------------------------------------------------------------------


def array_split(ary, indices_or_sections, axis=0):
    """Views of an array's parts, the first longer by one where it cannot be divided."""
    ary = np.asarray(ary)
    size = ary.shape[axis]
    if hasattr(indices_or_sections, "__len__"):
        cuts = [0, *indices_or_sections, size]
    else:
        count = int(indices_or_sections)
        if count <= 0:
            raise ValueError("number sections must be larger than 0.")
        each, more = divmod(size, count)
        cuts = [place * each + min(place, more) for place in range(count + 1)]
    axis %= ary.ndim
    return [ary[at(axis, slice(start, stop))] for start, stop in zip(cuts, cuts[1:])]


def split(ary, indices_or_sections, axis=0):
    """Views of an array's parts, all of one size or cut at given places."""
    ary = np.asarray(ary)
    if not hasattr(indices_or_sections, "__len__") and ary.shape[axis] % indices_or_sections:
        raise ValueError("array split does not result in an equal division")
    return array_split(ary, indices_or_sections, axis)


def _least(ary, ndim, name):
    if np.ndim(ary) < ndim:
        raise ValueError(f"{name} only works on arrays of {ndim} or more dimensions")


def hsplit(ary, indices_or_sections):
    """Views of parts beside each other."""
    _least(ary, 1, "hsplit")
    return split(ary, indices_or_sections, 1 if np.ndim(ary) > 1 else 0)


def vsplit(ary, indices_or_sections):
    """Views of parts below each other."""
    _least(ary, 2, "vsplit")
    return split(ary, indices_or_sections, 0)


def dsplit(ary, indices_or_sections):
    """Views of parts along the third axis."""
    _least(ary, 3, "dsplit")
    return split(ary, indices_or_sections, 2)
