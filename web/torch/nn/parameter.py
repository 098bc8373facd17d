"""Parameters and buffers: tensors that a module registers when they are assigned to it."""

import torch

from .._tensor import Tensor
from .._wire import primitive

_alias = primitive("tensor.alias")


class Parameter(Tensor):
    """A tensor that is a module's parameter; it requires a gradient unless told otherwise."""

    __slots__ = ()

    def __new__(cls, data=None, requires_grad=True):
        if data is None:
            data = torch.empty(0)
        elif not isinstance(data, Tensor):
            raise AttributeError(f"'{type(data).__name__}' object has no attribute 'detach'")
        made = _alias(data)
        if requires_grad:
            if not made.dtype.is_floating_point and not made.dtype.is_complex:
                raise RuntimeError("Only Tensors of floating point and complex dtype can require gradients")
            made.requires_grad_()
        made.__class__ = cls
        return made

    def __repr__(self):
        return "Parameter containing:\n" + super().__repr__()

    __str__ = __repr__
    __hash__ = Tensor.__hash__

    def __deepcopy__(self, memo):
        if id(self) not in memo:
            memo[id(self)] = type(self)(self.data.clone(), self.requires_grad)
        return memo[id(self)]


class Buffer(Tensor):
    """A tensor that is a module's buffer: state that is not trained."""

    __slots__ = ()
    __hash__ = Tensor.__hash__

    def __new__(cls, data=None, *, persistent=True):
        if data is None:
            data = torch.empty(0)
        elif not isinstance(data, Tensor):
            raise AttributeError(f"'{type(data).__name__}' object has no attribute 'detach'")
        made = _alias(data)
        made.__class__ = cls
        made.persistent = persistent
        return made


class UninitializedParameter(Parameter):
    """A parameter whose shape is not known yet."""

    __slots__ = ()

    def __repr__(self):
        return "<UninitializedParameter>"

    def materialize(self, shape):
        self.data = torch.empty(shape)
        self.__class__ = Parameter


for _cls in (Parameter, Buffer, UninitializedParameter):
    _cls.__module__ = "torch.nn.parameter"
