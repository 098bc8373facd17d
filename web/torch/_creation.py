"""Tensors from Python's data: torch.tensor, as_tensor, asarray and the legacy constructor."""

from array import array
from inspect import signature
from itertools import chain, product
from math import isfinite
from operator import index

from . import _dtype, _wire
from ._device import check as check_device
from ._functions import make_function
from ._numpy import of_array, plain_data, warn_once
from ._dtype import tensor_type
from ._tensor import Tensor, _as_class, method
from ._warnings import warn
from ._wire import primitive, tensor_of
from .storage import is_storage, mismatch, tensor_over

_new = primitive("tensor.new")
_new_from_elements = primitive("tensor.new_from_elements")
_empty = make_function("empty")


def _checked(data):
    """Data that the engine reads as it is: other sequences become lists."""
    if isinstance(data, (list, tuple, range)) or not hasattr(data, "__len__"):
        return data
    if isinstance(data, (str, dict, set, Tensor, *_wire.scalars)):
        return data
    if not hasattr(data, "__getitem__"):
        return data  # of storages, too
    try:
        return list(data)
    except Exception:
        raise ValueError(f"could not determine the shape of object type '{type(data).__name__}'") from None


def _from_data(data, dtype, requires_grad):
    data = _checked(data)
    packed = _packed(data, dtype)
    if packed is None:
        if _wire.arrays:
            data, dtype = plain_data(data, dtype)
        try:
            return _new(data, dtype, requires_grad)
        except RecursionError:
            raise TypeError("new(): self-referential lists are incompatible") from None
    elements, kind, sizes = packed
    return _new_from_elements(tensor_of(elements, kind), sizes, dtype, requires_grad)


_LISTS = {list, tuple, range}
_FEW = 64  # elements that cross as fast one by one
_MOST_DIMS = 64
_REAL = (bool, int, float)  # each holds those before it


def _packed(data, dtype):
    """(array of the numbers in nested lists, their dtype as Python's numbers, sizes) for a dtype.

    None where the engine has to look at every item by itself: few of them, lists of several lengths,
    other objects, ints without a place in 64 bits.
    """
    count, first, depth = 1, data, 0
    while first.__class__ in _LISTS:
        count *= len(first)
        depth += 1
        if not count or depth > _MOST_DIMS:
            return None
        first = first[0]
    if count < _FEW:
        return None
    sizes = [len(data)]
    while (types := set(map(type, data))) <= _LISTS:
        lengths = set(map(len, data))
        if len(lengths) != 1:
            return None
        sizes.append(lengths.pop())
        data = list(chain.from_iterable(data))
    kind = _kind_of(types, dtype)
    if kind is None:
        return None
    try:
        return array(kind.format.replace("?", "b"), data), kind, sizes
    except OverflowError:
        return None


def _kind_of(types, dtype):
    """The dtype in which numbers of these types lie until they become those of `dtype`, or None."""
    if not types.issubset(_REAL):
        return None
    if dtype is None:
        return _dtype.python_types[max(types, key=_REAL.index)]
    if dtype.is_floating_point:
        return _dtype.float64
    return _dtype.python_types[types.pop()] if len(types) == 1 else None


def _one_dtype(dtype):
    dtype = _dtype.python_types.get(dtype, dtype) if isinstance(dtype, type) else dtype
    if dtype is not None and not isinstance(dtype, _dtype.dtype):
        raise TypeError(f"tensor(): argument 'dtype' must be torch.dtype, not {type(dtype).__name__}")
    return dtype


def tensor(*args, dtype=None, device=None, requires_grad=False, pin_memory=False, **data):
    """A new tensor that holds a copy of `data`: a number, nested lists, or a tensor."""
    if len(args) > 1:
        raise TypeError(f"tensor() takes 1 positional argument but {len(args)} were given")
    if not args:
        if "data" not in data:
            raise TypeError('tensor() missing 1 required positional arguments: "data"')
        args = (data.pop("data"),)
    if data:
        raise TypeError(f"tensor() got an unexpected keyword argument '{next(iter(data))}'")
    value = args[0]
    if device is not None:
        check_device(device)
    dtype = _one_dtype(dtype)
    if isinstance(value, Tensor):
        warn(_COPY_CONSTRUCT)
        return value.detach().clone().to(dtype or value.dtype).requires_grad_(bool(requires_grad))
    if is_storage(value):
        return _over_storage(value, dtype).requires_grad_(bool(requires_grad))
    if isinstance(value, _wire.arrays):
        return of_array(value, dtype, copy=True).requires_grad_(bool(requires_grad))
    return _from_data(value, dtype, requires_grad)


tensor.__signature__ = signature(
    lambda data, *, dtype=None, device=None, requires_grad=False, pin_memory=False: None
).replace(return_annotation="Tensor")


def _over_storage(storage, dtype):
    """A tensor that shares the storage's memory: as float32 where it is typed, as int64 if not."""
    dtype = dtype or (_dtype.float32 if hasattr(storage, "dtype") else _dtype.int64)
    return tensor_over(
        storage,
        dtype,
        lambda found: RuntimeError(
            f"Expected a Storage of type {_name(dtype)} or an UntypedStorage, but got {_name(found)}"
        ),
    )


def _name(dtype):
    """ "Float" of float32."""
    return tensor_type(dtype).removesuffix("Tensor")


def as_tensor(data, dtype=None, device=None) -> "Tensor":
    """`data` as a tensor: itself where it is one of that dtype."""
    if device is not None:
        check_device(device)
    if isinstance(data, Tensor):
        return data.to(dtype) if dtype is not None else data
    if is_storage(data):
        return _over_storage(data, _one_dtype(dtype))
    if isinstance(data, _wire.arrays):
        return of_array(data, _one_dtype(dtype), copy=False)
    return _from_data(data, _one_dtype(dtype), False)


def asarray(obj, *, dtype=None, device=None, copy=None, requires_grad=None) -> "Tensor":
    """`obj` as a tensor that shares its memory unless `copy` or a cast forbids it."""
    if isinstance(obj, _wire.arrays):
        obj = of_array(obj, None, copy=False)
    if not isinstance(obj, Tensor):
        if copy is False and not is_storage(obj):
            raise ValueError("can't alias arbitrary sequence into a tensor.")
        return as_tensor(obj, dtype, device).requires_grad_(bool(requires_grad))
    if requires_grad is None and obj.requires_grad:
        warn_once(_UNSPECIFIED)
    casts = dtype is not None and dtype is not obj.dtype
    if casts and copy is False:
        raise ValueError(f"can't alias tensor with dtype '{_name(obj.dtype)}' into dtype '{_name(dtype)}'.")
    shares = not (casts or copy)
    if requires_grad is False and obj.requires_grad:
        obj = obj.requires_grad_(False) if shares and obj.is_leaf else obj.detach()
    made = obj if shares else obj.to(dtype) if casts else obj.clone()
    return made.requires_grad_() if requires_grad and not made.requires_grad else made


_UNSPECIFIED = (
    "torch.asarray: unspecified requires_grad now defaults to obj.requires_grad instead of False. Pass "
    "requires_grad=False explicitly to get the old behavior and silence this warning. (Triggered internally "
    "at ./torch/csrc/utils/tensor_new.cpp:1737.)"
)


def legacy_tensor(*args, dtype=None, device=None, data=None, size=None):
    """torch.Tensor(2, 3), torch.Tensor([1, 2]): sizes or data, of the default dtype."""
    dtype = dtype or _dtype.get_default_dtype()
    if data is not None:
        args = (data,)
    if size is not None:
        return _empty(*size, dtype=dtype) if size else _empty((), dtype=dtype)
    if not args:
        return _from_data([], dtype, False)
    first = args[0]
    if isinstance(first, Tensor) and len(args) == 1:
        if first.dtype is not dtype:
            raise TypeError(f"expected {_type_name(dtype)} (got {first.type()})")
        return first.detach() if first.requires_grad else first.view_as(first).detach()
    if is_storage(first) and len(args) == 1:
        return tensor_over(first, dtype, lambda found: mismatch(_name(dtype), found))
    if isinstance(first, tuple) and type(first).__name__ == "Size":
        return _empty(*first, dtype=dtype) if first else _empty((), dtype=dtype)
    if isinstance(first, _wire.arrays) and len(args) == 1:
        return of_array(first, dtype, copy=False)
    if all(isinstance(each, (int, Tensor, *_wire.scalars)) and hasattr(each, "__index__") for each in args):
        return _empty(*args, dtype=dtype)
    if len(args) == 1 and isinstance(first, (list, tuple, range)):
        return _from_data(first, dtype, False)
    if isinstance(first, _wire.scalars):
        raise TypeError(f"new(): data must be a sequence (got numpy.{type(first).__name__})")
    raise TypeError(f"new(): invalid data type '{type(first).__name__}'")


def _type_name(dtype):
    return f"torch.{_name(dtype)}Tensor"


@method
def __new__(cls, *args, **kwargs):
    made = legacy_tensor(*args, **kwargs)
    if cls is not Tensor:
        made = _as_class(made, cls)
    return made


@method
def new_tensor(self, data, *, dtype=None, device=None, requires_grad=False) -> "Tensor":
    """A tensor of `data`, with this tensor's dtype."""
    if isinstance(data, Tensor):
        warn(_COPY_CONSTRUCT.replace("torch.tensor", "tensor.new_tensor"))
        data = data.detach().clone()
        return data.to(dtype or self.dtype).requires_grad_(requires_grad)
    return tensor(data, dtype=dtype or self.dtype, device=device, requires_grad=requires_grad)


@method
def new(self, *args, device=None, **options):
    """What the constructor of the tensor's legacy type makes."""
    if device is not None:
        check_device(device)
    if unknown := options.keys() - {"data", "size"}:
        raise TypeError(f"new() got an unexpected keyword argument '{min(unknown)}'")
    if len(args) == 1 and isinstance(args[0], Tensor) and args[0].dtype is not self.dtype:
        raise TypeError(f"expected {_options(self.dtype)} (got {_options(args[0].dtype)})")
    return legacy_tensor(*args, dtype=self.dtype, **options)


def _options(dtype):
    name = {"float32": "float", "float64": "double", "int64": "long", "float16": "c10::Half"}.get(
        dtype.name, dtype.name.replace("int32", "int")
    )
    return (
        f"TensorOptions(dtype={name}, device=cpu, layout=Strided, requires_grad=false (default), "
        "pinned_memory=false (default), memory_format=(nullopt))"
    )


@method
def apply_(self, function):
    """Replaces each element by what `function` gives for it."""
    _check_plain(self, "apply_")
    _write_each(self, function, self)
    return self


@method
def map_(self, other, function):
    """Replaces each element by what `function` gives for it and for that of `other`."""
    _check_plain(self, "map_", other)
    _write_each(self, function, self, other.expand(self.shape))
    return self


@method
def map2_(self, x, y, function):
    """The same for those of two others."""
    _check_plain(self, "map2_", x, y)
    for name, each in (("x", x), ("y", y)):
        if each.dtype is not self.dtype:
            raise TypeError(
                f"map2_: expected {_type_name(self.dtype)} for argument '{name}' (got {_type_name(each.dtype)})"
            )
    _write_each(self, function, self, x.expand(self.shape), y.expand(self.shape))
    return self


def _check_plain(self, name, *others):
    if any(each.requires_grad for each in (self, *others)):
        raise RuntimeError(
            f"Can't call {name}() on Variable that requires grad. Use var.detach().{name}() instead."
        )


def _write_each(self, function, *sources):
    """Writes what `function` gives for elements of the sources, one after the other."""
    if not callable(function):
        raise TypeError(f"'{type(function).__name__}' object is not callable")
    to, dtype = self.data, self.dtype  # behind the counter, as PyTorch does
    sources = [source.data for source in sources]
    for place in product(*map(range, self.shape)):
        made = function(*(source[place].item() for source in sources))
        to[place].fill_(_stored(made, dtype))


def _stored(value, dtype):
    """A Python object as an element of a tensor, or PyTorch's error."""
    if isinstance(value, Tensor) and not (dtype.is_floating_point or dtype.is_complex):
        value = value.__index__()
    if dtype.is_complex:
        return complex(value)
    if dtype.is_floating_point:
        return float(value) if isinstance(value, Tensor) else array("d", [value])[0]
    if dtype is _dtype.names["bool"]:
        return bool(value if isinstance(value, (int, float, complex)) else index(value))
    if isinstance(value, float):
        if not isfinite(value):
            raise RuntimeError(f"value cannot be converted to type {dtype.name} without overflow")
        value = int(value)
    value, limits = index(value), _dtype.iinfo(dtype)
    if not -(2**63) <= value < 2**63:
        raise ValueError("Overflow when unpacking long long")
    if not (limits.min or -limits.max) <= value <= limits.max:
        raise RuntimeError(f"value cannot be converted to type {dtype.name} without overflow")
    return value if limits.min else value % (limits.max + 1)


_COPY_CONSTRUCT = (
    "To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() or "
    "sourceTensor.detach().clone().requires_grad_(True), rather than torch.tensor(sourceTensor)."
)
