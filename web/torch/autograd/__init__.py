"""torch.autograd: derivatives of what was computed."""

from .._functions import make_function
from .._tensor import Tensor, method
from .._transforms import check_backward
from .._warnings import warn
from .._wire import primitive, warn_once
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

    def __new__(cls, data, requires_grad=False, *, volatile=None):
        if volatile:
            warn("volatile was removed and now has no effect. Use `with torch.no_grad():` instead.")
        return data.detach().requires_grad_(requires_grad)


def _several(tensors):
    return [tensors] if isinstance(tensors, (Tensor, graph.GradientEdge)) else list(tensors)


def _outputs_of(given):
    """Tensors, those at edges among them."""
    outputs = _several(given)
    for each in outputs:
        if not isinstance(each, (Tensor, graph.GradientEdge)):
            raise AssertionError("Expected output to be a torch.Tensor")
    return list(map(graph.tensor_at, outputs))


def _inputs_of(given):
    inputs = _several(given)
    for each in inputs:
        if not isinstance(each, (Tensor, graph.GradientEdge)):
            raise RuntimeError(
                f"all inputs have to be Tensors or GradientEdges, but got {type(each).__name__}"
            )
    return list(map(graph.tensor_at, inputs))


def backward(
    tensors,
    grad_tensors=None,
    retain_graph=None,
    create_graph=False,
    grad_variables=None,
    inputs=None,
):
    """Adds to the .grad of the leaves (or of `inputs` only) the derivatives of `tensors`."""
    check_backward()
    if inputs is not None:
        inputs = _inputs_of(inputs)
        if not inputs:
            raise RuntimeError("`inputs` argument to `backward()` cannot be empty.")
    if grad_variables is not None:
        warn("`grad_variables` is deprecated. Use `grad_tensors` instead.", FutureWarning)
        if grad_tensors is not None:
            raise RuntimeError(
                "`grad_tensors` and `grad_variables` (deprecated) arguments both passed to "
                "`backward()`. Please only use `grad_tensors`."
            )
        grad_tensors = grad_variables
    if create_graph:
        warn_once("torch/csrc/autograd/engine.cpp:1382", _CREATE_GRAPH)
    outputs = _outputs_of(tensors)
    with graph.backward_run(inputs is not None):
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
    outputs = _outputs_of(outputs)
    inputs = _inputs_of(inputs)
    if not only_inputs:
        warn(
            "only_inputs argument is deprecated and is ignored now (defaults to True). To accumulate "
            "gradient for other parts of the graph, please use torch.autograd.backward.",
            FutureWarning,
        )
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
    with graph.backward_run(True):
        found = _grad(outputs, inputs, _gradients(outputs, grad_outputs), *options)
    if materialize_grads:
        found = [
            _zeros_like(each, requires_grad=create_graph) if gradient is None else gradient
            for gradient, each in zip(found, inputs)
        ]
    return tuple(found)


def _batched(outputs, inputs, gradients, options):
    """One run a gradient of the batch; the results are stacked."""
    for i, (gradient, output) in enumerate(zip(gradients, outputs)):
        if gradient.dim() == 0 or gradient.shape[1:] != output.shape:
            raise RuntimeError(
                "If `is_grads_batched=True`, we interpret the first dimension of each grad_output as the "
                "batch dimension. The sizes of the remaining dimensions are expected to match the shape of "
                f"corresponding output, but a mismatch was detected: grad_output[{i}] has a shape of "
                f"{gradient.shape} and output[{i}] has a shape of {output.shape}. If you only want some "
                "tensors in `grad_output` to be considered batched, consider using vmap."
            )
    with graph.backward_run(True):
        runs = [
            _grad(outputs, inputs, [each[i] for each in gradients], True, *options[1:])
            for i in range(len(gradients[0]))
        ]
    return tuple(None if each[0] is None else _stack(each) for each in zip(*runs))


_CREATE_GRAPH = (
    "Using backward() with create_graph=True will create a reference cycle between the parameter "
    "and its gradient which can cause a memory leak. We recommend using autograd.grad when "
    "creating the graph to avoid this. If you have to use this function, make sure to reset the "
    ".grad fields of your parameters to None after use to break the cycle and avoid the leak."
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
