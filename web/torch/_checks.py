"""Conditions that a program has to meet, and the errors where it does not."""

from . import _dtype
from ._tensor import Tensor
from ._warnings import warn

_UNTOLD = (
    "Expected cond to be True, but got False. (Could this error message be improved? If so, please report an "
    "enhancement request to PyTorch.)"
)


def _raise(error, message):
    if message is None:
        message = _UNTOLD
    raise error(str(message() if callable(message) else message))


def _check_with(error_type, cond, message):
    """Raises an error of a type with a message, which a function may make, unless the condition holds."""
    if not isinstance(cond, bool):
        if isinstance(cond, Tensor):
            raise TypeError(
                "cond must be a bool, but got a Tensor. For tensor conditions, use torch._check_tensor_all() to "
                "assert that all elements are true."
            )
        raise TypeError(f"cond must be a bool, but got {type(cond)}")
    if not cond:
        _raise(error_type, message)


def _checking(name, error):
    def check(cond, message=None):
        _check_with(error, cond, message)

    check.__name__ = check.__qualname__ = name
    check.__module__ = "torch"
    return check


_check = _checking("_check", RuntimeError)
_check_index = _checking("_check_index", IndexError)
_check_value = _checking("_check_value", ValueError)
_check_type = _checking("_check_type", TypeError)
_check_not_implemented = _checking("_check_not_implemented", NotImplementedError)


def _check_is_size(i, message=None, *, max=None):
    warn(
        "_check_is_size will be removed in a future PyTorch release along with guard_size_oblivious.     Use "
        "_check(i >= 0) instead.",
        FutureWarning,
    )
    _check(i >= 0, message)
    if max is not None:
        _check(i <= max, message)


def _check_tensor_all_with(error_type, cond, message=None):
    """The same for the elements of a tensor."""
    if not isinstance(cond, Tensor):
        raise TypeError(f"cond must be a tensor, but got {type(cond)}")
    if cond.dtype is not _dtype.bool_:
        raise TypeError(f"cond tensor must have dtype torch.bool, but got {cond.dtype}")
    if not cond.all().item():
        _raise(error_type, message)


def _check_tensor_all(cond, message=None):
    _check_tensor_all_with(RuntimeError, cond, message)


def _assert_async(input, assert_msg="Expected Tensor with single nonzero value, but got zero"):
    """Raises unless the tensor's only element is not zero."""
    if not input.is_nonzero() if input.numel() == 1 else not bool(input):
        raise RuntimeError(assert_msg)


def _debug_has_internal_overlap(input):
    """0 where no two elements share a place in memory, 1 where some do, 2 where that is not looked into."""
    pairs = sorted((stride, size) for size, stride in zip(input.shape, input.stride()) if size != 1)
    dense = input.numel() == 0
    if not dense:
        expected = 1
        for stride, size in pairs:
            if stride != expected:
                break
            expected *= size
        else:
            dense = True
    if dense:
        return 0
    return 1 if any(stride == 0 for stride, _ in pairs) else 2


_NAMES = (
    "_assert_async", "_check", "_check_index", "_check_is_size", "_check_not_implemented", "_check_tensor_all",
    "_check_tensor_all_with", "_check_type", "_check_value", "_check_with", "_debug_has_internal_overlap",
)  # fmt: skip
functions = {name: globals()[name] for name in _NAMES}
