"""PyTorch for the playground: this package computes nothing, the engine behind it does."""

import importlib as _importlib
import sys as _sys
import types as _types
from math import e, inf, nan, pi

from . import _creation, _dispatch, _dtype, _functions, _legacy, _wire, return_types
from ._device import device
from ._dtype import (
    channels_last, channels_last_3d, contiguous_format, dtype, finfo, get_default_dtype, iinfo,
    layout, memory_format, preserve_format, sparse_bsc, sparse_bsr, sparse_coo, sparse_csc,
    sparse_csr, strided,
)  # fmt: skip
from ._size import Size
from ._streams import Event, Stream
from ._tensor import Tensor
from ._wire import primitive as _primitive

globals().update(_dtype.names | _legacy.types)
set_default_tensor_type = _legacy.set_default_tensor_type
_wire.bind_results(_dtype.by_code, return_types.named_tuple)

_operators = _functions.generate(Tensor)
globals().update(_operators["torch"])
range = _legacy.range

from . import functional  # noqa: E402

globals().update({name: getattr(functional, name) for name in functional.__all__})
functional.add_methods(Tensor)


def _public(name):
    """The function or method of an operator's name, for those that answer for its calls."""
    if name[0] == ".":
        return getattr(Tensor, name[1:])
    return globals().get(name) or getattr(nn.functional, name, None) or _functions.make_function(name)


_wire.bind_public(_public)

from . import _checks, overrides, random  # noqa: E402

globals().update(_checks.functions)
from ._buffers import from_file, frombuffer  # noqa: E402
from ._creation import as_tensor, asarray, tensor  # noqa: E402
from ._numpy import from_numpy  # noqa: E402
from ._settings import *  # noqa: E402, F403
from ._tensor_str import set_printoptions  # noqa: E402
from .torch_version import __version__  # noqa: E402
from .random import (  # noqa: E402
    Generator, default_generator, get_rng_state, initial_seed, manual_seed, seed, set_rng_state,
    thread_safe_generator,
)  # fmt: skip

newaxis = None
_device = device
_set_default_dtype = _primitive("dtype.set_default")


def set_default_dtype(d):
    """The dtype of tensors made of Python's floats."""
    if not isinstance(d, dtype):
        raise TypeError("invalid dtype object: only floating-point types are supported as the default type")
    if not d.is_floating_point:
        raise TypeError("only floating-point types are supported as the default type")
    if d.itemsize == 1:
        raise TypeError(f"couldn't find storage object {d.name.capitalize()}Storage")
    _set_default_dtype(d)


def get_default_device():
    return device("cpu")


def get_device_module(device=None):
    """The module of a device's functions: torch.cpu, for what there is."""
    kind = "cpu" if device is None else _device(device).type
    module = _sys.modules.get(f"torch.{kind}")
    if module is None:
        raise RuntimeError(
            f"Device '{kind}' does not have a corresponding module registered as 'torch.{kind}'."
        )
    return module


def set_default_device(device):
    from ._device import check

    if device is not None:
        check(device)


def _assert(condition, message):
    """`assert` as a function."""
    assert condition, message


def is_inference(input):
    return input.is_inference()


def get_device(input):
    return input.get_device()


def is_distributed(input):
    """Whether it is a part of one on several machines."""
    return False


def compile(model=None, **options):
    """The function itself: there is no compiler in the playground."""
    return model if model is not None else lambda function: function


# Errors, and the names that PyTorch keeps in torch._C.
_C = _types.ModuleType("torch._C")
_C._LinAlgError = _wire.LinAlgError
_C.TensorBase = _C._TensorBase = _wire.Handle
_C._disabled_torch_function_impl = _dispatch.disabled
_C.DisableTorchFunctionSubclass = DisableTorchFunctionSubclass = overrides.DisableTorchFunctionSubclass
_C.DisableTorchFunction = DisableTorchFunction = overrides.DisableTorchFunction
_C.Generator = Generator
_sys.modules["torch._C"] = _C
for _name in ("nn", "linalg", "special", "fft"):
    _module = _types.ModuleType(f"torch._C._{_name}")
    _module.__dict__.update({each.__name__: each for each in _operators[_name].values()})
    setattr(_C, f"_{_name}", _module)
    _sys.modules[_module.__name__] = _module
_wire.Handle.__name__ = _wire.Handle.__qualname__ = "TensorBase"
_wire.Handle.__module__ = "torch._C"


class OutOfMemoryError(RuntimeError):
    """Raised when a device has no memory left."""


class AcceleratorError(RuntimeError):
    """Raised when a device has failed."""


class FatalError(RuntimeError):
    """Raised when PyTorch cannot go on."""


has_lapack = has_spectral = True
has_mkl = has_openmp = False


def _engine_callback(callback, payload):
    return _wire.on_callback(callback, payload)


from . import autograd  # noqa: E402

_C._set_fwd_grad_enabled = autograd.forward_ad._set_fwd_grad_enabled
from .autograd.grad_mode import (  # noqa: E402
    enable_grad, inference_mode, is_grad_enabled, is_inference_mode_enabled, no_grad,
    set_grad_enabled,
)  # fmt: skip
from .autograd.anomaly import (  # noqa: E402
    is_anomaly_check_nan_enabled, is_anomaly_enabled, set_anomaly_enabled,
)  # fmt: skip
from . import fft, linalg, signal, special, storage  # noqa: E402
from .storage import TypedStorage, UntypedStorage, is_storage  # noqa: E402

from . import amp  # noqa: E402
from .amp import GradScaler, autocast  # noqa: E402

globals().update(amp.autocast_mode.functions)
from . import accelerator, compiler, cpu, cuda, func, nn, optim, testing, utils  # noqa: E402
from . import backends, futures, jit, mps, types, version, xpu  # noqa: E402
from .func import vmap  # noqa: E402
from . import _control, _removed, hub  # noqa: E402
from ._ops import ops  # noqa: E402

globals().update(_control.functions | _removed.functions)
for _name, _function in _removed.methods.items():
    setattr(Tensor, _name, _function)
from ._lobpcg import lobpcg  # noqa: E402
from ._lowrank import pca_lowrank, svd_lowrank  # noqa: E402
from .serialization import load, save  # noqa: E402
from .utils.dlpack import from_dlpack, to_dlpack  # noqa: E402
from . import _foreach, _not_here  # noqa: E402

globals().update(_foreach.functions)
compiler.compile = compile
Future = futures._Future

# Loaded when a program names them: as an attribute, or by import.
_LATE = (
    "__config__", "_vmap_internals", "distributions", "library", "masked", "profiler", "quasirandom",
)  # fmt: skip
__getattr__ = _not_here.absent(
    "torch", lambda name: _importlib.import_module(f"torch.{name}") if name in _LATE else None
)
_not_here.tell("torch")
