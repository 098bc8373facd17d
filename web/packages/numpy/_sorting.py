"""Order, and where elements are."""

import torch

import numpy as np

from ._array import ndarray, plain, result, wrap
from ._dtype import castable
from ._shape import axes_of, of_tensors, write_flat
from ._views import axis_of, cast

# --- Order -----------------------------------------------------------------------------------------

_KINDS = ("quicksort", "heapsort", "mergesort", "stable")


def _checked_kind(kind, order, stable):
    if kind is not None and stable is not None:
        raise ValueError(
            "`kind` and keyword parameters can't be provided at the same time. Use only one of them."
        )
    if order is not None:
        raise ValueError("Cannot specify order when the array has no fields.")
    if kind is not None and not any(kind[:1].lower() == each[0] for each in _KINDS):
        raise ValueError(f"sort kind must be one of 'quick', 'heap', or 'stable' (got '{kind}')")


def _lined(a, axis):
    """An array and an axis: all elements in one dim if the axis is None."""
    a = np.asarray(a)
    return (a.ravel(), 0) if axis is None else (a, axis_of(axis, a.ndim))


def sort(a, axis=-1, kind=None, order=None, *, stable=None):
    """A copy in order along an axis; nan comes last."""
    _checked_kind(kind, order, stable)
    a, axis = _lined(a, axis)
    return wrap(torch.sort(plain(a), dim=axis, stable=True).values)


@of_tensors
def argsort(a, axis=-1, kind=None, order=None, *, stable=None):
    """The places of the elements in order along an axis; equal ones keep theirs."""
    _checked_kind(kind, order, stable)
    a = np.asarray(a)
    if a.ndim == 0:
        axis_of(0 if axis is None else axis, 1)
        return np.zeros(1, dtype=np.int64)
    a, axis = _lined(a, axis)
    return wrap(torch.sort(plain(a), dim=axis, stable=True).indices)


def sort_inplace(self, axis=-1, kind=None, order=None, *, stable=None):
    """Puts an array's elements in order along an axis."""
    _check_writeable(self, "sort")
    self[...] = sort(self, axis, kind, order, stable=stable)


def _check_writeable(a, name):
    if not a.flags.writeable:
        raise ValueError(f"{name} array is read-only")


def sort_complex(a):
    """Refused: its result is complex."""
    raise NotImplementedError("numpy.sort_complex is not in the Tensorglass playground yet")


def lexsort(keys, axis=-1):
    """The places in order by several keys, of which the last counts most."""
    keys = [np.asarray(key) for key in keys]
    if not keys:
        raise TypeError("need sequence of keys with len > 0 in lexsort")
    if len({key.shape for key in keys}) > 1:
        raise ValueError("all keys need to be the same shape")
    if keys[0].ndim == 0:
        return np.asarray(0)
    axis = axis_of(axis, keys[0].ndim)
    order = argsort(keys[0], axis)
    for key in keys[1:]:
        then = argsort(take_along_axis(key, order, axis), axis)
        order = take_along_axis(order, then, axis)
    return order


def _checked_kth(a, axis, kth):
    for each in np.asarray(kth).ravel().tolist():
        if not -a.shape[axis] <= each < a.shape[axis]:
            raise ValueError(f"kth(={each}) out of bounds ({a.shape[axis]})")


def partition(a, kth, axis=-1, kind="introselect", order=None):
    """A copy with the k-th element where order puts it: smaller ones before, larger ones after."""
    a, axis = _lined(a, axis)
    _checked_kth(a, axis, kth)
    return sort(a, axis)


@of_tensors
def argpartition(a, kth, axis=-1, kind="introselect", order=None):
    """The places of the elements as `partition` puts them."""
    a, axis = _lined(a, axis)
    _checked_kth(a, axis, kth)
    return argsort(a, axis)


def partition_inplace(self, kth, axis=-1, kind="introselect", order=None):
    """Moves the k-th element to where order puts it."""
    _check_writeable(self, "partition")
    self[...] = partition(self, kth, axis, kind, order)


@of_tensors
def searchsorted(a, v, side="left", sorter=None):
    """Where values would stand in an array that is in order."""
    if side not in ("left", "right"):
        raise ValueError(f"search side must be 'left' or 'right' (got '{side}')")
    a, v = np.asarray(a), np.asarray(v)
    if a.ndim != 1:
        raise ValueError("object too deep for desired array" if a.ndim else
                         "object of too small depth for desired array")  # fmt: skip
    if sorter is not None:
        a = a[sorter]
    dtype = np.result_type(a.dtype, v.dtype)
    line, wanted = cast(plain(a), dtype).contiguous(), cast(plain(v), dtype).contiguous()
    found = torch.searchsorted(line, wanted, side=side)
    if dtype.kind == "f":  # nan is larger than all, and equal to itself
        known = int((line == line).sum())
        end = known if side == "left" else len(a)
        found = torch.where(wanted == wanted, found.clamp(max=known), end)
    return result(found)


def digitize(x, bins, right=False):
    """The places of values among bins in order, upwards or downwards."""
    x, bins = np.asarray(x), np.asarray(bins)
    if bins.ndim != 1:
        raise ValueError("object too deep for desired array")
    if x.dtype.kind == "c":
        raise TypeError("x may not be complex")
    steps = np.diff(bins)
    side = "left" if right else "right"
    if (steps >= 0).all():
        return searchsorted(bins, x, side)
    if (steps <= 0).all():
        return len(bins) - searchsorted(bins[::-1], x, side)
    raise ValueError("bins must be monotonically increasing or decreasing")


def result_type(*values):
    """The type in which arrays, sequences and numbers meet; plain numbers weakly."""
    return np.result_type(
        *[each if each.__class__ in (bool, int, float) else np.asarray(each) for each in values]
    )


# --- Where -----------------------------------------------------------------------------------------


def where(condition, x=None, y=None, /):
    """Elements of x where the condition holds, else of y; alone, the places where it does."""
    if x is None and y is None:
        return nonzero(condition)
    if x is None or y is None:
        raise ValueError("either both or neither of x and y should be given")
    condition = np.asarray(condition)
    dtype = result_type(x, y)
    x, y = np.asarray(x), np.asarray(y)
    try:
        np.broadcast_shapes(condition.shape, x.shape, y.shape)
    except ValueError:
        shapes = [str(each.shape).replace(" ", "") for each in (condition, x, y)]
        raise ValueError(
            f"operands could not be broadcast together with shapes {' '.join(shapes)} "
        ) from None
    chosen = torch.where(plain(condition) != 0, cast(plain(x), dtype), cast(plain(y), dtype))
    return wrap(chosen)


def nonzero(a):
    """The places of the elements that are not zero: an array of indices for each axis."""
    a = np.asarray(a)
    if a.ndim == 0:
        raise ValueError(
            "Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead."
        )
    found = wrap(torch.nonzero(plain(a)).contiguous())
    return tuple([found[:, axis] for axis in range(a.ndim)])


def argwhere(a):
    """The places of the elements that are not zero: a row of indices for each."""
    a = np.asarray(a)
    if a.ndim == 0:
        return np.zeros((int(bool(a)), 0), dtype=np.int64)
    return np.stack(nonzero(a)).T


def flatnonzero(a):
    """The places of the elements that are not zero, all in one dim."""
    return nonzero(np.ravel(a))[0]


def count_nonzero(a, axis=None, *, keepdims=False):
    """How many elements are not zero."""
    a = np.asarray(a)
    if axis is None and not keepdims:
        return np.int64(torch.count_nonzero(plain(a)).item())
    return (a != 0).sum(axis=axis, dtype=np.int64, keepdims=keepdims)


# --- Taken and put ---------------------------------------------------------------------------------


def _places(indices, size, mode, axis=0):
    """Indices within an axis, by what `mode` says of those that are not."""
    if mode == "raise":
        outside = indices[(indices < -size) | (indices >= size)]
        if outside.size:
            raise IndexError(f"index {outside.ravel()[0]} is out of bounds for axis {axis} with size {size}")
        return np.where(indices < 0, indices + size, indices)
    if mode == "wrap":
        return indices % size
    if mode == "clip":
        return indices.clip(0, size - 1)
    raise ValueError(f"clipmode must be one of 'clip', 'raise', or 'wrap' (got '{mode}')")


def into(out, made):
    """What a function with `out` gives: `made`, or `out` with its elements."""
    if out is None:
        return made
    if out.shape != np.shape(made):
        raise ValueError("output array does not match result of function")
    out[...] = made
    return out


@of_tensors
def take(a, indices, axis=None, out=None, mode="raise"):
    """The elements at some places along an axis."""
    a, axis = _lined(a, axis)
    indices = np.asarray(indices)
    if indices.size == 0:
        indices = indices.astype(np.int64)
    size = a.shape[axis]
    if size == 0 and indices.size:
        raise IndexError("cannot do a non-empty take from an empty axes.")
    places = _places(indices.astype(np.int64), size, mode, axis)
    made = torch.index_select(plain(a), axis, plain(places.ravel()))
    shape = a.shape[:axis] + indices.shape + a.shape[axis + 1 :]
    return into(out, result(made.reshape(shape)))


def _along_index(a, indices, axis):
    indices = np.asarray(indices)
    if indices.dtype.kind not in "iu":
        raise IndexError("`indices` must be an integer array")
    if a.ndim != indices.ndim:
        raise ValueError("`indices` and `arr` must have the same number of dimensions")
    index = []
    for dim in range(a.ndim):
        shape = [1] * a.ndim
        shape[dim] = -1
        index.append(indices if dim == axis else np.arange(a.shape[dim]).reshape(shape))
    return tuple(index)


def take_along_axis(arr, indices, axis=-1):
    """The elements at places that are given for each line along an axis."""
    arr = np.asarray(arr)
    if axis is None:
        if np.ndim(indices) != 1:
            raise ValueError("when axis=None, `indices` must have a single dimension.")
        arr, axis = arr.ravel(), 0
    axis = axis_of(axis, arr.ndim)
    return arr[_along_index(arr, indices, axis)]


def put_along_axis(arr, indices, values, axis):
    """Writes values to places that are given for each line along an axis."""
    if axis is None:
        arr, axis = arr.reshape(-1), 0
    arr[_along_index(arr, indices, axis_of(axis, arr.ndim))] = values


def _cycled(a, values, count):
    """As many values as are wanted for an array, again from the first where they end."""
    values = np.asarray(values, None if hasattr(values, "dtype") else a.dtype).ravel()
    return values[np.arange(count) % len(values)]


def put(a, ind, v, mode="raise"):
    """Writes values to places of the array in one dim."""
    if not isinstance(a, ndarray):
        raise TypeError(f"argument 1 must be numpy.ndarray, not {type(a).__name__}")
    places = _places(np.asarray(ind).astype(np.int64).ravel(), a.size, mode)
    if np.size(v) and places.size:
        write_flat(a, places, _cycled(a, v, len(places)))


def place(arr, mask, vals):
    """Writes values, one after the other, to where a mask holds."""
    mask = np.asarray(mask).astype(bool)
    if mask.size != arr.size:
        raise ValueError("place: mask and data must be the same size")
    where = flatnonzero(mask)
    if not len(where):
        return
    if not np.size(vals):
        raise ValueError("Cannot insert from an empty array!")
    write_flat(arr, where, _cycled(arr, vals, len(where)))


def putmask(a, /, mask, values):
    """Writes values to where a mask holds, each at its own place."""
    mask = np.asarray(mask).astype(bool)
    if mask.size != a.size:
        raise ValueError("putmask: mask and data must be the same size")
    where = flatnonzero(mask)
    if np.size(values) and len(where):
        write_flat(a, where, _cycled(a, values, a.size)[where])


def copyto(dst, src, casting="same_kind", where=True):
    """Writes elements to an array, or to where a mask holds."""
    if not isinstance(dst, ndarray):
        raise TypeError(f"copyto() argument 1 must be numpy.ndarray, not {type(dst).__name__}")
    if not dst.flags.writeable:
        raise ValueError("assignment destination is read-only")
    takes = {bool: "biuf", int: "iuf", float: "f"}.get(src.__class__, "")  # a number of Python's has no type
    src = np.asarray(src, dtype=dst.dtype if dst.dtype.kind in takes else None)
    if not castable(src.dtype, dst.dtype, casting):
        given = "array data" if src.ndim else "scalar"
        raise TypeError(
            f"Cannot cast {given} from {src.dtype!r} to {dst.dtype!r} according to the rule '{casting}'"
        )
    if where is True:
        dst[...] = src
        return
    mask = np.broadcast_to(np.asarray(where), dst.shape)
    dst[mask] = np.broadcast_to(src, dst.shape)[mask]


def extract(condition, arr):
    """The elements where a condition holds, in one dim."""
    return take(np.ravel(arr), flatnonzero(condition))


def compress(condition, a, axis=None, out=None):
    """The slices along an axis where a condition of one dim holds."""
    condition = np.asarray(condition)
    if condition.ndim != 1:
        raise ValueError("condition must be a 1-d array")
    return take(a, flatnonzero(condition), axis, out)


def compress_method(self, condition, axis=None, out=None):
    """The slices along an axis where a condition of one dim holds."""
    return compress(condition, self, axis, out)


def choose(a, choices, out=None, mode="raise"):
    """Elements of several arrays, each from the one that `a` says."""
    choices = list(choices)
    if not choices:
        raise ValueError("0-length sequence.")
    dtype = np.result_type(*[np.asarray(each) for each in choices])
    a, *choices = np.broadcast_arrays(a, *choices)
    if mode == "raise":
        if a.size and not (0 <= a.min() and a.max() < len(choices)):
            raise ValueError("invalid entry in choice array")
    else:
        a = _places(a, len(choices), mode)
    made = torch.stack([cast(plain(each), dtype) for each in choices])
    index = plain(np.asarray(a)).to(torch.int64).unsqueeze(0)
    return into(out, result(made.gather(0, index).squeeze(0).clone()))


def select(condlist, choicelist, default=0):
    """For each place the choice of the first condition that holds there."""
    if len(condlist) != len(choicelist):
        raise ValueError("list of cases must be same length as list of conditions")
    if not condlist:
        raise ValueError("select with an empty condition list is not possible")
    dtype = result_type(*choicelist, default)
    conditions = [np.asarray(each) for each in condlist]
    for number, each in enumerate(conditions):
        if each.dtype != bool:
            raise TypeError(f"invalid entry {number} in condlist: should be boolean ndarray")
    conditions = np.broadcast_arrays(*conditions)
    choices = np.broadcast_arrays(*[np.asarray(each) for each in choicelist], np.asarray(default))
    made = choices[-1].astype(dtype)
    for condition, choice in reversed(list(zip(conditions, choices))):
        made = where(condition, choice.astype(dtype), made)
    return made


def axes_sorted(axis, ndim):
    """Axes as a tuple in order, all of them for None."""
    return tuple(range(ndim)) if axis is None else tuple(sorted(axes_of(axis, ndim)))
