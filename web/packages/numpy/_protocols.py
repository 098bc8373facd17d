"""Python's protocols of arrays: truth and numbers, iteration, copies, pickles and buffers."""

from math import prod

from torch._wire import copied, tensor_of

from ._array import method, ndarray, plain, wrap
from ._convert import frombuffer
from ._dtype import element_of
from ._views import is_packed, packed


def bytes_of(a, order="C"):
    """The elements' bytes, one after the other."""
    t = a._t if not a._reversed and order == "C" and is_packed(a) else packed(a, order)
    return copied(t, t.storage_offset() * a.itemsize if a.size else 0, a.nbytes)


def _property(function):
    setattr(ndarray, function.__name__, property(function))


@method
def __bool__(self):
    size = self._t.numel()
    if size == 1:
        return bool(self._t.item())
    if size:
        raise ValueError(
            "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()"
        )
    raise ValueError(
        "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is "
        "not empty."
    )


def _number(self):
    if self._t.dim():
        raise TypeError("only 0-dimensional arrays can be converted to Python scalars")
    return self._t.item()


@method
def __int__(self):
    return int(_number(self))


@method
def __float__(self):
    return float(_number(self))


@method
def __complex__(self):
    return complex(_number(self))


@method
def __index__(self):
    if self._t.dim() or self._dtype.kind not in "iu":
        raise TypeError("only integer scalar arrays can be converted to a scalar index")
    return self._t.item()


@method
def __hash__(self):
    raise TypeError("unhashable type: 'numpy.ndarray'")


@method
def __format__(self, spec):
    if not self._t.dim():
        return format(self.item(), spec)
    if spec:
        raise TypeError("unsupported format string passed to numpy.ndarray.__format__")
    return str(self)


@method
def __iter__(self):
    if not self._t.dim():
        raise TypeError("iteration over a 0-d array")
    return (self[i] for i in range(len(self)))


@method
def __contains__(self, element):
    found = self == element
    return bool(found.any()) if isinstance(found, ndarray) else bool(found)


@method
def __copy__(self):
    return self.copy()


@method
def __deepcopy__(self, memo):
    made = memo[id(self)] = self.copy("K")
    return made


@method
def __reduce__(self):
    order = "F" if is_packed(self, "F") and not is_packed(self) else "C"
    return _again, (bytes(bytes_of(self, order)), self._dtype.name, self.shape, order)


@method
def __buffer__(self, flags):
    # Python sees no memory of the engine's: it gets a copy that cannot be written to.
    data = memoryview(bytes(bytes_of(self)))
    return data.cast(self._dtype.element.format, self.shape) if self.size and self._t.dim() else data


@_property
def data(self):
    """The elements as a memoryview, a copy that cannot be written to."""
    return memoryview(self)


@_property
def __array_interface__(self):
    strides = None if is_packed(self) else self.strides
    return {
        "data": (self._t.data_ptr(), not self._writeable), "strides": strides,
        "descr": self._dtype.descr, "typestr": self._dtype.str, "shape": self.shape, "version": 3,
    }  # fmt: skip


@method
def __array_namespace__(self, *, api_version=None):
    import numpy

    return numpy


@method
def __dlpack_device__(self):
    return 1, 0


@method
def __getattr__(self, name):
    if name in _ABSENT:
        raise AttributeError(f"numpy.ndarray.{name} is not in the Tensorglass playground yet")
    raise AttributeError(f"'numpy.ndarray' object has no attribute '{name}'")


del __getattr__  # of arrays, not of this module


@method
def tobytes(self, order="C"):
    """A copy of the elements' bytes."""
    return bytes(bytes_of(self, order))


_ABSENT = set("byteswap dump dumps getfield setfield __dlpack__ __array_struct__".split())


def _again(data, dtype, shape, order):
    """What pickle makes an array again with."""
    made = frombuffer(data, dtype)
    sizes = shape if order == "C" else shape[::-1]
    made = wrap(tensor_of(data, element_of(made._dtype)) if prod(shape) else plain(made)).reshape(sizes)
    return (made if order == "C" else made.T).copy("K")
