"""The same elements in other shapes and places."""

from functools import wraps
from math import prod
from operator import index as to_index

import torch

import numpy as np

from ._array import ndarray, plain, view, wrap
from ._ufunc import as_torch
from ._views import AxisError, axis_of


def axes_of(axis, ndim, name=None, allow_duplicate=False):
    """One axis or several, as a tuple counted from the front."""
    axes = (axis,) if hasattr(axis, "__index__") else tuple(axis)
    axes = tuple([axis_of(each, ndim, name) for each in axes])
    if not allow_duplicate and len(set(axes)) < len(axes):
        raise ValueError(f"repeated axis in `{name}` argument" if name else "repeated axis")
    return axes


def at(axis, index):
    """The index that takes `index` along an axis and all of those before it."""
    return (slice(None),) * axis + (index,)


def own(a):
    """What an array's methods are asked of: a tensor itself, and all else as an array."""
    return a if isinstance(a, torch.Tensor) else np.asarray(a)


def of_tensors(function):
    """A function that gives a tensor for one: an array's result, wrapped, as the tensor's method is another."""

    @wraps(function)
    def called(*args, **keywords):
        made = function(*args, **keywords)
        return as_torch(made) if args and isinstance(args[0], torch.Tensor) else made

    return called


@of_tensors
def reshape(a, /, shape, order="C", *, copy=None):
    """The elements in another shape: a view where it can be one."""
    return np.asarray(a).reshape(shape, order=order, copy=copy)


def ravel(a, order="C"):
    """All elements in one dim: a view where it can be one."""
    return np.asarray(a).ravel(order)


@of_tensors
def transpose(a, axes=None):
    """A view with the dims in reverse, or in another order."""
    return np.asarray(a).transpose(axes)


permute_dims = transpose


def matrix_transpose(x, /):
    """A view with the last two dims in each other's place."""
    x = np.asarray(x)
    if x.ndim < 2:
        raise ValueError(f"Input array must be at least 2-dimensional, but it is {x.ndim}")
    return x.swapaxes(-1, -2)


def moveaxis(a, source, destination):
    """A view with dims moved to other places."""
    a = np.asarray(a)
    source = axes_of(source, a.ndim, "source")
    destination = axes_of(destination, a.ndim, "destination")
    if len(source) != len(destination):
        raise ValueError("`source` and `destination` arguments must have the same number of elements")
    order = [axis for axis in range(a.ndim) if axis not in source]
    for to, axis in sorted(zip(destination, source)):
        order.insert(to, axis)
    return a.transpose(order)


def rollaxis(a, axis, start=0):
    """A view with a dim moved back to before another."""
    a = np.asarray(a)
    axis = axis_of(axis, a.ndim)
    if not -a.ndim <= start <= a.ndim:
        raise AxisError(f"'start' arg requires {-a.ndim} <= start < {a.ndim + 1}, but {start} was passed in")
    start += a.ndim if start < 0 else 0
    return moveaxis(a, axis, start - (axis < start))


def swapaxes(a, axis1, axis2):
    """A view with two dims in each other's place."""
    return own(a).swapaxes(axis1, axis2)


def expand_dims(a, axis):
    """A view with new dims of size 1."""
    a = np.asarray(a)
    count = 1 if hasattr(axis, "__index__") else len(axis)
    axes = axes_of(axis, a.ndim + count)
    sizes = iter(a.shape)
    return a.reshape([1 if each in axes else next(sizes) for each in range(a.ndim + count)])


def squeeze(a, axis=None):
    """A view without the dims of size 1, or without those named."""
    a = own(a)
    return a.squeeze() if axis is None else a.squeeze(axis)


# --- Broadcasting ----------------------------------------------------------------------------------


def _joint(shapes):
    """The shape to which all broadcast."""
    ndim = max(map(len, shapes), default=0)
    joint, first = [1] * ndim, [0] * ndim
    for place, shape in enumerate(shapes):
        for axis, size in enumerate(shape, ndim - len(shape)):
            if joint[axis] == 1:
                joint[axis], first[axis] = size, place
            elif size not in (1, joint[axis]):
                other = first[axis]
                raise ValueError(
                    "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is "
                    f"between arg {other} with shape {shapes[other]} and arg {place} with shape "
                    f"{shape}."
                )
    return tuple(joint)


def broadcast_shapes(*args):
    """The shape to which all broadcast."""
    return _joint([(each,) if hasattr(each, "__index__") else tuple(each) for each in args])


def _spread(a, shape, writeable):
    sizes, strides = a._t.shape, a._t.stride()
    new = len(shape) - len(sizes)
    steps = [0] * new + [0 if n == 1 != m else s for n, m, s in zip(sizes, shape[new:], strides)]
    made = view(a, shape, steps, a._t.storage_offset())
    made._writeable = writeable and a._writeable
    return made


def broadcast_to(array, shape, subok=False):
    """A view, for reading only, in which elements stand more than once."""
    array = np.asarray(array)
    shape = (to_index(shape),) if hasattr(shape, "__index__") else tuple(shape)
    if any(size < 0 for size in shape):
        raise ValueError("all elements of broadcast shape must be non-negative")
    if array.ndim > len(shape):
        if not shape:
            raise ValueError("cannot broadcast a non-scalar to a scalar array")
        raise ValueError("input operand has more dimensions than allowed by the axis remapping")
    for size, wanted in zip(reversed(array.shape), reversed(shape)):
        if size not in (1, wanted):
            given, asked = (str(each).replace(" ", "") for each in (array.shape, tuple(shape)))
            raise ValueError(
                "operands could not be broadcast together with remapped shapes "
                f"[original->remapped]: {given}  and requested shape {asked}"
            )
    return _spread(array, shape, False)


def broadcast_arrays(*args, subok=False):
    """Views of all in the shape to which they broadcast."""
    arrays = [np.asarray(each) for each in args]
    shape = _joint([each.shape for each in arrays])
    return tuple([each if each.shape == shape else _spread(each, shape, True) for each in arrays])


# --- More dims -------------------------------------------------------------------------------------


def _at_least(arrays, raised):
    made = [raised(np.asanyarray(each)) for each in arrays]
    return made[0] if len(made) == 1 else tuple(made)


def atleast_1d(*arys):
    """Each as an array of at least one dim."""
    return _at_least(arys, lambda a: a if a.ndim else a.reshape(1))


def atleast_2d(*arys):
    """Each as an array of at least two dims: the new ones go before."""
    return _at_least(arys, lambda a: a if a.ndim > 1 else a[np.newaxis] if a.ndim else a.reshape(1, 1))


def atleast_3d(*arys):
    """Each as an array of at least three dims: the given ones stand in the middle, or first."""

    def raised(a):
        if a.ndim == 0:
            return a.reshape(1, 1, 1)
        if a.ndim == 1:
            return a[np.newaxis, :, np.newaxis]
        return a[:, :, np.newaxis] if a.ndim == 2 else a

    return _at_least(arys, raised)


# --- Other orders ----------------------------------------------------------------------------------


def flip(m, axis=None):
    """A view in reverse along all axes or some."""
    m = np.asarray(m)
    axes = range(m.ndim) if axis is None else axes_of(axis, m.ndim)
    back = slice(None, None, -1)
    return m[tuple([back if each in axes else slice(None) for each in range(m.ndim)])]


def fliplr(m):
    """A view with the columns in reverse."""
    m = np.asarray(m)
    if m.ndim < 2:
        raise ValueError("Input must be >= 2-d.")
    return m[:, ::-1]


def flipud(m):
    """A view with the rows in reverse."""
    m = np.asarray(m)
    if m.ndim < 1:
        raise ValueError("Input must be >= 1-d.")
    return m[::-1, ...]


def rot90(m, k=1, axes=(0, 1)):
    """A view turned by quarters, from the first of two axes towards the second."""
    axes, m = tuple(axes), np.asarray(m)
    if len(axes) != 2:
        raise ValueError("len(axes) must be 2.")
    first, second = axes
    if first == second or abs(first - second) == m.ndim:
        raise ValueError("Axes must be different.")
    if not all(-m.ndim <= axis < m.ndim for axis in axes):
        raise ValueError(f"Axes={axes} out of range for array of ndim={m.ndim}.")
    k %= 4
    if k == 0:
        return m[:]
    if k == 2:
        return flip(flip(m, first), second)
    if k == 1:
        return swapaxes(flip(m, second), first, second)
    return flip(swapaxes(m, first, second), second)


def roll(a, shift, axis=None):
    """A copy with the elements moved on along axes; those that leave come in at the other end."""
    a = np.asarray(a)
    if axis is None:
        return roll(a.ravel(), shift, 0).reshape(a.shape)
    axes = axes_of(axis, a.ndim, allow_duplicate=True)
    shifts = np.asarray(shift).ravel().tolist()
    ways = _joint([(len(shifts),) * (np.ndim(shift) > 0), (len(axes),) * (np.ndim(axis) > 0)])
    count = prod(ways)
    shifts, axes = (each * count if len(each) == 1 else each for each in (shifts, axes))
    return wrap(torch.roll(plain(a), [int(each) for each in shifts], axes))


# --- Copies that repeat ----------------------------------------------------------------------------


@of_tensors
def repeat(a, repeats, axis=None):
    """A copy in which each element stands several times."""
    a, repeats = np.asarray(a), np.asarray(repeats)
    if axis is None:
        a, axis = a.ravel(), 0
    axis = axis_of(axis, a.ndim)
    if repeats.ndim > 1:
        raise ValueError("object too deep for desired array")
    if repeats.size and repeats.min() < 0:
        raise ValueError("negative dimensions are not allowed" if repeats.size == 1 else
                         "repeats may not contain negative values.")  # fmt: skip
    counts = repeats.astype(np.int64)
    if counts.size == 1:
        return wrap(torch.repeat_interleave(plain(a), counts.item(), axis))
    if counts.size != a.shape[axis]:
        raise ValueError(
            f"operands could not be broadcast together with shape ({a.shape[axis]},) ({counts.size},)"
        )
    return wrap(torch.repeat_interleave(plain(a), plain(counts), axis))


def tile(A, reps):
    """A copy of an array beside copies of it."""
    reps = (to_index(reps),) if hasattr(reps, "__index__") else tuple(map(to_index, reps))
    made = np.array(A, copy=None, ndmin=len(reps))
    reps = (1,) * (made.ndim - len(reps)) + reps
    if all(n == 1 for n in reps):
        return made.copy()
    shape, rest = tuple([size * n for size, n in zip(made.shape, reps)]), made.size
    if rest:
        for size, n in zip(made.shape, reps):
            if n != 1:
                made = made.reshape(-1, rest).repeat(n, 0)
            rest //= size
    return made.reshape(shape)


def resize(a, new_shape):
    """A copy in another shape, filled by going round and round."""
    new_shape = (new_shape,) if hasattr(new_shape, "__index__") else tuple(new_shape)
    a = ravel(a)
    if any(size < 0 for size in new_shape):
        raise ValueError("all elements of `new_shape` must be non-negative")
    size = prod(new_shape)
    if not a.size or not size:
        return np.zeros(new_shape, dtype=a.dtype)
    return np.concatenate((a,) * -(-size // a.size))[:size].reshape(new_shape)


def append(arr, values, axis=None):
    """A copy with more elements at the end."""
    arr = np.asanyarray(arr)
    if axis is None:
        arr, values, axis = arr.ravel(), ravel(values), 0
    return np.concatenate((arr, values), axis=axis)


def _along(arr, axis):
    """The array and axis that insert and delete mean: the elements in one dim without an axis."""
    arr = np.asarray(arr)
    if axis is None:
        return arr.ravel(), 0
    return arr, axis_of(axis, arr.ndim)


def delete(arr, obj, axis=None):
    """A copy without the elements at some places."""
    arr, axis = _along(arr, axis)
    size = arr.shape[axis]
    kept = np.ones(size, dtype=bool)
    if isinstance(obj, slice):
        kept[obj] = False
        return arr[at(axis, kept)]
    places = np.asarray(obj)
    if places.dtype == bool:
        if places.shape != (size,):
            raise ValueError(
                "boolean array argument obj to delete must be one dimensional and match the axis "
                f"length of {size}"
            )
        return arr[at(axis, ~places)]
    if places.size == 0 and not isinstance(obj, ndarray):
        places = places.astype(np.int64)
    if places.dtype.kind not in "iu":
        raise IndexError("arrays used as indices must be of integer (or boolean) type")
    for place in places.ravel().tolist():
        if not -size <= place < size:
            raise IndexError(f"index {place} is out of bounds for axis {axis} with size {size}")
    kept[places] = False
    return arr[at(axis, kept)]


def insert(arr, obj, values, axis=None):
    """A copy with more elements before some places."""
    arr, axis = _along(arr, axis)
    size = arr.shape[axis]
    if isinstance(obj, slice):
        places = np.arange(*obj.indices(size))
    else:
        places = np.array(obj)
        if places.dtype == bool:
            places = np.flatnonzero(places)
        elif places.size == 0 and not isinstance(obj, ndarray):
            places = places.astype(np.int64)
    if places.ndim > 1:
        raise ValueError("index array argument obj to insert must be one dimensional or scalar")
    values = np.array(values, copy=None, ndmin=arr.ndim, dtype=arr.dtype)
    single = places.size == 1
    for place in places.ravel().tolist():
        if not -size <= place <= size:
            # NumPy shows the argument
            raise IndexError(f"index {obj} is out of bounds for axis {axis} with size {size}")
    if single:
        if places.ndim == 0:
            values = moveaxis(values, 0, axis)
        start, count = places.item(), values.shape[axis]
        start += size if start < 0 else 0
        targets = np.arange(start, start + count)
    else:
        places = np.where(places < 0, places + size, places)
        count = len(places)
        order = places.argsort(kind="stable")
        targets = places.astype(np.int64)
        targets[order] += np.arange(count)
    sizes = list(arr.shape)
    sizes[axis] += count
    made = np.empty(sizes, dtype=arr.dtype)
    old = np.ones(sizes[axis], dtype=bool)
    old[targets] = False
    made[at(axis, targets)] = values
    made[at(axis, old)] = arr
    return made


def trim_zeros(filt, trim="fb", axis=None):
    """The part from the first to the last element that is not zero."""
    a = np.asarray(filt)
    way = trim.lower()
    if way not in ("fb", "bf", "f", "b"):
        raise ValueError(f"unexpected character(s) in `trim`: {trim!r}")
    axes = range(a.ndim) if axis is None else axes_of(axis, a.ndim)
    found = np.argwhere(a)
    index = [slice(None)] * a.ndim
    for each in axes:
        if not len(found):  # all go to one side
            index[each] = slice(a.shape[each], a.shape[each])
            continue
        start = found[:, each].min() if "f" in way else None
        stop = found[:, each].max() + 1 if "b" in way else None
        index[each] = slice(start, stop)
    trimmed = a[tuple(index)]
    return trimmed.tolist() if isinstance(filt, list) else trimmed


def write_flat(a, places, values):
    """Writes values to places that are counted in one dim."""
    line = a.reshape(-1)
    line[places] = values.astype(a.dtype)
    if line.base is None:  # a copy
        a[...] = line.reshape(a.shape)


# --- Sizes -----------------------------------------------------------------------------------------


def ndim(a):
    """The number of dims."""
    return own(a).ndim


def shape(a):
    """The sizes of the dims."""
    return own(a).shape


def size(a, axis=None):
    """The number of elements, or the sizes along an axis or several."""
    a = own(a)
    if axis is None:
        return a.size  # of a tensor that is its method, as in NumPy
    return prod([a.shape[each] for each in axes_of(axis, a.ndim)])


def iterable(y):
    """Whether one can go through an object's items."""
    try:
        iter(y)
    except TypeError:
        return False
    return True


def isscalar(element):
    """Whether an object is a number, or a text."""
    return isinstance(element, (np.generic, int, float, complex, str, bytes))


def shares_memory(a, b, /, max_work=-1):
    """Whether two arrays have an element's memory in common."""
    a, b = np.asarray(a), np.asarray(b)
    if not may_share_memory(a, b):
        return False
    return bool(_bytes_of(a) & _bytes_of(b))


def may_share_memory(a, b, /, max_work=0):
    """Whether the stretches of memory of two arrays meet."""
    a, b = np.asarray(a), np.asarray(b)
    if not a.size or not b.size or _storage(a) != _storage(b):
        return False
    (first, last), (start, end) = _bounds(a), _bounds(b)
    return first < end and start < last


def _storage(a):
    return a._t.untyped_storage()._cdata


def _bounds(a):
    """The first byte of an array's elements within its storage, and the one after the last."""
    first = last = a._t.storage_offset() * a.itemsize
    for size, step in zip(a.shape, a.strides):
        first += min(0, (size - 1) * step)
        last += max(0, (size - 1) * step)
    return first, last + a.itemsize


def _bytes_of(a):
    """Where the bytes of an array's elements lie within its storage."""
    places = {a._t.storage_offset() * a.itemsize}
    for size, step in zip(a.shape, a.strides):
        if step:
            places = {place + i * step for place in places for i in range(size)}
    return {place + i for place in places for i in range(a.itemsize)}
