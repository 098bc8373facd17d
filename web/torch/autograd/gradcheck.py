"""gradcheck: gradients of backward() against small finite differences."""

import warnings

from .._tensor import Tensor
from .grad_mode import enable_grad, no_grad


class GradcheckError(RuntimeError):
    """The gradients differ."""


def gradcheck(
    func, inputs, *, eps=1e-6, atol=1e-5, rtol=1e-3, raise_exception=True, nondet_tol=0.0,
    check_undefined_grad=True, check_grad_dtypes=False, check_batched_grad=False,
    check_batched_forward_grad=False, check_forward_ad=False, check_backward_ad=True,
    fast_mode=False, masked=None,
):  # fmt: skip
    """Whether func's analytical gradients agree with numerical ones, for float64 inputs."""
    try:
        _check(func, (inputs,) if isinstance(inputs, Tensor) else tuple(inputs), eps, atol, rtol)
    except GradcheckError:
        if raise_exception:
            raise
        return False
    return True


def _check(func, inputs, eps, atol, rtol):
    import torch

    wanted = [
        i for i, each in enumerate(inputs) if isinstance(each, Tensor) and each.requires_grad
    ]
    if not wanted:
        raise ValueError(
            "gradcheck expects at least one input tensor to require gradient, "
            "but none of them have requires_grad=True."
        )
    for i in wanted:
        if inputs[i].dtype is not torch.float64:
            warnings.warn(
                f"Input #{i} requires gradient and is not a double precision floating point or "
                "complex. This check will likely fail if all the inputs are not of double "
                "precision floating point or complex. ",
                stacklevel=3,
            )

    def outputs_of():
        output = func(*inputs)
        return [output] if isinstance(output, Tensor) else list(output)

    with enable_grad():
        outputs = outputs_of()
    for o, output in enumerate(outputs):
        if not output.requires_grad:
            continue
        numerical = {i: _numerical(outputs_of, o, inputs[i], eps) for i in wanted}
        analytical = {i: _analytical(output, inputs[i]) for i in wanted}
        for place, i in enumerate(wanted):
            if not torch.allclose(analytical[i], numerical[i], rtol, atol):
                raise GradcheckError(
                    f"Jacobian mismatch for output {o} with respect to input {place},\n"
                    f"numerical:{numerical[i]}\nanalytical:{analytical[i]}\n"
                )


def _numerical(outputs_of, o, leaf, eps):
    """The jacobian, (input elements, output elements), by central differences."""
    import torch

    columns = []
    with no_grad():
        flat = leaf.data.view(-1) if leaf.is_contiguous() else None
        for k in range(leaf.numel()):
            place = (k,) if flat is not None else tuple(_unravel(k, leaf.shape))
            target = flat if flat is not None else leaf.data
            old = target[place].item()
            target[place] = old + eps
            above = outputs_of()[o].detach().clone()
            target[place] = old - eps
            below = outputs_of()[o].detach().clone()
            target[place] = old
            columns.append(((above - below) / (2 * eps)).reshape(-1))
        return torch.stack(columns) if columns else torch.zeros(0, 0)


def _unravel(k, sizes):
    place = []
    for size in reversed(sizes):
        place.append(k % size)
        k //= size
    return reversed(place)


def _analytical(output, leaf):
    import torch

    rows = []
    for k in range(output.numel()):
        seed = torch.zeros(output.shape, dtype=output.dtype)
        seed.view(-1)[k] = 1
        (gradient,) = torch.autograd.grad(
            output, leaf, seed, retain_graph=True, allow_unused=True
        )
        rows.append(
            torch.zeros(leaf.numel(), dtype=output.dtype)
            if gradient is None
            else gradient.reshape(-1)
        )
    return torch.stack(rows, 1)


def gradgradcheck(func, inputs, grad_outputs=None, **options):
    """gradcheck of the gradients themselves."""
    import torch

    inputs = (inputs,) if isinstance(inputs, Tensor) else tuple(inputs)
    wanted = [each for each in inputs if isinstance(each, Tensor) and each.requires_grad]

    def gradient(*given):
        with enable_grad():  # the numbers are taken under no_grad
            output = func(*given)
            outputs = [output] if isinstance(output, Tensor) else list(output)
            seeds = grad_outputs or [torch.ones_like(each) for each in outputs]
            return torch.autograd.grad(outputs, wanted, seeds, create_graph=True)

    options.pop("gen_non_contig_grad_outputs", None)
    return gradcheck(gradient, inputs, **options)
