"""torch.FloatTensor, torch.FloatStorage and their like: the types from before there were dtypes."""

from importlib import import_module

from . import _dtype
from ._creation import legacy_tensor
from ._device import device as Device
from ._functions import make_function
from ._dtype import TYPE_NAMES
from ._tensor import Tensor, method
from ._warnings import warn
from ._wire import primitive
from .storage import TypedStorage


class _TensorType(type):
    dtype = property(lambda cls: cls._element)
    layout = _dtype.strided
    is_cuda = is_sparse = False

    def __new__(cls, name, bases, about):
        if bases:
            raise TypeError(f"type 'torch.{bases[0].__name__}' is not an acceptable base type")
        return super().__new__(cls, name, bases, about)

    def __instancecheck__(cls, value):
        return isinstance(value, Tensor) and value.dtype is cls._element

    def __call__(cls, *args, device=None):
        if device is not None and (given := Device(device).type) != "cpu":
            raise RuntimeError(
                f"legacy constructor expects device type: cpu but device type: {given} was passed"
            )
        return legacy_tensor(*args, dtype=cls._element)


class _StorageType(type):
    def __instancecheck__(cls, value):
        return isinstance(value, TypedStorage) and value.dtype is cls.dtype

    def __call__(cls, *args, **options):
        return TypedStorage(*args, dtype=cls.dtype, **options)

    def from_buffer(cls, *args, **options):
        return TypedStorage.from_buffer(*args, dtype=cls.dtype, **options)

    def from_file(cls, *args, **options):
        return TypedStorage.from_file(*args, dtype=cls.dtype, **options)


types = {}  # by name, as the module torch has them
for _name, _tensors in TYPE_NAMES.items():
    _element = _dtype.names[_name]
    _storages = _tensors.replace("Tensor", "Storage")
    types[_tensors] = _TensorType(_tensors, (), {"_element": _element, "__module__": "torch"})
    types[_storages] = _StorageType(
        _storages, (), {"dtype": _element, "_dtype": _element, "__module__": "torch"}
    )
types["Storage"] = types["FloatStorage"]


@method
def storage_type(self):
    """torch.FloatStorage, or the like."""
    return types[self.storage().pickle_storage_type()]


def set_default_tensor_type(t):
    """Has a legacy type's dtype be that of tensors made of Python's floats."""
    if isinstance(t, str):
        module, _, name = t.rpartition(".")
        t = getattr(import_module(module or t), name)
    if isinstance(t, type) and t.__module__ == "torch.cuda":
        t()  # says that there is none
    element = getattr(t, "_element", None)
    if element is None:
        raise TypeError("invalid type object: only floating-point types are supported as the default type")
    if not element.is_floating_point:
        raise TypeError("only floating-point types are supported as the default type")
    _set_default(element)


_set_default = primitive("dtype.set_default")
_range = make_function("range")


def range(*args, **keywords):
    """arange() with its end, of old."""
    warn(
        "torch.range is deprecated and will be removed in a future release because its behavior is "
        "inconsistent with Python's range builtin. Instead, use torch.arange, which produces values in "
        "[start, end)."
    )
    return _range(*args, **keywords)
