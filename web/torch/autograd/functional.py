"""torch.autograd.functional: jacobian, hessian and products with them."""

import torch

from .._tensor import Tensor
from .grad_mode import enable_grad


def _as_tuple(value, what, function):
    if isinstance(value, Tensor):
        return False, (value,)
    if isinstance(value, (tuple, list)) and all(isinstance(each, Tensor) for each in value):
        return True, tuple(value)
    bad = next(
        (each for each in value if not isinstance(each, Tensor)), value
    ) if isinstance(value, (tuple, list)) else value
    raise TypeError(
        f"The {what} given to {function} must be either a Tensor or a tuple of Tensors but the"
        f" given {what} has type {type(bad)}."
    )


def _fresh(inputs, create_graph):
    """Inputs to differentiate by: attached to the caller's where the result is to have history."""
    return tuple(
        each.view_as(each) if create_graph and each.requires_grad
        else each.detach().clone().requires_grad_() if not create_graph
        else each.detach().requires_grad_()
        for each in inputs
    )  # fmt: skip


def _call(func, inputs, function, create_graph):
    with enable_grad():
        inputs = _fresh(inputs, create_graph)
        several, outputs = _as_tuple(func(*inputs), "outputs of the user-provided function", function)
    return inputs, several, outputs


def _plain(value, create_graph):
    if create_graph:
        return value
    return tuple(_plain(each, False) for each in value) if isinstance(value, tuple) else value.detach()


def _grad(outputs, inputs, gradients, create_graph, strict=False):
    used = [i for i, each in enumerate(outputs) if each.requires_grad]
    if not used:
        return tuple(torch.zeros_like(each) for each in inputs)
    found = torch.autograd.grad(
        [outputs[i] for i in used],
        inputs,
        None if gradients is None else [gradients[i] for i in used],
        retain_graph=True,
        create_graph=create_graph,
        allow_unused=True,
    )
    return tuple(
        torch.zeros_like(each) if gradient is None else gradient
        for gradient, each in zip(found, inputs)
    )


def jacobian(func, inputs, create_graph=False, strict=False, vectorize=False, strategy="reverse-mode"):
    """The derivatives of every output element by every input element."""
    several_in, inputs = _as_tuple(inputs, "inputs", "jacobian")
    inputs, several_out, outputs = _call(func, inputs, "jacobian", create_graph or strict)
    with enable_grad():
        rows = []
        for output in outputs:
            flat = output.reshape(-1)
            columns = [_grad((flat[i],), inputs, None, create_graph) for i in range(flat.numel())]
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


def _scalar(func, function):
    def checked(*inputs):
        output = func(*inputs)
        several, outputs = _as_tuple(output, "outputs of the user-provided function", function)
        if several:
            raise RuntimeError(
                f"The function given to {function} should return a single Tensor"
            )
        if output.numel() != 1:
            raise RuntimeError(
                f"The Tensor returned by the function given to {function} should contain a "
                "single element"
            )
        return output.reshape(())

    return checked


def hessian(
    func, inputs, create_graph=False, strict=False, vectorize=False, outer_jacobian_strategy="reverse-mode"
):
    """The second derivatives of a function of one element."""
    several, _ = _as_tuple(inputs, "inputs", "hessian")
    scalar = _scalar(func, "hessian")

    def gradient(*each):
        found = jacobian(scalar, each, create_graph=True)
        return found if several else found[0]

    return jacobian(gradient, inputs, create_graph=create_graph)


def _checked_v(v, like, what):
    several, v = _as_tuple(v, "v", what)
    if len(v) != len(like):
        raise RuntimeError(
            f"v is a tuple of invalid length: should be {len(like)} but got {len(v)}."
        )
    for i, (given, wanted) in enumerate(zip(v, like)):
        if given.shape != wanted.shape:
            place = f"Entry {i} in " if len(like) > 1 else ""
            raise RuntimeError(
                f"{place}v has invalid size: should be {wanted.shape} but got {given.shape}."
            )
    return v


def vjp(func, inputs, v=None, create_graph=False, strict=False):
    """(outputs, v times the jacobian)."""
    several_in, inputs = _as_tuple(inputs, "inputs", "vjp")
    inputs, several_out, outputs = _call(func, inputs, "vjp", create_graph)
    if v is not None:
        v = _checked_v(v, outputs, "vjp")
    elif len(outputs) != 1 or outputs[0].numel() != 1:
        raise RuntimeError(
            "The vector v can only be None if the user-provided function returns a single Tensor "
            "with a single element."
        )
    else:
        v = tuple(torch.ones_like(each) for each in outputs)
    with enable_grad():
        found = _plain(_grad(outputs, inputs, v, create_graph), create_graph)
    outputs = _plain(outputs, create_graph)
    return outputs if several_out else outputs[0], found if several_in else found[0]


def jvp(func, inputs, v=None, create_graph=False, strict=False):
    """(outputs, the jacobian times v), by differentiating vjp by its vector."""
    several_in, inputs = _as_tuple(inputs, "inputs", "jvp")
    if v is not None:
        v = _checked_v(v, inputs, "jvp")
    elif len(inputs) != 1 or inputs[0].numel() != 1:
        raise RuntimeError(
            "The vector v can only be None if the input to the user-provided function is a "
            "single Tensor with a single element."
        )
    else:
        v = tuple(torch.ones_like(each) for each in inputs)
    inputs, several_out, outputs = _call(func, inputs, "jvp", create_graph)
    with enable_grad():
        dummies = tuple(torch.zeros_like(each).requires_grad_() for each in outputs)
        gradients = _grad(outputs, inputs, dummies, True)
        found = _plain(_grad(gradients, dummies, v, create_graph), create_graph)
    outputs = _plain(outputs, create_graph)
    return outputs if several_out else outputs[0], found if several_out else found[0]


def vhp(func, inputs, v=None, create_graph=False, strict=False):
    """(output, v times the hessian)."""
    several, inputs = _as_tuple(inputs, "inputs", "vhp")
    v = (
        tuple(torch.ones_like(each) for each in inputs) if v is None
        else _checked_v(v, inputs, "vhp")
    )  # fmt: skip
    inputs, _, outputs = _call(_scalar(func, "vhp"), inputs, "vhp", create_graph)
    with enable_grad():
        gradients = _grad(outputs, inputs, None, True)
        found = _plain(_grad(gradients, inputs, v, create_graph), create_graph)
    return _plain(outputs, create_graph)[0], found if several else found[0]


def hvp(func, inputs, v=None, create_graph=False, strict=False):
    """(output, the hessian times v); the hessian is symmetric."""
    several, inputs = _as_tuple(inputs, "inputs", "hvp")
    output, found = vhp(_scalar(func, "hvp"), inputs, v, create_graph, strict)
    return output, found if several else found[0]
