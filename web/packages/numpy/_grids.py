"""Grids, triangles, diagonals, and the indices of elements."""

from functools import reduce
from itertools import product
from operator import index as to_index

import numpy as np

from ._array import ndarray, view
from ._views import axis_of


def meshgrid(*xi, copy=True, sparse=False, indexing="xy"):
    """The coordinates of a grid's points: one array for each axis."""
    if indexing not in ("xy", "ij"):
        raise ValueError("Valid values for `indexing` are 'xy' and 'ij'.")
    count = len(xi)
    axes = list(range(count))
    if indexing == "xy" and count > 1:
        axes[:2] = 1, 0
    made = []
    for axis, each in zip(axes, xi):
        shape = [1] * count
        shape[axis] = -1
        made.append(np.asanyarray(each).reshape(shape))
    if not sparse:
        made = np.broadcast_arrays(*made)
    return tuple([each.copy() for each in made] if copy else made)


def ix_(*args):
    """Indices by which an array gives the grid of some of its rows and columns."""
    made = []
    for place, each in enumerate(args):
        if not isinstance(each, ndarray):
            each = np.asarray(each)
            if each.size == 0:
                each = each.astype(np.int64)
        if each.ndim != 1:
            raise ValueError("Cross index must be 1 dimensional")
        if each.dtype == bool:
            (each,) = each.nonzero()
        made.append(each.reshape([1] * place + [-1] + [1] * (len(args) - place - 1)))
    return tuple(made)


def indices(dimensions, dtype=int, sparse=False):
    """For each axis the indices of all places of a grid."""
    dimensions = tuple(dimensions)
    lines = []
    for axis, size in enumerate(dimensions):
        shape = [1] * len(dimensions)
        shape[axis] = -1
        lines.append(np.arange(size, dtype=dtype).reshape(shape))
    if sparse:
        return tuple(lines)
    made = np.empty((len(dimensions), *dimensions), dtype=dtype)
    for axis, line in enumerate(lines):
        made[axis] = line
    return made


class _Mesh:
    """Coordinates by slices: `[start:stop:step]`, or `[start:stop:5j]` for so many points."""

    def __init__(self, sparse):
        self.sparse = sparse

    def __getitem__(self, key):
        single = not isinstance(key, tuple)
        lines = [_line(each) for each in ((key,) if single else key)]
        if single:
            return lines[0]
        dtype = np.result_type(*lines)
        lines = [line.astype(dtype) for line in lines]
        made = meshgrid(*lines, indexing="ij", sparse=self.sparse)
        return made if self.sparse else np.stack(made)


def _line(key):
    """The numbers that a slice stands for."""
    step, stop, start = key.step, key.stop, 0 if key.start is None else key.start
    if isinstance(step, complex):
        count = int(abs(step))
        return np.arange(count) * (float(stop - start) / (count - 1) if count != 1 else 1.0) + start
    return np.arange(start, stop, 1 if step is None else step)


mgrid, ogrid = _Mesh(False), _Mesh(True)


class _Joined:
    """Arrays, numbers and slices in brackets, joined along an axis."""

    def __init__(self, axis, ndmin, first):
        self.axis, self.ndmin, self.first = axis, ndmin, first

    def __getitem__(self, key):
        axis, ndmin, first = self.axis, self.ndmin, self.first
        key = list(key) if isinstance(key, tuple) else [key]
        if key and isinstance(key[0], str):
            text = key.pop(0)
            if text in ("r", "c"):
                raise NotImplementedError(
                    f"matrices ('{text}' in r_ and c_) are not in the Tensorglass playground yet"
                )
            numbers = [int(each) for each in text.split(",")]
            axis = numbers[0]
            ndmin = numbers[1] if len(numbers) > 1 else ndmin
            first = numbers[2] if len(numbers) > 2 else first
        parts, weak = [], []
        for each in key:
            number = not isinstance(each, slice) and np.ndim(each) == 0
            line = _line(each) if isinstance(each, slice) else np.asarray(each)
            weak.append(each if number and each.__class__ in (int, float) else line.dtype)
            parts.append(_placed(line, 1 if number else line.ndim, ndmin, first))
        dtype = np.result_type(*weak)
        return np.concatenate([part.astype(dtype) for part in parts], axis)


def _placed(line, ndim, ndmin, first):
    """An array with dims of size 1 around its own, which begin at place `first`."""
    if line.ndim == 0:
        return line.reshape((1,) * max(ndmin, 1))
    more = ndmin - ndim
    if more <= 0:
        return line
    before = more if first == -1 else first + (more + 1 if first < 0 else 0)
    before = min(max(before, 0), more)
    return line.reshape((1,) * before + line.shape + (1,) * (more - before))


r_, c_ = _Joined(0, 1, -1), _Joined(-1, 2, 0)


class _Slices:
    """What stands in brackets, as an index."""

    def __init__(self, as_tuple):
        self.as_tuple = as_tuple

    def __getitem__(self, item):
        return (item,) if self.as_tuple and not isinstance(item, tuple) else item


s_, index_exp = _Slices(False), _Slices(True)


# --- Triangles -------------------------------------------------------------------------------------


def _below(n, m, k):
    return np.arange(n)[:, None] >= np.arange(-k, m - k)


def tri(N, M=None, k=0, dtype=float, *, like=None):
    """Ones on a diagonal and below it."""
    return _below(N, N if M is None else M, k).astype(dtype)


def tril(m, k=0):
    """The elements on a diagonal and below it; zeros above."""
    m = np.asanyarray(m)
    return np.where(_below(m.shape[-2] if m.ndim > 1 else m.shape[-1], m.shape[-1], k), m, m.dtype.type(0))


def triu(m, k=0):
    """The elements on a diagonal and above it; zeros below."""
    m = np.asanyarray(m)
    return np.where(
        _below(m.shape[-2] if m.ndim > 1 else m.shape[-1], m.shape[-1], k - 1), m.dtype.type(0), m
    )


def tril_indices(n, k=0, m=None):
    """The places on a diagonal and below it."""
    return np.nonzero(_below(n, n if m is None else m, k))


def triu_indices(n, k=0, m=None):
    """The places on a diagonal and above it."""
    return np.nonzero(~_below(n, n if m is None else m, k - 1))


def _matrix(arr):
    if arr.ndim != 2:
        raise ValueError("input array must be 2-d")
    return arr.shape


def tril_indices_from(arr, k=0):
    """The places of a matrix on a diagonal and below it."""
    n, m = _matrix(arr)
    return tril_indices(n, k, m)


def triu_indices_from(arr, k=0):
    """The places of a matrix on a diagonal and above it."""
    n, m = _matrix(arr)
    return triu_indices(n, k, m)


def mask_indices(n, mask_func, k=0):
    """The places that a function of matrices leaves."""
    return np.nonzero(mask_func(np.ones((n, n), int), k) != 0)


# --- Diagonals -------------------------------------------------------------------------------------


def diagonal(a, offset=0, axis1=0, axis2=1):
    """A view, for reading only, of a diagonal."""
    made = _diagonal(np.asarray(a), offset, axis1, axis2)
    made._writeable = False
    return made


def _diagonal(a, offset=0, axis1=0, axis2=1):
    if a.ndim < 2:
        raise ValueError("diag requires an array of at least two dimensions")
    axis1, axis2 = axis_of(axis1, a.ndim, "axis1"), axis_of(axis2, a.ndim, "axis2")
    if axis1 == axis2:
        raise ValueError("axis1 and axis2 cannot be the same")
    sizes, strides, start = list(a._t.shape), list(a._t.stride()), a._t.storage_offset()
    n, m = sizes[axis1], sizes[axis2]
    count = max(0, min(n, m - offset) if offset >= 0 else min(n + offset, m))
    if count:
        start += offset * strides[axis2] if offset >= 0 else -offset * strides[axis1]
    step = strides[axis1] + strides[axis2]
    for axis in sorted((axis1, axis2), reverse=True):
        del sizes[axis], strides[axis]
    return view(a, [*sizes, count], [*strides, step], start)


def diag(v, k=0):
    """A matrix with a diagonal; or the diagonal of a matrix."""
    v = np.asanyarray(v)
    if v.ndim == 1:
        size = len(v) + abs(k)
        made = np.zeros((size, size), v.dtype)
        _diagonal(made, k)[...] = v
        return made
    if v.ndim == 2:
        return diagonal(v, k)
    raise ValueError("Input must be 1- or 2-d.")


def diagflat(v, k=0):
    """A matrix with all elements of an array as a diagonal."""
    return diag(np.asarray(v).ravel(), k)


def trace(a, offset=0, axis1=0, axis2=1, dtype=None, out=None):
    """The sum of a diagonal."""
    return _diagonal(np.asarray(a), offset, axis1, axis2).sum(-1, dtype=dtype, out=out)


def fill_diagonal(a, val, wrap=False):
    """Writes to the main diagonal."""
    if a.ndim < 2:
        raise ValueError("array must be at least 2-d")
    end = None
    if a.ndim == 2:
        step = a.shape[1] + 1
        if not wrap:
            end = a.shape[1] * a.shape[1]
    else:
        if len(set(a.shape)) > 1:
            raise ValueError("All dimensions of input must be of equal length")
        step = 1 + sum(a.shape[0] ** power for power in range(1, a.ndim))
    a.flat[:end:step] = val


def diag_indices(n, ndim=2):
    """The places of a main diagonal."""
    return (np.arange(n),) * ndim


def diag_indices_from(arr):
    """The places of an array's main diagonal."""
    if arr.ndim < 2:
        raise ValueError("input array must be at least 2-d")
    if len(set(arr.shape)) > 1:
        raise ValueError("All dimensions of input must be of equal length")
    return diag_indices(arr.shape[0], arr.ndim)


def vander(x, N=None, increasing=False):
    """The powers of numbers, as columns."""
    x = np.asarray(x)
    if x.ndim != 1:
        raise ValueError("x must be a one-dimensional array or sequence.")
    N = len(x) if N is None else N
    made = np.empty((len(x), N), dtype=np.promote_types(x.dtype, np.int64))
    columns = made if increasing else made[:, ::-1]
    power = np.ones(len(x), dtype=made.dtype)
    for column in range(N):
        columns[:, column] = power
        power = power * x
    return made


# --- Indices ---------------------------------------------------------------------------------------


def _sizes(shape, order):
    sizes = (to_index(shape),) if hasattr(shape, "__index__") else tuple(map(to_index, shape))
    strides, step = [], 1
    for size in sizes if order == "F" else reversed(sizes):
        strides.append(step)
        step *= size
    return sizes, strides if order == "F" else strides[::-1], step


def unravel_index(indices, shape, order="C"):
    """The index along each axis of elements that are counted in one dim."""
    sizes, strides, size = _sizes(shape, order)
    flat = np.asarray(indices)
    if flat.dtype.kind not in "iu" and flat.size:
        raise TypeError("only int indices permitted")
    for extreme in (flat.min(), flat.max()) if flat.size else ():
        if not 0 <= extreme < size:
            raise ValueError(f"index {extreme} is out of bounds for array with size {size}")
    flat = flat.astype(np.int64)
    return tuple([(flat // step % each)[()] for each, step in zip(sizes, strides)])


def ravel_multi_index(multi_index, dims, mode="raise", order="C"):
    """The place in one dim of elements given by an index along each axis."""
    sizes, strides, _ = _sizes(dims, order)
    multi_index = tuple(multi_index)
    if len(multi_index) != len(sizes):
        raise ValueError(f"parameter multi_index must be a sequence of length {len(sizes)}")
    modes = mode if isinstance(mode, tuple) else (mode,) * len(sizes)
    flat = 0
    for each, size, step, how in zip(multi_index, sizes, strides, modes):
        each = np.asarray(each)
        if each.dtype.kind not in "iu" and each.size:
            raise TypeError("only int indices permitted")
        if how == "wrap":
            each = each % size
        elif how == "clip":
            each = each.clip(0, size - 1)
        elif each.size and not (0 <= each.min() and each.max() < size):
            raise ValueError("invalid entry in coordinates array")
        flat = flat + each.astype(np.int64) * step
    return flat[()] if isinstance(flat, ndarray) else flat


class ndindex:
    """All indices of an array of a shape, one after the other."""

    def __init__(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], tuple):
            shape = shape[0]
        if any(size < 0 for size in shape):
            raise ValueError("negative dimensions are not allowed")
        self._all = product(*map(range, shape))

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._all)


class ndenumerate:
    """All elements of an array with their indices."""

    def __init__(self, arr):
        arr = np.asarray(arr)
        self._all = zip(product(*map(range, arr.shape)), arr.ravel())

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._all)


class nditer:
    """All elements of an array, or of several that broadcast, as arrays without dims.

    Without `order` they come as they lie in memory. With the flag "multi_index" it tells where it is.
    """

    def __init__(self, op, flags=(), op_flags=None, op_dtypes=None, order="K", casting="safe", **more):
        unknown = (set(flags) - {"multi_index", "c_index", "refs_ok", "zerosize_ok"}) | set(more)
        if unknown or op_dtypes is not None:
            what = ", ".join(sorted(unknown)) or "op_dtypes"
            raise NotImplementedError(f"nditer with {what} is not in the Tensorglass playground yet")
        single = not isinstance(op, (tuple, list))
        given = (op,) if single else tuple(op)
        arrays = [np.asarray(each) for each in given]
        rights = op_flags or [["readonly"]]
        rights = [rights] if isinstance(rights[0], str) else rights
        rights = list(rights) * len(arrays) if len(rights) == 1 else rights
        self.operands = tuple(np.broadcast_arrays(*arrays)) if len(arrays) > 1 else tuple(arrays)
        self._single, self._writes = single, [set(each) & {"readwrite", "writeonly"} for each in rights]
        self._flags = flags
        first = self.operands[0]
        self.shape, self.ndim, self.itersize = first.shape, first.ndim, first.size
        self._axes = self._order(first, order)
        self._index = -1
        self.reset()

    def _order(self, first, order):
        axes = list(range(first.ndim))
        if order == "F":
            return axes[::-1]
        if order == "K" and len(self.operands) == 1:
            axes.sort(key=lambda axis: -abs(first.strides[axis]))
        return axes

    def reset(self):
        """Begins anew."""
        self._index = 0
        self.finished = self.itersize == 0

    @property
    def multi_index(self):
        """Where the iterator is."""
        if "multi_index" not in self._flags:
            raise ValueError("Iterator is not tracking a multi-index")
        return self._place()

    @property
    def index(self):
        """The place in one dim where the iterator is."""
        if "c_index" not in self._flags:
            raise ValueError("Iterator does not have an index")
        return reduce(lambda flat, pair: flat * pair[1] + pair[0], zip(self._place(), self.shape), 0)

    def _place(self):
        rest, place = self._shown, [0] * self.ndim
        for axis in reversed(self._axes):
            rest, place[axis] = divmod(rest, self.shape[axis])
        return tuple(place)

    @property
    def _shown(self):
        return max(0, self._index - self._started) if self._index else 0

    _started = 0

    @property
    def value(self):
        """The elements where the iterator is."""
        made = []
        for each, writes in zip(self.operands, self._writes):
            item = each[(*self._place(), ...)]
            item._writeable = item._writeable and bool(writes)
            made.append(item)
        return made[0] if self._single else tuple(made)

    def __getitem__(self, number):
        value = self.value
        return ((value,) if self._single else value)[number]

    def __setitem__(self, number, value):
        self[number][...] = value

    def iternext(self):
        """Goes on; false at the end."""
        self._index += 1
        self.finished = self._index >= self.itersize
        return not self.finished

    def __iter__(self):
        return self

    def __next__(self):
        if self._index >= self.itersize:
            raise StopIteration
        self._started = 1
        self._index += 1
        return self.value

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Ends the iteration."""
