"""torch.autograd: derivatives of what was computed."""

import warnings

from .._functions import make_function
from .._tensor import Tensor, method
from .._wire import primitive
from . import forward_ad, functional, grad_mode, graph, profiler
from .anomaly import detect_anomaly, set_detect_anomaly
from .function import Function
from .grad_mode import enable_grad, inference_mode, is_grad_enabled, no_grad, set_grad_enabled
from .gradcheck import GradcheckError, gradcheck, gradgradcheck

_backward = primitive("autograd.backward")
_grad = primitive("autograd.grad")
_stack, _zeros_like = map(make_function, ("stack", "zeros_like"))


class _VariableMeta(type):
    def __instancecheck__(cls, instance):
        return isinstance(instance, Tensor)


class Variable(metaclass=_VariableMeta):
    """What tensors with history were called once: gives a tensor over the same memory."""

    def __new__(cls, data, requires_grad=False):
        return data.detach().requires_grad_(requires_grad)


def _several(tensors):
    return [tensors] if isinstance(tensors, Tensor) else list(tensors)


def backward(
    tensors,
    grad_tensors=None,
    retain_graph=None,
    create_graph=False,
    grad_variables=None,
    inputs=None,
):
    """Adds to the .grad of the leaves (or of `inputs` only) the derivatives of `tensors`."""
    if inputs is not None:
        inputs = _several(inputs)
        if not inputs:
            raise RuntimeError("`inputs` argument to `backward()` cannot be empty.")
    if create_graph:
        warnings.warn(_CREATE_GRAPH, stacklevel=2)
    outputs = _several(tensors)
    with graph.backward_run():
        _backward(
            outputs,
            _gradients(outputs, grad_tensors),
            create_graph if retain_graph is None else bool(retain_graph),
            bool(create_graph),
            inputs,
        )


def _backward_of(self, gradient=None, retain_graph=None, create_graph=False, inputs=None):
    """Adds to the .grad of the leaves what this tensor's derivative by them is."""
    backward(self, gradient, retain_graph, create_graph, inputs=inputs)


method(_backward_of, "backward")


def grad(
    outputs,
    inputs,
    grad_outputs=None,
    retain_graph=None,
    create_graph=False,
    only_inputs=True,
    allow_unused=None,
    is_grads_batched=False,
    materialize_grads=False,
):
    """The derivatives of `outputs` by `inputs`, as a tuple; nothing is accumulated."""
    outputs = _several(outputs)
    inputs = _several(inputs)
    if allow_unused is None:
        allow_unused = materialize_grads
    if materialize_grads and not allow_unused:
        raise ValueError(
            "Expected allow_unused to be True or not passed when materialize_grads=True, "
            "but got: allow_unused=False."
        )
    if not inputs:
        raise RuntimeError("`inputs` argument to `grad()` cannot be empty.")
    options = (
        create_graph if retain_graph is None else bool(retain_graph),
        bool(create_graph),
        bool(allow_unused),
    )
    if is_grads_batched:
        return _batched(outputs, inputs, _several(grad_outputs), options)
    with graph.backward_run():
        found = _grad(outputs, inputs, _gradients(outputs, grad_outputs), *options)
    if materialize_grads:
        found = [
            _zeros_like(each, requires_grad=create_graph) if gradient is None else gradient
            for gradient, each in zip(found, inputs)
        ]
    return tuple(found)


def _batched(outputs, inputs, gradients, options):
    """One run a gradient of the batch; the results are stacked."""
    runs = [
        _grad(outputs, inputs, [each[i] for each in gradients], True, *options[1:])
        for i in range(len(gradients[0]))
    ]
    return tuple(None if each[0] is None else _stack(each) for each in zip(*runs))


_CREATE_GRAPH = (
    "Using backward() with create_graph=True will create a reference cycle between the parameter "
    "and its gradient which can cause a memory leak. We recommend using autograd.grad when "
    "creating the graph to avoid this. If you have to use this function, make sure to reset the "
    ".grad fields of your parameters to None after use to break the cycle and avoid the leak. "
    "(Triggered internally at ./torch/csrc/autograd/engine.cpp:1382.)"
)


def _gradients(outputs, gradients):
    if gradients is None:
        return None
    gradients = _several(gradients)[: len(outputs)]
    if len(gradients) != len(outputs):
        raise RuntimeError(f"got {len(outputs)} tensors and {len(gradients)} gradients")
    for gradient in gradients:
        if gradient is not None and not isinstance(gradient, Tensor):
            raise TypeError("gradients can be either Tensors or None, but got " + type(gradient).__name__)
    return gradients
