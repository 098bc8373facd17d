"""The same elements seen otherwise: arrays that share memory with another, and copies where they cannot."""

from math import prod

import torch

from . import _dtype
from ._array import _data, method, ndarray, owner, plain, view, wrap
from ._dtype import dtype as DType
from ._dtype import castable, element_of
from ._errstate import complain


def shared(a, tensor):
    """An array over the memory of a view of `a._t` that a torch function gave."""
    return wrap(_data(tensor), owner(a), a._writeable)


def contiguous_strides(sizes, order="C"):
    """The strides, in elements, of elements that lie packed: the last dim is the nearest, or the first."""
    strides, step = [0] * len(sizes), 1
    dims = range(len(sizes))
    for d in dims if order == "F" else reversed(dims):
        strides[d] = step
        step *= max(sizes[d], 1)
    return strides


def is_packed(a, order="C"):
    """Whether the elements lie in memory in that order without a gap."""
    sizes, strides = a._t.shape, a._t.stride()
    if 0 in sizes:
        return True
    return all(
        n == 1 or given == wanted
        for n, given, wanted in zip(sizes, strides, contiguous_strides(sizes, order))
    )


# --- Copies ----------------------------------------------------------------------------------------


def packed(a, order="C"):
    """A copy of an array's elements as a tensor: in order, or "K", as they lie."""
    order = order_of(order)
    if order == "A":
        order = "F" if is_packed(a, "F") and not is_packed(a) else "C"
    if order == "K":
        return plain(a).clone()
    if order == "F":
        back = range(a._t.dim() - 1, -1, -1)
        return _data(plain(a).permute(*back).clone(memory_format=torch.contiguous_format).permute(*back))
    return plain(a).clone(memory_format=torch.contiguous_format)


def order_of(order, default="C"):
    """An order of elements by its letter, the default for None; refused where there is none of that name."""
    if order is None:
        return default
    if not isinstance(order, str):
        raise TypeError(f"order must be str, not {type(order).__name__}")
    if order.upper() not in ("C", "F", "A", "K"):
        raise ValueError(f"order must be one of 'C', 'F', 'A', or 'K' (got {order!r})")
    return order.upper()


@method
def copy(self, order="C"):
    """A copy with memory of its own."""
    return wrap(packed(self, order))


@method
def astype(self, dtype, order="K", casting="unsafe", subok=True, copy=True):
    """A copy of another type; itself where nothing changes and `copy` is false."""
    dtype = DType(dtype)
    if not castable(self._dtype, dtype, casting):
        raise TypeError(
            f"Cannot cast array data from {self._dtype!r} to {dtype!r} according to the rule '{casting}'"
        )
    if dtype is self._dtype:
        return wrap(packed(self, order)) if copy else self
    return wrap(cast(plain(self), dtype))


def cast(t, dtype):
    """A tensor's elements as another type; warns where they have no value in it."""
    source = _dtype.of_element[t.dtype]
    if source is dtype:
        return t
    made = t.to(element_of(dtype))
    if source.kind == "f" and t.numel():
        if dtype.kind in "iu":
            least, most = (dtype.least, dtype.most) if dtype.itemsize > 4 else (-(2**31), 2**31 - 1)
            if not bool(((t > least - 1.0) & (t < most + 1.0) | (t == least)).all()):
                complain("invalid", "cast")
        elif dtype.itemsize < source.itemsize and bool((made.isinf() & ~t.isinf()).any()):
            complain("over", "cast")
    return made


# --- Shapes ----------------------------------------------------------------------------------------


def sizes_of(a, shape):
    """A wanted shape as a list, with the one that is negative worked out."""
    given = [max(index_of(n), -1) for n in shape]
    if given.count(-1) > 1:
        raise ValueError("can only specify one unknown dimension")
    size, known = a.size, prod(n for n in given if n != -1)
    sizes = given
    if -1 in given:
        fits = known and size % known == 0
        sizes = [size // known if n == -1 and fits else n for n in given]
    else:
        fits = known == size
    if not fits or any(n < 0 for n in sizes):
        raise ValueError(f"cannot reshape array of size {size} into shape ({_listed(given)})")
    return sizes


def _listed(sizes):
    # As NumPy tells them: without those left to it at the front, and a comma after the only one.
    first = next((d for d, n in enumerate(sizes) if n >= 0), len(sizes))
    told = ["newaxis" if n < 0 else str(n) for n in sizes[first:]]
    return ",".join(told) + ("," if len(sizes) == 1 and told else "")


def _strides_for(a, sizes):
    """The strides by which an array's elements have other sizes without a copy, or None."""
    if is_packed(a):
        return contiguous_strides(sizes)
    kept = [(n, s) for n, s in zip(a._t.shape, a._t.stride()) if n != 1]
    strides, i, j = [0] * len(sizes), 0, 0
    while i < len(kept) and j < len(sizes):
        old, new, last, first = kept[i][0], sizes[j], i + 1, j + 1
        while old != new:
            if new < old:
                new *= sizes[first]
                first += 1
            else:
                old *= kept[last][0]
                last += 1
        if any(kept[k][1] != kept[k + 1][0] * kept[k + 1][1] for k in range(i, last - 1)):
            return None
        step = kept[last - 1][1]
        for d in range(first - 1, j - 1, -1):
            strides[d] = step
            step *= sizes[d]
        i, j = last, first
    step = strides[j - 1] if j else 1
    for d in range(j, len(sizes)):
        strides[d] = step
    return strides


def reshaped(a, sizes, order="C", copy=None):
    """The array with other sizes: a view where its strides let it be one."""
    if order == "A":
        order = "F" if is_packed(a, "F") and not is_packed(a) else "C"
    if order == "F":
        return transposed(reshaped(transposed(a), sizes[::-1], "C", copy))
    strides = None if copy else _strides_for(a, sizes)
    if strides is not None:
        return view(a, sizes, strides, a._t.storage_offset())
    if copy is False:
        raise ValueError("Unable to avoid creating a copy while reshaping.")
    return reshaped(wrap(packed(a)), sizes)


@method
def reshape(self, *shape, order="C", copy=None):
    """The same elements in another shape; -1 stands for what is left."""
    if not shape:
        raise TypeError("reshape() takes exactly 1 argument (0 given)")
    if len(shape) == 1 and isinstance(shape[0], (tuple, list, ndarray, range)):
        shape = tuple(shape[0])
    order = order_of(order)
    return reshaped(self, sizes_of(self, shape), order, copy)


@method
def ravel(self, order="C"):
    """All elements in one dim: a view where they lie in order."""
    order = order_of(order)
    if order in ("K", "A"):
        order = "F" if is_packed(self, "F") and not is_packed(self) else "C"
    if is_packed(self, order):
        return reshaped(self, [self.size], order)
    return wrap(packed(transposed(self) if order == "F" else self).reshape(-1))


@method
def flatten(self, order="C"):
    """A copy of all elements in one dim."""
    return self.ravel(order).copy()


def transposed(a, axes=None):
    """The array with its dims in another order; in reverse without one."""
    sizes, strides = a._t.shape, a._t.stride()
    axes = range(len(sizes) - 1, -1, -1) if axes is None else axes
    return view(a, [sizes[d] for d in axes], [strides[d] for d in axes], a._t.storage_offset())


def index_of(n):
    """A number that must be an int."""
    if not hasattr(n, "__index__"):
        raise TypeError(f"'{type(n).__name__}' object cannot be interpreted as an integer")
    return n.__index__()


def axis_of(axis, ndim, name=None):
    """An axis counted from the front; raises where there is none."""
    axis = index_of(axis)
    if not -ndim <= axis < ndim:
        raise AxisError(axis, ndim, name)
    return axis + ndim if axis < 0 else axis


class AxisError(ValueError, IndexError):
    """Raised where an array has no such axis."""

    def __init__(self, axis, ndim=None, msg_prefix=None):
        self.axis, self.ndim, self._msg = axis, ndim, msg_prefix
        if ndim is None:
            self.axis, self._msg = None, axis
        super().__init__(axis)

    def __str__(self):
        if self.ndim is None:
            return str(self._msg)
        prefix = f"{self._msg}: " if self._msg else ""
        return f"{prefix}axis {self.axis} is out of bounds for array of dimension {self.ndim}"


AxisError.__module__ = "numpy.exceptions"


@method
def transpose(self, *axes):
    """The array with its dims in another order, or in reverse."""
    if len(axes) == 1 and (axes[0] is None or not hasattr(axes[0], "__index__")):
        axes = axes[0]
    if not axes:
        return transposed(self)
    if len(axes) != self.ndim:
        raise ValueError("axes don't match array")
    found = [axis_of(axis, self.ndim) for axis in axes]
    if len(set(found)) != len(found):
        raise ValueError("repeated axis in transpose")
    return transposed(self, found)


@method
def swapaxes(self, axis1, axis2):
    """The array with two dims in each other's place."""
    axes = list(range(self.ndim))
    a, b = axis_of(axis1, self.ndim, "axis1"), axis_of(axis2, self.ndim, "axis2")
    axes[a], axes[b] = b, a
    return transposed(self, axes)


@method
def squeeze(self, axis=None):
    """The array without its dims of size 1, or without those named."""
    sizes, strides = self._t.shape, self._t.stride()
    if axis is None:
        gone = [d for d, n in enumerate(sizes) if n == 1]
        if not gone:
            return self
    else:
        gone = [axis_of(d, len(sizes)) for d in (axis if isinstance(axis, tuple) else (axis,))]
        if any(sizes[d] != 1 for d in gone):
            raise ValueError("cannot select an axis to squeeze out which has size not equal to one")
    kept = [d for d in range(len(sizes)) if d not in gone]
    return view(self, [sizes[d] for d in kept], [strides[d] for d in kept], self._t.storage_offset())


ndarray.T = property(transposed, doc="The array with its dims in reverse.")


def _matrices_transposed(self):
    if self.ndim < 2:
        raise ValueError("matrix transpose with ndim < 2 is undefined")
    return self.swapaxes(-1, -2)


ndarray.mT = property(_matrices_transposed, doc="The matrices transposed.")


@method
def item(self, *args):
    """One element as a Python number."""
    if not args:
        if self.size != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        return self._t.item()
    index = args[0] if len(args) == 1 else args
    if isinstance(index, tuple):
        return self[index].item()
    index = index_of(index)
    if not -self.size <= index < self.size:
        raise IndexError(f"index {index} is out of bounds for size {self.size}")
    return plain(self).reshape(-1)[index].item()


def _set_shape(self, shape):
    sizes = sizes_of(self, (shape,) if hasattr(shape, "__index__") else tuple(shape))
    try:
        self._t = reshaped(self, sizes, copy=False)._t
    except ValueError:
        raise AttributeError(
            "Incompatible shape for in-place modification. Use `.reshape()` to make a copy with the desired shape."
        ) from None


ndarray.shape = ndarray.shape.setter(_set_shape)
