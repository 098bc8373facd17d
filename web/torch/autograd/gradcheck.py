"""gradcheck: gradients of backward() against small finite differences."""

import warnings

import torch

from .._tensor import Tensor
from .function import Function


class GradcheckError(RuntimeError):
    """The gradients differ."""


def gradcheck(
    func, inputs, *, eps=1e-6, atol=1e-5, rtol=1e-3, raise_exception=True, nondet_tol=0.0,
    check_undefined_grad=True, check_grad_dtypes=False, check_batched_grad=False,
    check_batched_forward_grad=False, check_forward_ad=False, check_backward_ad=True,
    fast_mode=False, masked=None,
):  # fmt: skip
    """Whether func's analytical gradients agree with numerical ones, for float64 inputs."""
    assert check_forward_ad or check_backward_ad, (
        "Expected at least one of check_forward_ad or check_backward_ad to be True"
    )
    inputs = _tuple(inputs)
    try:
        _check_inputs(inputs)
        if check_backward_ad:
            _check(func, inputs, eps, atol, rtol, nondet_tol, check_undefined_grad)
    except GradcheckError:
        if raise_exception:
            raise
        return False
    return True


def _tuple(values):
    if isinstance(values, tuple):
        return values
    return tuple(values) if isinstance(values, list) else (values,)


def _wanted(values):
    """The tensors that require a gradient, by their places."""
    return {i: each for i, each in enumerate(values) if isinstance(each, Tensor) and each.requires_grad}


def _outputs(func, inputs):
    return tuple(_wanted(_tuple(func(*inputs))).values())


def _check_inputs(inputs):
    wanted = _wanted(inputs)
    if not wanted:
        raise ValueError(
            "gradcheck expects at least one input tensor to require gradient, "
            "but none of them have requires_grad=True."
        )
    for i, each in wanted.items():
        if each.dtype is not torch.float64:
            warnings.warn(
                f"Input #{i} requires gradient and is not a double precision floating point or "
                "complex. This check will likely fail if all the inputs are not of double "
                "precision floating point or complex. ",
                stacklevel=4,
            )
        if any(step == 0 and size > 1 for step, size in zip(each.stride(), each.shape)):
            raise RuntimeError(
                f"The {i}th input has a dimension with stride 0. gradcheck only supports inputs "
                "that are non-overlapping to be able to compute the numerical gradients "
                "correctly. You should call .contiguous on the input before passing it to "
                "gradcheck."
            )


def _check(func, inputs, eps, atol, rtol, nondet_tol, check_undefined):
    wanted = tuple(_wanted(inputs).values())
    # Which of all that func gives are differentiable, by their places.
    derivable = _wanted(_tuple(func(*inputs)))
    places, outputs = list(derivable), tuple(derivable.values())
    numerical = [_numerical(func, inputs, each, eps) for each in wanted]  # by input, by output
    if not outputs:
        if any((of != 0).any() for by_output in numerical for of in by_output):
            raise GradcheckError("Numerical gradient for function expected to be zero")
        return
    for o, output in enumerate(outputs):
        analytical, again = _analytical(output, wanted), _analytical(output, wanted)
        for one, other in zip(analytical, again):
            if one.numel() and (one - other).abs().max() > nondet_tol:
                raise GradcheckError(_NOT_REENTRANT.format(nondet_tol))
        for i, found in enumerate(analytical):
            expected = numerical[i][places[o]]
            if not torch.allclose(found, expected.to(found.dtype), rtol, atol):
                raise GradcheckError(
                    f"Jacobian mismatch for output {o} with respect to input {i},\n"
                    f"numerical:{expected}\nanalytical:{found}\n"
                )
    _check_scaled(outputs, wanted)
    if check_undefined:
        _check_undefined(func, inputs, wanted)


def _numerical(func, inputs, leaf, eps):
    """The jacobian of every output, (input elements, output elements), by central differences."""
    columns = []
    for k in range(leaf.numel()):
        place = tuple(_unravel(k, leaf.shape))
        data = leaf.data
        old = data[place].item()
        data[place] = old - eps
        below = [each.detach().clone() for each in _tensors(func(*inputs))]
        data[place] = old + eps
        above = [each.detach().clone() for each in _tensors(func(*inputs))]
        data[place] = old
        columns.append([_slope(a, b, eps, place) for a, b in zip(below, above)])
    if not columns:
        return [torch.zeros(0, each.numel()) for each in _tensors(func(*inputs))]
    return [torch.stack(each) for each in zip(*columns)]


def _tensors(values):
    return [each for each in _tuple(values) if isinstance(each, Tensor)]


def _slope(below, above, eps, place):
    for what in ("shape", "dtype"):
        one, other = getattr(below, what), getattr(above, what)
        assert one == other, (
            f"Expected `func` to return outputs with the same {what} when inputs are perturbed on "
            f"index {place} by {eps}, but got: {what}s {one} and {other}."
        )
    return ((above - below) / (2 * eps)).reshape(-1)


def _unravel(k, sizes):
    place = []
    for size in reversed(sizes):
        place.append(k % size)
        k //= size
    return reversed(place)


def _analytical(output, leaves):
    """The jacobian of an output by every leaf, (input elements, output elements)."""
    rows = []
    seed = torch.zeros(output.shape, dtype=output.dtype)
    flat = seed.view(-1)
    for k in range(output.numel()):
        seed.zero_()
        flat[k] = 1
        found = torch.autograd.grad(output, leaves, seed, retain_graph=True, allow_unused=True)
        rows.append(
            [
                torch.zeros(leaf.numel(), dtype=output.dtype)
                if gradient is None
                else gradient.detach().clone().reshape(-1)
                for gradient, leaf in zip(found, leaves)
            ]
        )
    if not rows:
        return [torch.zeros(leaf.numel(), 0, dtype=output.dtype) for leaf in leaves]
    return [torch.stack(each, 1) for each in zip(*rows)]


def _check_scaled(outputs, wanted):
    """Zeros as the gradients of the outputs must give zeros."""
    zeros = [torch.zeros_like(each) for each in outputs]
    found = torch.autograd.grad(outputs, wanted, zeros, retain_graph=True, allow_unused=True)
    for gradient, leaf in zip(found, wanted):
        if gradient is None:
            continue
        if not gradient.eq(0).all():
            raise GradcheckError("backward not multiplied by grad_output")
        if gradient.dtype is not leaf.dtype:
            raise GradcheckError("grad is incorrect type")
        if gradient.shape != leaf.shape:
            raise GradcheckError("grad is incorrect size")


class _Undefined(Function):
    """Passes a tensor on, and no gradient back."""

    @staticmethod
    def forward(ctx, x):
        return x.view_as(x)

    @staticmethod
    def backward(ctx, gradient):
        return None


def _check_undefined(func, inputs, wanted):
    """Backward must take it that all gradients of the outputs, or one of them, are not there."""
    alternatives = [[_Undefined.apply(each) for each in _outputs(func, inputs)]]
    if len(alternatives[0]) > 1:
        for missing in range(len(alternatives[0])):
            outputs = list(_outputs(func, inputs))
            outputs[missing] = _Undefined.apply(outputs[missing])
            alternatives.append(outputs)
    for outputs in alternatives:
        zeros = [torch.zeros_like(each) for each in outputs]
        try:
            found = torch.autograd.grad(outputs, wanted, zeros, allow_unused=True)
        except RuntimeError as error:
            raise GradcheckError(_UNDEFINED.format("function to handle undefined output grads")) from error
        if any(each is not None and not each.eq(0).all() for each in found):
            raise GradcheckError(_NOT_ZERO)


def gradgradcheck(
    func, inputs, grad_outputs=None, *, eps=1e-6, atol=1e-5, rtol=1e-3,
    gen_non_contig_grad_outputs=False, raise_exception=True, nondet_tol=0.0,
    check_undefined_grad=True, check_grad_dtypes=False, check_batched_grad=False,
    check_fwd_over_rev=False, check_rev_over_rev=True, fast_mode=False, masked=False,
):  # fmt: skip
    """gradcheck of the gradients themselves, by the inputs and by the outputs' gradients."""
    assert check_fwd_over_rev or check_rev_over_rev, (
        "Expected at least one of check_fwd_over_rev or check_rev_over_rev to be True"
    )
    inputs = _tuple(inputs)
    if grad_outputs is None:
        grad_outputs = tuple(
            torch.testing.make_tensor(
                each.shape, dtype=each.dtype, device="cpu", low=-1, high=1, requires_grad=True
            )
            for each in _outputs(func, inputs)
        )
    seeds = _tuple(grad_outputs)
    places = _wanted(inputs).keys()

    def gradient(*given):
        args, seeds_ = given[: -len(seeds)], given[-len(seeds) :]
        outputs = _outputs(func, args)
        found = torch.autograd.grad(
            outputs, [args[i] for i in places], seeds_, create_graph=True, allow_unused=True
        )
        return tuple(each for each in found if each is not None)

    return gradcheck(
        gradient, inputs + seeds, eps=eps, atol=atol, rtol=rtol, raise_exception=raise_exception,
        nondet_tol=nondet_tol, check_undefined_grad=check_undefined_grad, masked=masked,
    )  # fmt: skip


_NOT_REENTRANT = (
    "Backward is not reentrant, i.e., running backward with same input and grad_output multiple "
    "times gives different values, although analytical gradient matches numerical gradient."
    "The tolerance for nondeterminism was {}."
)
_UNDEFINED = (
    'Expected backward {}. Please look at "Notes about undefined output gradients" in '
    '"tools/autograd/derivatives.yaml"'
)
_NOT_ZERO = (
    "Expected all input grads to be undefined or zero when all output grads are undefined or "
    'zero. Please look at "Notes about undefined output gradients" in '
    '"tools/autograd/derivatives.yaml"'
)
