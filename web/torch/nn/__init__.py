"""torch.nn: networks as trees of modules."""

import sys
import types

from . import attention, common_types, functional, grad, init, modules, parameter, utils
from .modules import (
    activation, adaptive, container, conv, dropout, flatten, lazy, linear, loss, module,
    normalization, pooling, recurrent, shape, sparse, transformer, utils as _sizes,
)  # fmt: skip
from .modules.module import Module
from .parameter import Buffer, Parameter, UninitializedBuffer, UninitializedParameter

# Where PyTorch has what stands in another file here: the name that is printed and that pickles hold.
_ELSEWHERE = {
    "activation": "MultiheadAttention",
    "batchnorm": "_NormBase _BatchNorm BatchNorm1d BatchNorm2d BatchNorm3d LazyBatchNorm1d LazyBatchNorm2d LazyBatchNorm3d",
    "channelshuffle": "ChannelShuffle",
    "conv": "LazyConv1d LazyConv2d LazyConv3d LazyConvTranspose1d LazyConvTranspose2d LazyConvTranspose3d",
    "distance": "CosineSimilarity PairwiseDistance",
    "fold": "Fold Unfold",
    "instancenorm": "_InstanceNorm InstanceNorm1d InstanceNorm2d InstanceNorm3d "
    "LazyInstanceNorm1d LazyInstanceNorm2d LazyInstanceNorm3d",
    "linear": "LazyLinear",
    "padding": "_ConstantPadNd _ReflectionPadNd _ReplicationPadNd _CircularPadNd "
    + " ".join(
        f"{kind}Pad{n}d"
        for kind in ("Zero", "Constant", "Reflection", "Replication", "Circular")
        for n in (1, 2, 3)
    ),
    "pixelshuffle": "PixelShuffle PixelUnshuffle",
    "rnn": "RNNBase RNN LSTM GRU RNNCellBase RNNCell LSTMCell GRUCell",
    "upsampling": "Upsample UpsamplingNearest2d UpsamplingBilinear2d",
}


def _module_of(name):
    path = f"{modules.__name__}.{name}"
    found = sys.modules.setdefault(path, types.ModuleType(path))
    setattr(modules, name, found)
    return found


_places = {name: _module_of(place) for place, names in _ELSEWHERE.items() for name in names.split()}
for _part in (
    activation, adaptive, container, conv, dropout, flatten, lazy, linear, loss, normalization,
    pooling, recurrent, shape, sparse, transformer,
):  # fmt: skip
    for _name, _value in list(vars(_part).items()):
        if isinstance(_value, type) and issubclass(_value, Module):
            if _name[0] != "_":
                globals()[_name] = _value
                setattr(modules, _name, _value)
            if _name in _places:
                _value.__module__ = _places[_name].__name__
                setattr(_places[_name], _name, _value)
modules.Module = Module
modules.utils = _sizes
modules.module = module

__all__ = [
    "Buffer", "Module", "Parameter", "UninitializedBuffer", "UninitializedParameter", "functional",
    "init", "utils",
]  # fmt: skip


def factory_kwargs(kwargs):
    """Of a module's keywords those that make its parameters: device, dtype and memory_format."""
    if kwargs is None:
        return {}
    names = ("device", "dtype", "memory_format")
    unknown = set(kwargs) - {*names, "factory_kwargs"}
    if unknown:
        raise TypeError(f"unexpected kwargs {unknown}")
    made = dict(kwargs.get("factory_kwargs", {}))
    for name in names:
        if name in kwargs:
            if name in made:
                raise TypeError(f"{name} specified twice, in **kwargs and in factory_kwargs")
            made[name] = kwargs[name]
    return made
