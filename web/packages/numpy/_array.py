"""class ndarray, and how it shares memory with tensors.

An array is a strided view of a storage of the engine, as a tensor is: `_t` is a tensor over that
storage, the array's own. It is a view of no other and counts its own versions, as what `.data` gives
does. So all of these lie on one storage:

- `t.numpy()` and `np.asarray(t)`, and `torch.from_numpy(a)` and `torch.as_tensor(a)`;
- what an array's slices, `reshape`, `T`, `view` give.

A write through an array changes what the tensors show and moves the storage's count of writes, and no
tensor's `_version`: autograd does not see it, as in PyTorch. Strides may be negative (`a[::-1]`);
then only the engine's copies, slices and fills take `_t`, and `plain` gives kernels a packed copy.
"""

import torch
from torch._wire import primitive, tolist as _tolist

from ._dtype import of_element, scalar

strided = primitive("numpy.strided")  # (tensor, sizes, strides, offset, dtype): strides may be negative
copy_to = primitive("numpy.copy_to")  # (to, from), broadcast and cast
_data = primitive("tensor.data")
_make = object.__new__
SHARED = object()  # in place of a base that is a tensor, until a program asks for it


class ndarray:
    """A strided view of a storage, whose elements are numbers of one dtype."""

    __slots__ = ("_t", "_dtype", "_base", "_writeable", "_reversed", "__weakref__")
    __array_priority__ = 0.0

    def __new__(cls, *args, **keywords):
        """An array over an object's bytes, or over memory of its own."""
        from importlib import import_module

        return import_module("numpy._memory").new(*args, **keywords)

    # --- Facts -------------------------------------------------------------------------------------

    @property
    def dtype(self):
        """The type of the elements."""
        return self._dtype

    @property
    def shape(self):
        """The sizes of the dims; assigning reshapes without a copy."""
        return tuple(self._t.shape)

    @property
    def ndim(self):
        return self._t.dim()

    @property
    def size(self):
        return self._t.numel()

    @property
    def itemsize(self):
        return self._dtype.itemsize

    @property
    def nbytes(self):
        return self._t.numel() * self._dtype.itemsize

    @property
    def strides(self):
        """How many bytes lie between neighbours, dim by dim."""
        size = self._dtype.itemsize
        return tuple([n * size for n in self._t.stride()])

    @property
    def base(self):
        """The array or tensor whose memory this is, or None."""
        if self._base is SHARED:
            self._base = _data(self._t)
        return self._base

    def tolist(self):
        """The elements as Python numbers, in lists nested as deep as there are dims."""
        return _tolist(plain(self))

    def __len__(self):
        if self._t.dim() == 0:
            raise TypeError("len() of unsized object")
        return self._t.shape[0]

    def __repr__(self):
        from ._print import array_repr

        return array_repr(self)

    def __str__(self):
        from ._print import array_str

        return array_str(self)


ndarray.__module__ = "numpy"


def wrap(tensor, base=None, writeable=True):
    """An array over the memory of a tensor that no one else holds."""
    made = _make(ndarray)
    made._t = tensor
    made._dtype = of_element[tensor.dtype]
    made._base = base
    made._writeable = writeable
    made._reversed = False
    return made


def plain(a):
    """An array's elements as a tensor for any torch function to read: a packed copy if strides are negative."""
    return packed(a) if a._reversed else a._t


def packed(a):
    """A copy of an array's elements in order, as a tensor."""
    made = torch.empty(a._t.shape, dtype=a._t.dtype)
    copy_to(made, a._t)
    return made


def over_tensor(tensor):
    """The array that `Tensor.numpy` gives: its base is a tensor."""
    return wrap(tensor, SHARED)


def result(tensor):
    """What a function gives: an array, or the scalar of one without dims."""
    return wrap(tensor) if tensor.dim() else scalar(of_element[tensor.dtype], tensor.item())


def owner(a):
    """What the views of an array have as their base: the array whose memory it is."""
    return a._base if isinstance(a._base, ndarray) else a


def view(a, sizes, strides, offset):
    """An array over the storage of another, by numbers of elements."""
    if 0 in sizes:  # of no elements, none is the last one
        strides, offset = [abs(n) for n in strides], a._t.storage_offset()
    made = wrap(strided(a._t, list(sizes), list(strides), offset, None), owner(a), a._writeable)
    made._reversed = any(n < 0 for n in strides)
    return made


def method(function):
    """Gives ndarray a method that another module has."""
    function.__qualname__ = f"ndarray.{function.__name__}"
    setattr(ndarray, function.__name__, function)
    return function
