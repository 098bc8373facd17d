"""Arrays from other data: numpy.array and its kin, and arrays of given values."""

from array import array as _packed
from itertools import chain

import torch
from torch._numpy import bind as bind_tensors
from torch._wire import primitive, tensor_of

from . import _dtype
from ._array import _data, method, ndarray, plain, wrap
from ._dtype import dtype as DType
from ._views import is_packed, order_of, packed
from ._dtype import bind_arrays, by_class, element_of, generic, out_of_bounds, promote
from ._room import refused

_from_elements = primitive("tensor.new_from_elements")
_float64, _int64, _bool = by_class[float], by_class[int], by_class[bool]
_NUMBERS = {bool, int, float}
_LISTS = (list, tuple, range)


def array(object, dtype=None, *, copy=True, order="K", subok=False, ndmin=0, ndmax=0, like=None):
    """A new array of an object's numbers: of a number, nested sequences, an array or a tensor."""
    dtype = None if dtype is None else DType(dtype)
    order = order_of(order, "K")
    made = _converted(object, dtype, copy)
    if order in ("C", "F") and made.ndim:
        if not is_packed(made, order):
            if copy is False:
                raise ValueError(_NO_COPY)
            made = wrap(packed(made, order))
    if ndmin > made.ndim:
        made = made.reshape((1,) * (ndmin - made.ndim) + made.shape)
    return made


def asarray(a, dtype=None, order=None, *, device=None, copy=None, like=None):
    """`a` as an array: itself where it is one of that type."""
    return array(a, dtype, copy=copy, order=order or "K")


asanyarray = asarray


def _converted(obj, dtype, copy):
    if not isinstance(obj, ndarray):
        obj, fresh = _arrayed(obj, dtype, copy)
        if fresh:
            return obj
    if dtype is None or dtype is obj.dtype:
        return obj.copy("K") if copy else obj
    if copy is False:
        raise ValueError(_NO_COPY)
    return obj.astype(dtype)


def _arrayed(obj, dtype, copy):
    """(`obj` as an array, whether that has memory and dtype of its own)."""
    if isinstance(obj, torch.Tensor):
        return obj.numpy(), False
    if obj.__class__ not in _NUMBERS and not isinstance(obj, (*_LISTS, generic)):
        if hasattr(obj, "__array__"):
            return obj.__array__(), False
        if isinstance(obj, (bytes, bytearray, memoryview, _packed)) and not isinstance(
            obj, (bytes, bytearray)
        ):
            view = memoryview(obj)
            held = DType(view.format)
            return wrap(
                _from_elements(tensor_of(view, element_of(held)), list(view.shape), None, False)
            ), False
    if copy is False:
        raise ValueError(_NO_COPY)
    return _from_sequence(obj, dtype), True


_NO_COPY = (
    "Unable to avoid copy while creating an array as requested.\nIf using `np.array(obj, copy=False)` "
    "replace it with `np.asarray(obj)` to allow a copy when needed (no behavior change in NumPy 1.x).\n"
    "For more details, see https://numpy.org/devdocs/numpy_2_0_migration_guide.html"
    "#adapting-to-changes-in-the-copy-keyword."
)


# --- Nested sequences ------------------------------------------------------------------------------


def _is_sequence(v):
    if isinstance(v, _LISTS):
        return True
    if isinstance(v, (ndarray, torch.Tensor)):
        return v.ndim > 0
    if isinstance(v, (str, bytes, dict, generic)):
        return False
    return hasattr(v, "__len__") and hasattr(v, "__getitem__")


def _from_sequence(obj, dtype):
    """A new array of the numbers in nested sequences."""
    sizes, level = [], [obj]
    while level and all(map(_is_sequence, level)):
        if len(level) > 1 and all(isinstance(v, (ndarray, torch.Tensor)) for v in level):
            return _stacked(level, sizes, dtype)
        lengths = set(map(len, level))
        if len(lengths) != 1:
            raise ValueError(_ragged(sizes))
        sizes.append(lengths.pop())
        if len(sizes) > 64:
            raise ValueError(
                "setting an array element with a sequence. The requested array would exceed the maximum number of dimension of 64."
            )
        level = list(chain.from_iterable(map(_items, level)))
    if any(map(_is_sequence, level)):
        raise ValueError(_ragged(sizes))
    return _of_numbers(level, sizes, dtype)


def _items(v):
    return asarray(v) if isinstance(v, torch.Tensor) else v


def _ragged(sizes):
    shape = f"({', '.join(map(str, sizes))}{',' if len(sizes) == 1 else ''})"
    return (
        "setting an array element with a sequence. The requested array has an inhomogeneous shape after "
        f"{len(sizes)} dimensions. The detected shape was {shape} + inhomogeneous part."
    )


def _stacked(arrays, sizes, dtype):
    arrays = [asarray(a) for a in arrays]
    shapes = {a.shape for a in arrays}
    if len(shapes) != 1:
        agreed = []
        for at in zip(*(a.shape for a in arrays)):
            if len(set(at)) > 1:
                break
            agreed.append(at[0])
        raise ValueError(_ragged([*sizes, *agreed]))
    if dtype is None:
        for a in arrays:
            dtype = a.dtype if dtype is None else promote(dtype, a.dtype)
    whole = torch.stack([plain(a.astype(dtype, copy=False)) for a in arrays])
    return wrap(_data(whole.reshape(*sizes, *shapes.pop())))


def _of_numbers(values, sizes, dtype):
    """An array of Python's and NumPy's numbers."""
    types = set(map(type, values))
    if not types <= _NUMBERS:
        values, types = _python_numbers(values, types, dtype)
    if dtype is None:
        dtype = _float64 if not types else None
        for each in types:
            held = by_class[each]
            dtype = held if dtype is None else promote(dtype, held)
    return wrap(_from_elements(_elements(values, types, dtype), sizes, element_of(dtype), False))


def _python_numbers(values, types, dtype):
    """Numbers of Python for others; with their types, which are those that NumPy gives them."""
    numbers, found = [], set()
    for v in values:
        if isinstance(v, (ndarray, torch.Tensor)):
            v = asarray(v)[()]
        kind = v.__class__
        if kind in _NUMBERS:
            found.add(kind)
            numbers.append(v)
        elif isinstance(v, generic):
            found.add(kind)
            numbers.append(_dtype.rounded(dtype, v) if dtype is not None and dtype.kind in "iu" else v._v)
        elif isinstance(v, (bool, int, float)):
            found.add(int if isinstance(v, int) else float)
            numbers.append(int(v) if isinstance(v, int) else float(v))
        elif dtype is None or isinstance(v, complex):
            name = "object" if not isinstance(v, (str, bytes, complex)) else type(v).__name__
            raise TypeError(f"arrays of {name} are not in the Tensorglass playground yet (of {v!r})")
        else:
            v = float("nan") if v is None and dtype.kind == "f" else _PARSE[dtype.kind](v)
            found.add(type(v))
            numbers.append(v)
    return numbers, found


_PARSE = {"b": bool, "i": int, "u": int, "f": float}


def _elements(values, types, dtype):
    """The packed elements, as a tensor of a dtype that the wanted one is made of."""
    kind = dtype.kind
    if kind == "f" or kind == "b":
        if kind == "b":
            return tensor_of(_packed("b", list(map(bool, values))), torch.bool)
        return tensor_of(_packed("d", values), torch.float64)
    if kind not in "iu":
        element_of(dtype)
        raise NotImplementedError(f"arrays of {dtype.name} are not in the Tensorglass playground yet")
    if any(issubclass(t, (float, _dtype.floating)) for t in types):
        values = list(map(int, values))
    if values and not dtype.least <= min(values) <= max(values) <= dtype.most:
        first = next(v for v in values if not dtype.least <= v <= dtype.most)
        raise OverflowError(out_of_bounds(first, dtype))
    return tensor_of(_packed("q", values), torch.int64)


# --- Given values ----------------------------------------------------------------------------------


def _shape(shape):
    """A shape as a list of sizes."""
    if shape is None:
        raise TypeError("Use () not None as shape arguments")
    try:
        return [shape.__index__()] if hasattr(shape, "__index__") else [n.__index__() for n in shape]
    except (TypeError, AttributeError):
        raise TypeError(
            f"expected a sequence of integers or a single integer, got '{shape}'"
            if not hasattr(shape, "__iter__")
            else f"'{type(next(n for n in shape if not hasattr(n, '__index__'))).__name__}' object cannot be interpreted as an integer"
        ) from None


def _filled(make, shape, dtype, order, *value):
    sizes = _shape(shape)
    if any(n < 0 for n in sizes):
        raise ValueError("negative dimensions are not allowed")
    order = order_of(order)
    held = DType(dtype)
    element = element_of(held)
    try:
        if order == "F" and len(sizes) > 1:
            made = make(sizes[::-1], *value, dtype=element)
            return wrap(_data(made.permute(*range(len(sizes) - 1, -1, -1))))
        return wrap(make(sizes, *value, dtype=element))
    except RuntimeError as error:
        raise refused(error, sizes, held) from None


def zeros(shape, dtype=None, order="C", *, device=None, like=None):
    """A new array of zeros."""
    return _filled(torch.zeros, shape, dtype, order)


empty = zeros


def ones(shape, dtype=None, order="C", *, device=None, like=None):
    """A new array of ones."""
    return _filled(torch.ones, shape, dtype, order)


def full(shape, fill_value, dtype=None, order="C", *, device=None, like=None):
    """A new array of one value, or of values that are broadcast."""
    value = asarray(fill_value, dtype)
    if not value.ndim:
        return _filled(torch.full, shape, value.dtype, order, value.item())
    made = empty(shape, value.dtype, order)
    made[...] = value
    return made


def copy(a, order="K", subok=False):
    """A copy of an array."""
    return array(a, order=order)


def ascontiguousarray(a, dtype=None, *, like=None):
    """`a` as an array of one dim or more whose elements lie in order."""
    return array(a, dtype, copy=None, order="C", ndmin=1)


def asfortranarray(a, dtype=None, *, like=None):
    """`a` as an array whose first dim is the nearest in memory."""
    return array(a, dtype, copy=None, order="F", ndmin=1)


def frombuffer(buffer, dtype=float, count=-1, offset=0, *, like=None):
    """An array of the bytes of an object: a copy, that cannot be written to where the object cannot."""
    dtype = DType(dtype)
    whole = memoryview(buffer).cast("B") if not isinstance(buffer, memoryview) else buffer.cast("B")
    data = whole[offset:]
    if count >= 0:
        if count * dtype.itemsize > len(data):
            raise ValueError("buffer is smaller than requested size")
        data = data[: count * dtype.itemsize]
    if len(data) % dtype.itemsize:
        raise ValueError("buffer size must be a multiple of element size")
    if not len(data):
        return empty(0, dtype)
    return wrap(tensor_of(bytes(data), element_of(dtype)), buffer, not whole.readonly)


_ARANGE = "arange() requires stop to be specified."


def _numbers_type(v):
    if hasattr(v, "dtype"):
        return _dtype.find(v)
    if isinstance(v, (str, bytes)):
        kind = "Str" if isinstance(v, str) else "Bytes"
        raise TypeError(f"arange() not supported for inputs with DType <class 'numpy.dtypes.{kind}DType'>.")
    return by_class[type(v)] if type(v) in by_class else asarray(v).dtype


def arange(start=None, stop=None, step=None, dtype=None, *, device=None, like=None):
    """A new array of numbers from start up to stop, in steps."""
    if start is None and stop is None:
        raise TypeError(_ARANGE)
    if stop is None:
        start, stop = 0, start
    start, step = 0 if start is None else start, 1 if step is None else step
    given = [v.item() if hasattr(v, "item") else v for v in (start, stop, step)]
    if dtype is None:
        types = [_numbers_type(v) for v in (start, stop, step)]
        dtype = types[0]
        for each in types[1:]:
            dtype = promote(dtype, each)
        if dtype.kind == "b":
            dtype = _int64
    else:
        dtype = DType(dtype)
    start, stop, step = given
    if step == 0:
        raise ZeroDivisionError("division by zero")
    count = (
        max(-int((start - stop) // step), 0)
        if all(isinstance(v, int) for v in given)
        else _count(start, stop, step)
    )
    if dtype.kind == "b" and count > 2:
        raise TypeError("arange() is only supported for booleans when the result has at most length 2.")
    if dtype.kind in "iu":
        for first in (start, start + step)[:count]:  # what comes after them may wrap around
            _dtype.rounded(dtype, first)
    if count >= 2**60:
        raise ValueError("Maximum allowed size exceeded")
    number, counted = (int, torch.int64) if dtype.kind in "iu" else (float, torch.float64)
    try:
        made = torch.arange(count, dtype=counted)
    except RuntimeError as error:
        raise refused(error, [count], dtype) from None
    made.mul_(number(start + step) - number(start)).add_(number(start))
    return wrap(made.to(element_of(dtype)))


def _count(start, stop, step):
    from math import ceil

    return max(ceil((stop - start) / step), 0)


@method
def __array__(self, dtype=None, *, copy=None):
    """Itself, or a copy of another type."""
    return array(self, dtype, copy=copy)


def _places(a):
    """An array among a tensor's indices: as PyTorch, floats are ints there, and bytes are truths."""
    t = plain(a)
    return t.to(torch.int64) if a.dtype.kind == "f" else t


bind_arrays(ndarray, lambda obj, dtype: array(obj, dtype))
bind_tensors(ndarray, generic, _dtype.bool_, _places)
