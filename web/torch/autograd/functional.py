"""torch.autograd.functional: jacobian, hessian and products with them."""

import torch

from .._tensor import Tensor
from .grad_mode import enable_grad


def _as_tuple(value, what, function):
    if isinstance(value, Tensor):
        return False, (value,)
    if isinstance(value, (tuple, list)) and all(isinstance(each, Tensor) for each in value):
        return True, tuple(value)
    bad = (
        next((each for each in value if not isinstance(each, Tensor)), value)
        if isinstance(value, (tuple, list))
        else value
    )
    raise TypeError(
        f"The {what} given to {function} must be either a Tensor or a tuple of Tensors but the"
        f" given {what} has type {type(bad)}."
    )


def _fresh(inputs, create_graph):
    """Inputs to differentiate by: attached to the caller's where the result is to have history."""
    return tuple(
        each.view_as(each) if create_graph and each.requires_grad else each.detach().requires_grad_()
        for each in inputs
    )


def _call(func, inputs, function, create_graph):
    with enable_grad():
        inputs = _fresh(inputs, create_graph)
        several, outputs = _as_tuple(func(*inputs), "outputs of the user-provided function", function)
    return inputs, several, outputs


def _plain(value, create_graph):
    if create_graph:
        return value
    return tuple(_plain(each, False) for each in value) if isinstance(value, tuple) else value.detach()


# What strict mode says of the i-th result that does not depend on what it is derived by.
_OUTPUT = (
    "Output {} of the user-provided function does not require gradients. The outputs must be "
    "computed in a differentiable manner from the input when running in strict mode."
)
_GRADIENT = (
    "The gradient with respect to input {} is independent of the inputs of the user-provided "
    "function. This is not allowed in strict mode."
)
_JACOBIAN = (
    "While computing the hessian, found that the jacobian of the user-provided function with "
    "respect to input {} is independent of the input. This is not allowed in strict mode. You "
    "should ensure that your function is twice differentiable and that the jacobian depends on the "
    "inputs (this would be violated by a linear function for example)."
)
_BY_INPUT = (
    "The output of the user-provided function is independent of input {}. This is not allowed in strict mode."
)
_BY_TRICK = (
    "The gradient with respect to the input is independent of entry {} in the grad_outputs when "
    "using the double backward trick to compute forward mode gradients. This is not allowed in "
    "strict mode."
)
_JACOBIAN_BY_INPUT = (
    "The jacobian of the user-provided function is independent of input {}. This is not allowed in "
    "strict mode."
)


def _check_derivable(tensors, strict, text):
    """RuntimeError, in strict mode, for the first that has no history."""
    for i, each in enumerate(tensors):
        if strict and not each.requires_grad:
            raise RuntimeError(text.format(i))


def _check_with_graph(gradient, create_graph, what, i):
    if what and create_graph and not gradient.requires_grad:
        raise RuntimeError(
            f"The {what} of the user-provided function is independent of input {i}. This is not "
            "allowed in strict mode when create_graph=True."
        )


def _grad(outputs, inputs, gradients, create_graph, strict=False, text="", what=""):
    """The gradients, zeros where there are none; these are refused with `text` in strict mode, as
    are those without a history of their own where the result is to have one: they are of `what`."""
    used = [i for i, each in enumerate(outputs) if each.requires_grad]
    found = (None,) * len(inputs)
    if used:
        found = torch.autograd.grad(
            [outputs[i] for i in used],
            inputs,
            None if gradients is None else [gradients[i] for i in used],
            retain_graph=True,
            create_graph=create_graph,
            allow_unused=True,
        )
    result = []
    for i, (gradient, each) in enumerate(zip(found, inputs)):
        if gradient is not None:
            _check_with_graph(gradient, create_graph, what if strict else "", i)
        elif strict:
            raise RuntimeError(text.format(i))
        else:
            gradient = torch.zeros_like(each)
        result.append(gradient)
    return tuple(result)


def jacobian(func, inputs, create_graph=False, strict=False, vectorize=False, strategy="reverse-mode"):
    """The derivatives of every output element by every input element."""
    several_in, inputs = _as_tuple(inputs, "inputs", "jacobian")
    inputs, several_out, outputs = _call(func, inputs, "jacobian", create_graph)
    _check_derivable(outputs, strict, _OUTPUT)
    if strict and vectorize:
        raise RuntimeError(
            "torch.autograd.functional.jacobian: `strict=True` and `vectorized=True` are not "
            "supported together. Please either set `strict=False` or `vectorize=False`."
        )
    with enable_grad():
        rows = []
        for number, output in enumerate(outputs):
            flat = output.reshape(-1)
            text = (
                f"Output {number} of the user-provided function is independent of input {{}}. This "
                "is not allowed in strict mode."
            )
            columns = [
                _grad((flat[i],), inputs, None, create_graph, strict, text, "jacobian")
                for i in range(flat.numel())
            ]
            rows.append(
                tuple(
                    torch.stack([column[j] for column in columns]).view(output.shape + each.shape)
                    if columns
                    else each.new_zeros(output.shape + each.shape)
                    for j, each in enumerate(inputs)
                )
            )
    rows = _plain(tuple(rows), create_graph)
    if several_out:
        return rows if several_in else tuple(row[0] for row in rows)
    return rows[0] if several_in else rows[0][0]


def _scalar(func, function, strict=False):
    def checked(*inputs):
        output = func(*inputs)
        several, outputs = _as_tuple(output, "outputs of the user-provided function", function)
        _check_derivable(outputs, strict, _OUTPUT)
        if several:
            raise RuntimeError(f"The function given to {function} should return a single Tensor")
        if output.numel() != 1:
            raise RuntimeError(
                f"The Tensor returned by the function given to {function} should contain a single element"
            )
        return output

    return checked


def hessian(
    func, inputs, create_graph=False, strict=False, vectorize=False, outer_jacobian_strategy="reverse-mode"
):
    """The second derivatives of a function of one element."""
    several, _ = _as_tuple(inputs, "inputs", "hessian")
    scalar = _scalar(func, "hessian", strict)

    def gradient(*each):
        found = jacobian(lambda *given: scalar(*given).squeeze(), each, create_graph=True)
        _check_derivable(found, strict, _JACOBIAN)
        return found if several else found[0]

    return jacobian(gradient, inputs, create_graph=create_graph, strict=strict, vectorize=vectorize)


def _checked_v(v, like, several, what):
    """The vector as a tuple that fits the tensors `like`; `several`: they were given as a tuple."""
    _, v = _as_tuple(v, "v", what)
    if len(v) != len(like):
        if not several:
            raise RuntimeError("The given v should contain a single Tensor.")
        raise RuntimeError(f"v is a tuple of invalid length: should be {len(like)} but got {len(v)}.")
    for i, (given, wanted) in enumerate(zip(v, like)):
        if given.shape != wanted.shape:
            place = f"Entry {i} in " if several else ""
            raise RuntimeError(f"{place}v has invalid size: should be {wanted.shape} but got {given.shape}.")
    return v


def vjp(func, inputs, v=None, create_graph=False, strict=False):
    """(outputs, v times the jacobian)."""
    several_in, inputs = _as_tuple(inputs, "inputs", "vjp")
    inputs, several_out, outputs = _call(func, inputs, "vjp", create_graph)
    _check_derivable(outputs, strict, _OUTPUT)
    if v is not None:
        v = _checked_v(v, outputs, several_out, "vjp")
    elif len(outputs) != 1 or outputs[0].numel() != 1:
        raise RuntimeError(
            "The vector v can only be None if the user-provided function returns a single Tensor "
            "with a single element."
        )
    else:
        v = tuple(torch.ones_like(each) for each in outputs)
    with enable_grad():
        found = _grad(outputs, inputs, v, create_graph, strict, _BY_INPUT, "jacobian")
        found = _plain(found, create_graph)
    outputs = _plain(outputs, create_graph)
    return outputs if several_out else outputs[0], found if several_in else found[0]


def jvp(func, inputs, v=None, create_graph=False, strict=False):
    """(outputs, the jacobian times v), by differentiating vjp by its vector."""
    several_in, inputs = _as_tuple(inputs, "inputs", "jvp")
    if v is not None:
        v = _checked_v(v, inputs, several_in, "jvp")
    elif len(inputs) != 1 or inputs[0].numel() != 1:
        raise RuntimeError(
            "The vector v can only be None if the input to the user-provided function is a "
            "single Tensor with a single element."
        )
    else:
        v = tuple(torch.ones_like(each) for each in inputs)
    inputs, several_out, outputs = _call(func, inputs, "jvp", create_graph)
    _check_derivable(outputs, strict, _OUTPUT)
    with enable_grad():
        dummies = tuple(torch.zeros_like(each).requires_grad_() for each in outputs)
        gradients = _grad(outputs, inputs, dummies, True, strict, _BY_INPUT)
        _check_derivable(gradients, strict, _GRADIENT)
        found = _grad(gradients, dummies, v, create_graph, strict, _BY_TRICK, "jacobian")
        found = _plain(found, create_graph)
    outputs = _plain(outputs, create_graph)
    return outputs if several_out else outputs[0], found if several_out else found[0]


def _product_with_hessian(func, inputs, v, create_graph, strict, function):
    several, inputs = _as_tuple(inputs, "inputs", function)
    if v is not None:
        v = _checked_v(v, inputs, several, function)
    elif len(inputs) != 1 or inputs[0].numel() != 1:
        raise RuntimeError(
            "The vector v can only be None if the input to the user-provided function is a single "
            "Tensor with a single element."
        )
    else:
        v = tuple(torch.ones_like(each) for each in inputs)
    scalar = _scalar(func, function, strict)
    inputs, _, outputs = _call(scalar, inputs, function, create_graph)
    with enable_grad():
        gradients = _grad(outputs, inputs, None, True, strict, _BY_INPUT)
        _check_derivable(gradients, strict, _JACOBIAN)
        found = _grad(gradients, inputs, v, create_graph, strict, _JACOBIAN_BY_INPUT, "hessian")
        found = _plain(found, create_graph)
    return _plain(outputs, create_graph)[0], found if several else found[0]


def vhp(func, inputs, v=None, create_graph=False, strict=False):
    """(output, v times the hessian)."""
    return _product_with_hessian(func, inputs, v, create_graph, strict, "vhp")


def hvp(func, inputs, v=None, create_graph=False, strict=False):
    """(output, the hessian times v); the hessian is symmetric."""
    return _product_with_hessian(func, inputs, v, create_graph, strict, "hvp")
