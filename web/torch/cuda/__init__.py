"""torch.cuda: there is none here, which it says as PyTorch's CPU build does."""

from contextlib import nullcontext

from .._not_here import absent
from . import amp

_MISSING = "Torch not compiled with CUDA enabled"


def is_available():
    return False


def device_count():
    return 0


def is_initialized():
    return False


def is_bf16_supported(including_emulation=True):
    return False


def manual_seed(seed):
    pass


manual_seed_all = manual_seed


def seed():
    pass


seed_all = seed


def empty_cache():
    pass


def memory_allocated(device=None):
    return 0


max_memory_allocated = memory_reserved = max_memory_reserved = memory_cached = memory_allocated


def get_arch_list():
    return []


def _missing(name):
    def function(*args, **kwargs):
        raise AssertionError(_MISSING)

    function.__name__ = function.__qualname__ = name
    function.__module__ = __name__
    return function


for _name in (
    "current_device", "get_device_name", "get_device_properties", "synchronize", "initial_seed",
    "get_rng_state", "get_rng_state_all", "set_rng_state", "set_device", "current_stream", "default_stream",
    "init", "get_device_capability", "ipc_collect", "memory_summary", "mem_get_info",
    "can_device_access_peer", "reset_peak_memory_stats", "memory_stats", "memory_snapshot",
):  # fmt: skip
    globals()[_name] = _missing(_name)
del _name


class Stream:
    def __init__(self, *args, **kwargs):
        raise RuntimeError("torch.cuda.Stream requires CUDA support")


class Event:
    def __init__(self, *args, **kwargs):
        raise RuntimeError("Tried to instantiate dummy base class Event")


class CUDAGraph:
    def __init__(self, *args, **kwargs):
        raise RuntimeError("Tried to instantiate dummy base class CUDAGraph")


def stream(stream):
    """Nothing, for the stream None."""
    return nullcontext()


class device:
    """Makes a device the current one for a block."""

    def __init__(self, device):
        pass

    def __enter__(self):
        raise RuntimeError("PyTorch was compiled without CUDA support")

    def __exit__(self, *raised):
        return False


def _unavailable(name):
    class Type:
        def __new__(cls, *args, **kwargs):
            raise TypeError(f"type torch.cuda.{name} not available. {_MISSING}.")

    Type.__name__ = Type.__qualname__ = name
    Type.__module__ = __name__
    return Type


def _type_of(name):
    return _unavailable(name) if name.endswith("Tensor") and name[0] != "_" else None


__getattr__ = absent("torch.cuda", _type_of)
