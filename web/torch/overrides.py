"""torch.overrides: classes and modes that answer for calls by __torch_function__."""

import functools
import sys

from . import _dispatch
from ._dispatch import answering, dispatch, overriding, turned_off
from ._tensor import Tensor


class DisableTorchFunctionSubclass(turned_off):
    """A block in which subclasses of Tensor are plain tensors to operators."""

    def __init__(self):
        super().__init__("subclasses")


class DisableTorchFunction(turned_off):
    """A block in which neither classes nor modes answer."""

    def __init__(self):
        super().__init__("all")


for _class in (DisableTorchFunctionSubclass, DisableTorchFunction):
    _class.__module__ = "torch._C"


class TorchFunctionMode:
    """Answers for all calls within its block; within its own __torch_function__ it does not."""

    def __torch_function__(self, func, types, args=(), kwargs=None):
        raise NotImplementedError

    def __enter__(self):
        _dispatch.enter(self)
        return self

    def __exit__(self, *raised):
        _dispatch.leave()

    @classmethod
    def push(cls, *args, **kwargs):
        return cls(*args, **kwargs)


class BaseTorchFunctionMode(TorchFunctionMode):
    """Calls what is called."""

    def __torch_function__(self, func, types, args=(), kwargs=None):
        return func(*args, **(kwargs or {}))


def _learn(operands):
    for each in operands:
        cls = type(each)
        if not isinstance(each, Tensor) and cls not in overriding and hasattr(cls, "__torch_function__"):
            _dispatch.register(cls)


def has_torch_function(relevant_args):
    """Whether a class of one of the arguments answers for calls."""
    relevant_args = tuple(relevant_args)
    _learn(relevant_args)
    return bool(_dispatch.watch) and bool(_dispatch.modes or answering(relevant_args))


def has_torch_function_unary(argument):
    return has_torch_function((argument,))


def has_torch_function_variadic(*arguments):
    return has_torch_function(arguments)


def handle_torch_function(public_api, relevant_args, *args, **kwargs):
    """What a class of the arguments gives for the call of a function."""
    return dispatch(public_api, args, kwargs)


def wrap_torch_function(dispatcher):
    """A decorator: classes answer for a function; `dispatcher` gives the arguments that count."""

    def decorator(func):
        @functools.wraps(func)
        def wrapped(*args, **kwargs):
            if has_torch_function(dispatcher(*args, **kwargs)):
                return handle_torch_function(wrapped, (), *args, **kwargs)
            return func(*args, **kwargs)

        return wrapped

    return decorator


def is_tensor_like(inp):
    """Whether it is a tensor, or answers for calls as one."""
    return isinstance(inp, Tensor) or hasattr(type(inp), "__torch_function__")


def _places():
    modules = ("torch", "torch.nn.functional", "torch.linalg", "torch.special", "torch.fft")
    return {"torch.Tensor": Tensor} | {name: sys.modules[name] for name in modules}


def resolve_name(f):
    """The dotted name of a public function."""
    for place, holder in _places().items():
        name = getattr(f, "__name__", "")
        if vars(holder).get(name) is f:
            return f"{place}.{name}"
    return None


def is_tensor_method_or_property(func):
    """Whether it is one of class Tensor."""
    return func in get_tensor_methods() or getattr(func, "__name__", None) == "__get__"


def get_tensor_methods():
    return {value for value in vars(Tensor).values() if callable(value)}


def get_overridable_functions():
    """The functions that classes may answer for, by the module or class that has them."""
    return {
        holder: [
            value
            for name, value in vars(holder).items()
            if callable(value) and not isinstance(value, type) and not name.startswith("_")
        ]
        for holder in _places().values()
    }


def get_default_nowrap_functions():
    return set(_dispatch.nowrap)


__all__ = [
    "BaseTorchFunctionMode", "TorchFunctionMode", "get_default_nowrap_functions",
    "get_overridable_functions", "handle_torch_function", "has_torch_function",
    "is_tensor_like", "is_tensor_method_or_property", "resolve_name", "wrap_torch_function",
]  # fmt: skip
