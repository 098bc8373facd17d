"""torch.nn: networks as trees of modules."""

from . import functional, init, modules, parameter, utils
from .modules import (
    activation, container, conv, dropout, flatten, linear, loss, module, normalization, pooling,
    recurrent, shape, sparse, transformer,
)  # fmt: skip
from .modules.module import Module
from .parameter import Buffer, Parameter, UninitializedParameter

for _part in (
    activation, container, conv, dropout, flatten, linear, loss, normalization, pooling, recurrent,
    shape, sparse, transformer,
):  # fmt: skip
    for _name, _value in vars(_part).items():
        if isinstance(_value, type) and issubclass(_value, Module) and _name[0] != "_":
            globals()[_name] = _value
            setattr(modules, _name, _value)
modules.Module = Module
modules.module = module

_LATER = frozenset(
    "AdaptiveLogSoftmaxWithLoss AdaptiveMaxPool3d AdaptiveAvgPool3d CTCLoss ChannelShuffle "
    "ConvTranspose3d CrossMapLRN2d DataParallel EmbeddingBag Fold FractionalMaxPool2d "
    "InstanceNorm3d LPPool1d LPPool2d LazyBatchNorm1d LazyConv1d LazyConv2d LocalResponseNorm "
    "MaxUnpool1d MaxUnpool2d MultiLabelMarginLoss MultiLabelSoftMarginLoss MultiMarginLoss "
    "NLLLoss2d RReLU SyncBatchNorm TripletMarginWithDistanceLoss Unfold UpsamplingBilinear2d".split()
)


def __getattr__(name):
    if name in _LATER:
        raise AttributeError(f"torch.nn.{name} is not in the Tensorglass playground yet")
    raise AttributeError(f"module 'torch.nn' has no attribute '{name}'")


__all__ = ["Buffer", "Module", "Parameter", "UninitializedParameter", "functional", "init", "utils"]
