"""Parameters and buffers: tensors that a module registers when they are assigned to it."""

from collections import OrderedDict

import torch

from .. import _dispatch, _utils
from .._tensor import Tensor
from .._wire import primitive

_alias = primitive("tensor.alias")


class _ParameterMeta(type):
    """Parameters made of other subclasses of Tensor keep their class, and are known by a mark."""

    def __instancecheck__(cls, instance):
        if type.__instancecheck__(cls, instance):
            return True
        return cls is Parameter and isinstance(instance, Tensor) and "_is_param" in instance.__dict__


class Parameter(Tensor, metaclass=_ParameterMeta):
    """A tensor that is a module's parameter; it requires a gradient unless told otherwise."""

    __slots__ = ()
    __torch_function__ = _dispatch.disabled

    def __new__(cls, data=None, requires_grad=True):
        if data is None:
            data = torch.empty(0)
        elif not isinstance(data, Tensor):
            raise AttributeError(f"'{type(data).__name__}' object has no attribute 'detach'")
        elif type(data) in _dispatch.overriding:
            return _of_subclass(data, requires_grad)
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

    def __reduce_ex__(self, protocol):
        state = dict(self.__dict__)
        arguments = (self.data, self.requires_grad, OrderedDict())
        if not state:
            return _rebuild_parameter, arguments
        return _rebuild_parameter_with_state, (*arguments, state)


def _of_subclass(data, requires_grad):
    made = data.detach().requires_grad_(requires_grad)
    if type(made) is not type(data):
        raise RuntimeError(
            f"Creating a Parameter from an instance of type {type(data).__name__} requires that "
            "detach() returns an instance of the same type, but return type "
            f"{type(made).__name__} was found instead. To use the type as a Parameter, please "
            "correct the detach() semantics defined by its __torch_dispatch__() implementation."
        )
    made._is_param = True
    return made


def _rebuild_parameter(data, requires_grad, backward_hooks):
    return Parameter(data, requires_grad)


def _rebuild_parameter_with_state(data, requires_grad, backward_hooks, state):
    return _utils.set_state(Parameter(data, requires_grad), state)


# Pickles name them by the module that they are in in PyTorch.
for _function in (_rebuild_parameter, _rebuild_parameter_with_state):
    _function.__module__ = _utils.__name__
    setattr(_utils, _function.__name__, _function)


class _BufferMeta(type(Tensor)):
    """Buffers are plain tensors, known by a mark."""

    def __instancecheck__(cls, instance):
        if type.__instancecheck__(cls, instance):
            return True
        return cls is Buffer and isinstance(instance, Tensor) and "_is_buffer" in instance.__dict__


class Buffer(Tensor, metaclass=_BufferMeta):
    """Marks a tensor as a module's buffer: state that is not trained."""

    __slots__ = ()

    def __new__(cls, data=None, *, persistent=True):
        if data is None:
            data = torch.empty(0)
        elif not isinstance(data, Tensor):
            raise AttributeError(f"'{type(data).__name__}' object has no attribute 'detach'")
        made = data.detach().requires_grad_(data.requires_grad)
        made.persistent = persistent
        made._is_buffer = True
        return made


# What may be asked of a parameter without a shape.
_OF_NO_SHAPE = frozenset(
    """
    __hash__ size copy_ is_complex is_floating_point half float double char short int long cuda cpu to
    get_device
    """.split()
)


class UninitializedTensorMixin:
    """What parameters and buffers whose shape is not known yet have in common."""

    __slots__ = ()

    def materialize(self, shape, device=None, dtype=None):
        """Gives it a shape: it is a plain parameter or buffer then."""
        self.data = torch.empty(shape, device=device, dtype=dtype or self.data.dtype)
        self.__class__ = self.cls_to_become

    @property
    def shape(self):
        raise RuntimeError(
            "Can't access the shape of an uninitialized parameter or buffer. This error usually "
            "happens in `load_state_dict` when trying to load an uninitialized parameter into an "
            "initialized one. Call `forward` to initialize the parameters before accessing their "
            "attributes."
        )

    def share_memory_(self):
        raise RuntimeError(
            "Can't share memory on an uninitialized parameter or buffer. Call `forward` to "
            "initialize the parameters before calling `module.share_memory()`."
        )

    def __repr__(self):
        return f"<{self.__class__.__name__}>"

    __str__ = __repr__

    def __reduce_ex__(self, protocol):
        return self.__class__, (self.requires_grad,)

    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        if func.__name__ in _OF_NO_SHAPE:
            return _dispatch.disabled(func, types, args, kwargs)
        raise ValueError(
            f"Attempted to use an uninitialized parameter in {func}. This error happens when you "
            "are using a `LazyModule` or explicitly manipulating `torch.nn.parameter."
            f"{cls.__name__}` objects. When using LazyModules Call `forward` with a dummy batch to "
            "initialize the parameters before calling torch functions"
        )


def is_lazy(param):
    return isinstance(param, UninitializedTensorMixin)


def _uninitialized(cls, requires_grad, device, dtype):
    made = _alias(torch.empty(0, device=device, dtype=dtype))
    made.requires_grad_(requires_grad)
    made.__class__ = cls
    return made


class UninitializedParameter(UninitializedTensorMixin, Parameter):
    """A parameter whose shape is not known yet."""

    __slots__ = ()
    __hash__ = Tensor.__hash__
    cls_to_become = Parameter

    def __new__(cls, requires_grad=True, device=None, dtype=None):
        return _uninitialized(cls, requires_grad, device, dtype)

    def __deepcopy__(self, memo):
        if id(self) not in memo:
            memo[id(self)] = type(self)(self.requires_grad, self.data.device, self.data.dtype)
        return memo[id(self)]


class UninitializedBuffer(UninitializedTensorMixin, Tensor):
    """A buffer whose shape is not known yet."""

    __slots__ = ()
    __hash__ = Tensor.__hash__
    cls_to_become = Tensor

    def __new__(cls, requires_grad=False, device=None, dtype=None, persistent=True):
        made = _uninitialized(cls, requires_grad, device, dtype)
        made.persistent = persistent
        made._is_buffer = True
        return made


for _cls in (
    Parameter, Buffer, UninitializedTensorMixin, UninitializedParameter, UninitializedBuffer,
):  # fmt: skip
    _cls.__module__ = "torch.nn.parameter"
