"""Tensors from Python's data: torch.tensor, as_tensor, asarray and the legacy constructor."""

import warnings

from . import _dtype
from ._device import check as check_device
from ._tensor import _COPY_CONSTRUCT, Tensor
from ._wire import call, finish, intern, put

_new_op = intern("tensor.new")
_CROSSING = 40000  # numbers that one call may carry


def _element_count(data):
    return sum(map(_element_count, data)) if data.__class__ in (list, tuple) else 1


def _checked(data):
    """Data that the engine reads as it is: other sequences become lists."""
    if isinstance(data, (list, tuple, range)) or not hasattr(data, "__len__"):
        return data
    if isinstance(data, (str, dict, set, Tensor)):
        return data
    return list(data) if hasattr(data, "__getitem__") else data  # of storages, too


def _from_data(data, dtype, requires_grad):
    data = _checked(data)
    if data.__class__ in (list, tuple) and len(data) > 1:
        # A list too long for one crossing is made in halves.
        if 3 * _element_count(data) > _CROSSING:
            from . import cat

            middle = len(data) // 2
            halves = [_from_data(half, dtype, False) for half in (data[:middle], data[middle:])]
            return cat(halves).requires_grad_(requires_grad)
    elif data.__class__ is range and len(data) > _CROSSING:
        from . import arange

        made = arange(data.start, data.stop, data.step, dtype=dtype or _dtype.int64)
        return made.requires_grad_(requires_grad)
    to = []
    put(to, data)
    put(to, dtype)
    to += (6, 1 if requires_grad else 0)
    return finish(call(_new_op, *to))


def _one_dtype(dtype):
    dtype = _dtype.python_types.get(dtype, dtype) if isinstance(dtype, type) else dtype
    if dtype is not None and not isinstance(dtype, _dtype.dtype):
        raise TypeError(
            f"tensor(): argument 'dtype' must be torch.dtype, not {type(dtype).__name__}"
        )
    return dtype


def tensor(*args, dtype=None, device=None, requires_grad=False, pin_memory=False, **data):
    """A new tensor that holds a copy of `data`: a number, nested lists, or a tensor."""
    if len(args) > 1:
        raise TypeError(
            f"tensor() takes 1 positional argument but {len(args)} were given"
        )
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
        warnings.warn(_COPY_CONSTRUCT, stacklevel=2)
        return value.detach().clone().to(dtype or value.dtype).requires_grad_(bool(requires_grad))
    if _is_storage(value):
        return _over_storage(value, dtype).requires_grad_(bool(requires_grad))
    return _from_data(value, dtype, requires_grad)


def _is_storage(data):
    from .storage import is_storage

    return is_storage(data)


def _over_storage(storage, dtype):
    """A tensor that shares the storage's memory, as integers where nothing tells of what dtype."""
    from .storage import tensor_over

    dtype = dtype or getattr(storage, "dtype", _dtype.int64)
    return tensor_over(
        storage,
        dtype,
        lambda found: RuntimeError(
            f"Expected a Storage of type {_name(dtype)} or an UntypedStorage, but got {_name(found)}"
        ),
    )


def _name(dtype):
    """ "Float" of float32."""
    from ._tensor import _TYPE_NAMES

    return _TYPE_NAMES[dtype.name].removesuffix("Tensor")


def as_tensor(data, dtype=None, device=None):
    """`data` as a tensor: itself where it is one of that dtype."""
    if device is not None:
        check_device(device)
    if isinstance(data, Tensor):
        return data.to(dtype) if dtype is not None else data
    if _is_storage(data):
        return _over_storage(data, _one_dtype(dtype))
    return _from_data(data, _one_dtype(dtype), False)


def asarray(obj, *, dtype=None, device=None, copy=None, requires_grad=False):
    """`obj` as a tensor that shares its memory unless `copy` or a cast forbids it."""
    if not isinstance(obj, Tensor):
        if copy is False and not _is_storage(obj):
            raise ValueError("can't alias arbitrary sequence into a tensor.")
        return as_tensor(obj, dtype, device).requires_grad_(bool(requires_grad))
    requires_grad = requires_grad or obj.requires_grad
    casts = dtype is not None and dtype is not obj.dtype
    if casts and copy is False:
        raise ValueError(
            f"can't alias tensor with dtype '{_name(obj.dtype)}' into dtype '{_name(dtype)}'."
        )
    if not (casts or copy):
        return obj if obj.requires_grad else obj.requires_grad_(requires_grad)
    made = obj.detach()
    return (made.to(dtype) if casts else made.clone()).requires_grad_(requires_grad)


def scalar_tensor(s, *, dtype=None, device=None, requires_grad=False):
    """A 0-d tensor of the default dtype unless told otherwise."""
    from . import get_default_dtype

    return tensor(s, dtype=dtype or get_default_dtype(), requires_grad=requires_grad)


def from_numpy(ndarray):
    raise TypeError(f"expected np.ndarray (got {type(ndarray).__name__})")


def legacy_tensor(*args, dtype=None, device=None, data=None):
    """torch.Tensor(2, 3), torch.Tensor([1, 2]): sizes or data, of the default dtype."""
    from . import empty, get_default_dtype

    dtype = dtype or get_default_dtype()
    if data is not None:
        args = (data,)
    if not args:
        return _from_data([], dtype, False)
    first = args[0]
    if isinstance(first, Tensor) and len(args) == 1:
        if first.dtype is not dtype:
            raise TypeError(
                f"expected {_type_name(dtype)} (got {first.type()})"
            )
        return first.detach() if first.requires_grad else first.view_as(first).detach()
    if _is_storage(first) and len(args) == 1:
        from .storage import mismatch, tensor_over

        return tensor_over(first, dtype, lambda found: mismatch(_name(dtype), found))
    if isinstance(first, tuple) and type(first).__name__ == "Size":
        return empty(*first, dtype=dtype) if first else empty((), dtype=dtype)
    if all(each.__class__ is int for each in args):
        return empty(*args, dtype=dtype)
    if len(args) == 1 and isinstance(first, (list, tuple, range)):
        return _from_data(first, dtype, False)
    raise TypeError(f"new(): invalid data type '{type(first).__name__}'")


def _type_name(dtype):
    return f"torch.{_name(dtype)}Tensor"
