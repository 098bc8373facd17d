"""What torch.func was called while it was a package of its own."""

import functools
import warnings
from copy import deepcopy

import torch
from torch import func as _func
from torch._not_here import absent

__version__ = torch.__version__
__all__ = [
    "FunctionalModule", "FunctionalModuleWithBuffers", "combine_state_for_ensemble", "functionalize", "grad",
    "grad_and_value", "hessian", "jacfwd", "jacrev", "jvp", "make_functional", "make_functional_with_buffers",
    "vjp", "vmap",
]  # fmt: skip


def _warn(name, now):
    warnings.warn(
        f"We've integrated functorch into PyTorch. As the final step of the integration, `functorch.{name}` is "
        "deprecated as of PyTorch 2.0 and will be deleted in a future version of PyTorch >= 2.3. Please use "
        f"`{now}` instead; see the PyTorch 2.0 release notes and/or the `torch.func` migration guide for more "
        "details https://pytorch.org/docs/main/func.migrating.html",
        FutureWarning,
        stacklevel=3,
    )


def _deprecated(function, now):
    name = function.__name__

    @functools.wraps(function)
    def called(*args, **kwargs):
        _warn(name, now)
        return function(*args, **kwargs)

    return called


vmap = _deprecated(_func.vmap, "torch.vmap")
grad = _deprecated(_func.grad, "torch.func.grad")
grad_and_value = _deprecated(_func.grad_and_value, "torch.func.grad_and_value")
vjp = _deprecated(_func.vjp, "torch.func.vjp")
jvp = _deprecated(_func.jvp, "torch.func.jvp")
jacrev = _deprecated(_func.jacrev, "torch.func.jacrev")
jacfwd = _deprecated(_func.jacfwd, "torch.func.jacfwd")
hessian = _deprecated(_func.hessian, "torch.func.hessian")
functionalize = _deprecated(_func.functionalize, "torch.func.functionalize")


class _Functional(torch.nn.Module):
    """A module whose parameters, and buffers, are arguments of its call."""

    def __init__(self, model, parameters, buffers):
        super().__init__()
        self.stateless_model = model
        self.param_names, self.buffer_names = tuple(parameters), tuple(buffers)

    def _called(self, params, buffers, args, kwargs):
        state = dict(zip(self.param_names, params)) | dict(zip(self.buffer_names, buffers))
        return _func.functional_call(self.stateless_model, state, args, kwargs)


class FunctionalModule(_Functional):
    """What make_functional() makes of a module."""

    def forward(self, params, *args, **kwargs):
        return self._called(params, (), args, kwargs)


class FunctionalModuleWithBuffers(_Functional):
    """What make_functional_with_buffers() makes of one."""

    def forward(self, params, buffers, *args, **kwargs):
        return self._called(params, buffers, args, kwargs)


def _state(model, disable_autograd_tracking):
    parameters, buffers = dict(model.named_parameters()), dict(model.named_buffers())
    values = tuple(
        each.detach() if disable_autograd_tracking else each.detach().requires_grad_(each.requires_grad)
        for each in parameters.values()
    )
    return parameters, buffers, values


def make_functional(model, disable_autograd_tracking=False):
    """(a function of the parameters and the model's arguments, the parameters)."""
    _warn("make_functional", "torch.func.functional_call")
    if list(model.buffers()):
        raise RuntimeError(
            "make_functional(model): `model` has buffers. Please use make_functional_with_buffers(model) instead."
        )
    model = deepcopy(model)
    parameters, _, values = _state(model, disable_autograd_tracking)
    return FunctionalModule(model, parameters, ()), values


def make_functional_with_buffers(model, disable_autograd_tracking=False):
    """(a function of parameters, buffers and the model's arguments, the parameters, the buffers)."""
    _warn("make_functional_with_buffers", "torch.func.functional_call")
    model = deepcopy(model)
    parameters, buffers, values = _state(model, disable_autograd_tracking)
    return FunctionalModuleWithBuffers(model, parameters, buffers), values, tuple(buffers.values())


def combine_state_for_ensemble(models):
    """(a function, the parameters, the buffers) of models of one class, stacked."""
    _warn("combine_state_for_ensemble", "torch.func.stack_module_state")
    if not models:
        raise RuntimeError("combine_state_for_ensemble: Expected at least one model, got 0.")
    if not (all(each.training for each in models) or not any(each.training for each in models)):
        raise RuntimeError(
            "combine_state_for_ensemble: Expected all models to have the same training/eval mode."
        )
    if any(type(each) is not type(models[0]) for each in models):
        raise RuntimeError("combine_state_for_ensemble: Expected all models to be of the same class.")
    parameters, buffers = _func.stack_module_state(models)
    function = FunctionalModuleWithBuffers(deepcopy(models[0]), parameters, buffers)
    return function, tuple(parameters.values()), tuple(buffers.values())


__getattr__ = absent("functorch")
