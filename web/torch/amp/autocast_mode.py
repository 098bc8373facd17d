"""torch.autocast: within it operators of the engine's table get arguments of lower precision."""

import functools
import inspect

from .. import _dtype
from .._device import device
from .._warnings import warn
from .._wire import primitive, warn_once

_set = primitive("autocast.set")
_clear_cache = primitive("autocast.clear_cache")

_LOWER = {"cpu": _dtype.bfloat16}  # by kind of device; others have half, where they have any
_enabled = {}
_caches = True
_nested = 0


def _kind(of):
    """The kind of a device, by its name or itself."""
    return device(of).type


def _tell_engine():
    _set(_enabled.get("cpu", False), _LOWER["cpu"], _caches)


def is_autocast_available(device_type):
    _kind(device_type)
    return device_type in ("cpu", "cuda", "mps", "xpu", "hpu", "mtia", "maia", "xla", "ipu", "privateuseone")


def is_autocast_enabled(device_type="cuda"):
    return _enabled.get(_kind(device_type), False)


def set_autocast_enabled(device_type, enabled=None):
    if enabled is None:
        device_type, enabled = "cuda", device_type
    _enabled[_kind(device_type)] = bool(enabled)
    _tell_engine()


def get_autocast_dtype(device_type):
    return _LOWER.get(_kind(device_type), _dtype.float16)


def set_autocast_dtype(device_type, dtype):
    _LOWER[_kind(device_type)] = dtype
    _tell_engine()


def _of_old(name, function, kind, line, arguments=()):
    """A function for one kind of device, from before the kind was an argument."""

    def called(*args):
        told = ", ".join(arguments)
        instead = ", ".join([f"'{kind}'", *arguments])
        warn_once(
            f"torch/csrc/autograd/init.cpp:{line}",
            f"torch.{name}({told}) is deprecated. Please use torch.{function.__name__}({instead}) instead.",
            DeprecationWarning,
        )
        return function(kind, *args)

    called.__name__ = called.__qualname__ = name
    called.__module__ = "torch"
    return called


is_autocast_cpu_enabled = _of_old("is_autocast_cpu_enabled", is_autocast_enabled, "cpu", 904)
set_autocast_cpu_enabled = _of_old("set_autocast_cpu_enabled", set_autocast_enabled, "cpu", 895, ["enabled"])
get_autocast_cpu_dtype = _of_old("get_autocast_cpu_dtype", get_autocast_dtype, "cpu", 1037)
set_autocast_cpu_dtype = _of_old("set_autocast_cpu_dtype", set_autocast_dtype, "cpu", 988, ["dtype"])
get_autocast_gpu_dtype = _of_old("get_autocast_gpu_dtype", get_autocast_dtype, "cuda", 1028)
set_autocast_gpu_dtype = _of_old("set_autocast_gpu_dtype", set_autocast_dtype, "cuda", 973, ["dtype"])


def is_autocast_cache_enabled():
    return _caches


def set_autocast_cache_enabled(enabled):
    global _caches
    _caches = bool(enabled)
    _tell_engine()


def clear_autocast_cache():
    _clear_cache()


def autocast_increment_nesting():
    global _nested
    _nested += 1
    return _nested


def autocast_decrement_nesting():
    global _nested
    _nested -= 1
    return _nested


class autocast:
    """Casts for a block, or for the calls of a function that it decorates."""

    def __init__(self, device_type, dtype=None, enabled=True, cache_enabled=None):
        if not isinstance(device_type, str):
            raise ValueError(f"Expected `device_type` of type `str`, got: `{type(device_type)}`")
        self.fast_dtype = get_autocast_dtype(device_type) if dtype is None else dtype
        self.device = device_type
        if not is_autocast_available(device_type):
            raise RuntimeError(f"User specified an unsupported autocast device_type '{device_type}'")
        self.custom_backend_name = "privateuseone"
        self._cache_enabled = is_autocast_cache_enabled() if cache_enabled is None else cache_enabled
        if enabled and device_type == "cuda":
            warn("CUDA is not available or torch_xla is imported. Disabling autocast.")
            enabled = False
        elif enabled and self.fast_dtype not in (_dtype.bfloat16, _dtype.float16):
            warn(
                f"In {device_type.upper()} autocast, but the target dtype is not supported. Disabling "
                f"autocast.\n{device_type.upper()} Autocast only supports dtypes of torch.bfloat16, "
                "torch.float16 currently."
            )
            enabled = False
        self._enabled = enabled

    def __enter__(self):
        self.prev = is_autocast_enabled(self.device)
        self.prev_fastdtype = get_autocast_dtype(self.device)
        self.prev_cache_enabled = is_autocast_cache_enabled()
        set_autocast_enabled(self.device, self._enabled)
        set_autocast_dtype(self.device, self.fast_dtype)
        autocast_increment_nesting()
        set_autocast_cache_enabled(self._cache_enabled)
        return self

    def __exit__(self, *raised):
        if autocast_decrement_nesting() == 0:
            clear_autocast_cache()
        set_autocast_enabled(self.device, self.prev)
        set_autocast_dtype(self.device, self.prev_fastdtype)
        set_autocast_cache_enabled(self.prev_cache_enabled)
        return False

    def __call__(self, function):
        @functools.wraps(function)
        def within(*args, **kwargs):
            with self:
                return function(*args, **kwargs)

        return within


def custom_fwd(fwd=None, *, device_type, cast_inputs=None):
    """Runs forward() of a torch.autograd.Function as autocast has it, or without it on what is cast."""
    if not isinstance(device_type, str):
        raise ValueError(f"Expected `device_type` of type `str`, got: `{type(device_type)}`")
    if fwd is None:
        return functools.partial(custom_fwd, device_type=device_type, cast_inputs=cast_inputs)

    @functools.wraps(fwd)
    def within(*args, **kwargs):
        args[0]._dtype = get_autocast_dtype(device_type)
        if cast_inputs is None:
            args[0]._fwd_used_autocast = is_autocast_enabled(device_type)
            return fwd(*args, **kwargs)
        args[0]._fwd_used_autocast = False
        if not is_autocast_enabled(device_type):
            return fwd(*args, **kwargs)
        with autocast(device_type=device_type, enabled=False):
            return fwd(*_cast(args, cast_inputs), **_cast(kwargs, cast_inputs))

    return within


def custom_bwd(bwd=None, *, device_type):
    """Runs backward() of a torch.autograd.Function as autocast had its forward()."""
    if not isinstance(device_type, str):
        raise ValueError(f"Expected `device_type` of type `str`, got: `{type(device_type)}`")
    if bwd is None:
        return functools.partial(custom_bwd, device_type=device_type)

    @functools.wraps(bwd)
    def within(*args, **kwargs):
        with autocast(device_type=device_type, enabled=args[0]._fwd_used_autocast, dtype=args[0]._dtype):
            return bwd(*args, **kwargs)

    return within


def _cast(value, dtype):
    if hasattr(value, "is_floating_point"):
        eligible = value.is_floating_point() and value.dtype is not _dtype.float64
        return value.to(dtype) if eligible else value
    if isinstance(value, dict):
        return {_cast(key, dtype): _cast(each, dtype) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_cast(each, dtype) for each in value)
    return value


def deprecated(name, kind, cls):
    """The class by its name of old, for one kind of device."""

    class Deprecated(cls):
        def __init__(self, *args, **kwargs):
            warn(
                f"`torch.{kind}.amp.{name}(args...)` is deprecated. Please use "
                f"`torch.amp.{name}('{kind}', args...)` instead.",
                FutureWarning,
            )
            super().__init__(kind, *args, **kwargs)

    Deprecated.__name__ = Deprecated.__qualname__ = name
    Deprecated.__module__ = f"torch.{kind}.amp"
    Deprecated.__signature__ = inspect.signature(cls)
    return Deprecated


functions = {
    each.__name__: each
    for each in (
        is_autocast_enabled, set_autocast_enabled, get_autocast_dtype, set_autocast_dtype, clear_autocast_cache,
        is_autocast_cpu_enabled, set_autocast_cpu_enabled, get_autocast_cpu_dtype, set_autocast_cpu_dtype,
        get_autocast_gpu_dtype, set_autocast_gpu_dtype, is_autocast_cache_enabled,
        set_autocast_cache_enabled, autocast_increment_nesting, autocast_decrement_nesting,
    )
}  # fmt: skip
