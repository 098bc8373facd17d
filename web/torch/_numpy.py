"""Where tensors and NumPy's arrays meet: they share memory, and stand for data, indices and numbers.

NumPy is imported when a program first asks for an array; until then nothing here costs more than a
look at an empty tuple. Its arrays hold a tensor over their memory, `_t`; its scalars a number, `_v`.
"""

from . import _dtype, _wire
from ._tensor import Tensor, method
from ._warnings import warn
from ._wire import FLOAT, UNKNOWN, encoders, intern, primitive
from .autograd.grad_mode import is_grad_enabled

_data = primitive("tensor.data")
_promote = primitive("dtype.promote")
_warned = set()  # texts that are said once in a program


def bind(array, scalar, truth, places):
    """Names NumPy's classes: of arrays, of scalars and of truths; and what makes a tensor of an array among indices."""
    _wire.arrays, _wire.scalars, _wire.places_of = (array,), (scalar,), places
    _wire.tensor_over = lambda array: _over(array, warn=False)
    _wire.numbers = (*_wire.numbers, scalar)
    encoders[array] = lambda to, v: to.extend((UNKNOWN, intern("numpy.ndarray")))
    # As PyTorch: it asks whether a scalar is an integer, and takes all others for floats.
    encoders[truth] = lambda to, v: to.extend((FLOAT, float(v)))


def warn_once(text):
    if text not in _warned:
        _warned.add(text)
        warn(text)


_FOLDER = __file__.rpartition("/")[0] + "/"


# --- Tensors over arrays ---------------------------------------------------------------------------


def from_numpy(ndarray) -> "Tensor":
    """A tensor over an array's memory."""
    if not isinstance(ndarray, _wire.arrays):
        name = type(ndarray).__name__
        if isinstance(ndarray, _wire.scalars):
            name = "numpy." + name
        raise TypeError(f"expected np.ndarray (got {name})")
    return _over(ndarray, warn=True)


def _over(array, warn):
    if any(n < 0 for n in array.strides):
        raise ValueError(_NEGATIVE)
    if warn and not array._writeable:
        warn_once(_READ_ONLY)
    return _data(array._t)


def of_array(data, dtype, copy):
    """A tensor of an array's elements: over its memory unless `copy` or the dtype forbids it."""
    made = _over(data, warn=not copy)
    if dtype is not None and dtype is not made.dtype:
        return made.to(dtype)
    return made.clone() if copy else made


def plain_data(data, dtype):
    """(data with Python's numbers for NumPy's scalars and arrays, the dtype that those ask for)."""
    found = []
    made = _plain(data, found)
    if dtype is None and any(each is not None for each in found):
        dtypes = [each for each in found if each is not None]
        for each in dtypes:
            dtype = each if dtype is None else _promote(dtype, each)
        for number in _python_types(data):
            dtype = _promote(dtype, number)
    return made, dtype


def _plain(data, found):
    if isinstance(data, _wire.scalars):
        found.append(data.dtype.element)
        return data._v
    if isinstance(data, _wire.arrays):
        len(data)
        found.append(data.dtype.element)
        return data.tolist()
    if not isinstance(data, (list, tuple)):
        return data
    if len(data) > 1 and all(isinstance(each, _wire.arrays) and each.ndim for each in data):
        warn_once(_SLOW)
    return [_plain(each, found) for each in data]


def _python_types(data):
    """The dtypes of Python's numbers among nested lists."""
    if isinstance(data, (list, tuple)):
        return set().union(*map(_python_types, data)) if data else set()
    if data.__class__ is float:
        return {_dtype.get_default_dtype()}
    return {_dtype.python_types[data.__class__]} if data.__class__ in (int, bool) else set()


# --- Arrays over tensors ---------------------------------------------------------------------------


@method
def numpy(self, *, force=False):
    """An array over the tensor's memory; over a copy where only that has its numbers, if that is forced."""
    if not isinstance(force, bool):
        raise TypeError(f"numpy(): argument 'force' must be bool, not {type(force).__name__}")
    if not force:
        if self.requires_grad and is_grad_enabled():
            raise RuntimeError(_NO_ARRAY.format("requires grad", "detach"))
        if self.is_conj():
            raise RuntimeError(_NO_ARRAY.format("has conjugate bit set", "resolve_conj"))
        if self.is_neg():
            raise RuntimeError(_NO_ARRAY.format("has negative bit set", "resolve_neg"))
    elif self.is_conj() or self.is_neg():
        self = self.detach().resolve_conj().resolve_neg()
    from numpy._array import over_tensor

    data = _data(self)
    if force:
        data = data.resolve_conj().resolve_neg()
    for marked, what, how in ((data.is_conj(), "conjugate", "conj"), (data.is_neg(), "negative", "neg")):
        if marked:
            raise RuntimeError(
                f"Can't call numpy() on Tensor that has {what} bit set. Use tensor.resolve_{how}().numpy() instead."
            )
    return over_tensor(data)


@method
def __array__(self, dtype=None):
    """What numpy.asarray makes of the tensor: an array over its memory, or of another type."""
    made = self.numpy()
    return made if dtype is None else made.astype(dtype, copy=False)


@method
def __array_wrap__(self, array):
    """The tensor that a function of NumPy gives for tensors."""
    made = from_numpy(array)
    return made.to(_dtype.uint8) if made.dtype is _dtype.bool_ else made


Tensor.__array_priority__ = 1000  # NumPy's operators leave the say to the tensor's


_NO_ARRAY = "Can't call numpy() on Tensor that {}. Use tensor.{}().numpy() instead."
_NEGATIVE = (
    "At least one stride in the given numpy array is negative, and tensors with negative strides are not "
    "currently supported. (You can probably work around this by making a copy of your array  with "
    "array.copy().) "
)
_READ_ONLY = (
    "The given NumPy array is not writable, and PyTorch does not support non-writable tensors. This means "
    "writing to this tensor will result in undefined behavior. You may want to copy the array to protect its "
    "data or make it writable before converting it to a tensor. This type of warning will be suppressed for "
    "the rest of this program. (Triggered internally at ./torch/csrc/utils/tensor_numpy.cpp:213.)"
)
_SLOW = (
    "Creating a tensor from a list of numpy.ndarrays is extremely slow. Please consider converting the list "
    "to a single numpy.ndarray with numpy.array() before converting to a tensor. (Triggered internally at "
    "./torch/csrc/utils/tensor_new.cpp:252.)"
)
