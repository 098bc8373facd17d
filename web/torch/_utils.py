"""What pickles of tensors name: the functions that make them again."""

from . import _dtype, _tensor
from ._functions import make_function
from ._tensor import Tensor

_empty = make_function("empty")


def _rebuild_tensor(storage, storage_offset, size, stride):
    made = _empty((0,), dtype=storage.dtype)
    return made.set_(storage.untyped(), storage_offset, tuple(size), tuple(stride))


def _rebuild_tensor_v2(storage, storage_offset, size, stride, requires_grad, backward_hooks, metadata=None):
    made = _rebuild_tensor(storage, storage_offset, size, stride)
    if requires_grad:
        made.requires_grad = True
    return made


def _rebuild_tensor_v3(
    storage, storage_offset, size, stride, requires_grad, backward_hooks, dtype, metadata=None
):
    made = _empty((0,), dtype=dtype)
    made.set_(storage.untyped(), storage_offset, tuple(size), tuple(stride))
    if requires_grad:
        made.requires_grad = True
    return made


def set_state(tensor, state):
    """Gives a tensor the attributes that were saved with it."""
    attributes, slots = state if isinstance(state, tuple) else (state, None)
    if isinstance(state, tuple) and len(state) != 2:
        raise RuntimeError(f"Invalid serialized state: {state}")
    for name, value in {**(attributes or {}), **(slots or {})}.items():
        setattr(tensor, name, value)
    return tensor


def _rebuild_from_type(func, type, args, dict):
    return _rebuild_from_type_v2(func, type, args, dict)


def _rebuild_from_type_v2(func, new_type, args, state):
    made = func(*args)
    if type(made) is not new_type:
        made = made.as_subclass(new_type)
    own = getattr(new_type, "__setstate__", Tensor.__setstate__)
    if own is not Tensor.__setstate__:
        made.__setstate__(state)
        return made
    return set_state(made, state)


def _element_size(dtype):
    """The bytes of an element."""
    if not isinstance(dtype, _dtype.dtype):
        raise RuntimeError(f"expected torch.dtype, but got {type(dtype)}")
    return dtype.itemsize


# Pickles name them by the module that they are in in PyTorch.
for _function in (_rebuild_from_type, _rebuild_from_type_v2):
    _function.__module__ = _tensor.__name__
    setattr(_tensor, _function.__name__, _function)
