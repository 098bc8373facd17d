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

__all__ = ["Buffer", "Module", "Parameter", "UninitializedParameter", "functional", "init", "utils"]
