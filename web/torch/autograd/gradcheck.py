"""gradcheck: gradients of backward() against small finite differences."""

import torch

from .._tensor import Tensor
from .._warnings import warn
from . import forward_ad
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
    if not (check_forward_ad or check_backward_ad):
        raise AssertionError("Expected at least one of check_forward_ad or check_backward_ad to be True")
    if check_batched_grad and not check_backward_ad:
        raise AssertionError("Setting check_batched_grad=True requires check_backward_ad to be True")
    if check_batched_forward_grad and not check_forward_ad:
        raise AssertionError("Setting check_batched_forward_grad=True requires check_forward_ad to be True")
    inputs = _tuple(inputs)
    check = _Check(func, inputs, eps, atol, rtol, nondet_tol, check_grad_dtypes)
    try:
        _check_inputs(inputs)
        check.run(fast_mode, check_forward_ad, check_backward_ad)
        if check_backward_ad:
            if check_batched_grad:
                check.batched()
            check.scaled()
            if check_undefined_grad:
                check.undefined()
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
        if each.dtype not in (torch.float64, torch.complex128):
            warn(
                f"Input #{i} requires gradient and is not a double precision floating point or "
                "complex. This check will likely fail if all the inputs are not of double "
                "precision floating point or complex. ",
            )
        if any(step == 0 and size > 1 for step, size in zip(each.stride(), each.shape)):
            raise RuntimeError(
                f"The {i}th input has a dimension with stride 0. gradcheck only supports inputs "
                "that are non-overlapping to be able to compute the numerical gradients "
                "correctly. You should call .contiguous on the input before passing it to "
                "gradcheck."
            )


def _in_parts(func):
    """The function with the parts of complex numbers for the numbers: as differentiable, but real."""

    def real(*inputs):
        given = func(*inputs)
        parts = tuple(
            torch.view_as_real(each.resolve_conj())
            if isinstance(each, Tensor) and each.dtype.is_complex
            else each
            for each in _tuple(given)
        )
        return parts if isinstance(given, (tuple, list)) else parts[0]

    return real


class _Check:
    """A function at its inputs, and how exact its derivatives have to be."""

    def __init__(self, func, inputs, eps, atol, rtol, nondet_tol, check_dtypes):
        self._func, self._inputs, self._eps = _in_parts(func), inputs, eps
        self._atol, self._rtol, self._nondet_tol = atol, rtol, nondet_tol
        self._check_dtypes = check_dtypes

    def run(self, fast, forward, backward):
        self._wanted = tuple(_wanted(self._inputs).values())
        given = _tuple(self._func(*self._inputs))
        # Those of all that func gives that are differentiable, and all that could be.
        self._outputs = tuple(each for each in given if each.requires_grad)
        self._places = [i for i, each in enumerate(given) if each.requires_grad]
        fast = fast and not any(each.is_complex() for each in self._wanted)
        if backward:
            (self._run_fast if fast else self._run_slow)(given)
        if forward:
            self._run_forward(given)

    def _run_slow(self, given):
        numerical = [_numerical(self._func, self._inputs, each, self._eps) for each in self._wanted]
        if not self._outputs:
            floats = [i for i, each in enumerate(given) if each.is_floating_point()]
            if any((by_output[i] != 0).any() for by_output in numerical for i in floats):
                raise GradcheckError("Numerical gradient for function expected to be zero")
            return
        for o, output in enumerate(self._outputs):
            for i, found in enumerate(self._twice(output)):
                expected = numerical[i][self._places[o]]
                if not _close(found, expected, self._rtol, self._atol):
                    raise GradcheckError(_MISMATCH.format(o, i, expected, found))

    def _run_fast(self, given):
        """A random direction u of each input and v of each output: v · J u must be the same."""
        generator = torch.Generator()
        us = [_direction(each, generator) for each in self._wanted]
        vs = [_direction(each, generator) for each in self._outputs]
        slopes = [self._slope_along(leaf, u) for leaf, u in zip(self._wanted, us)]
        if not self._outputs:
            if any((slope != 0).any() for by_output in slopes for slope in by_output):
                raise GradcheckError("Numerical gradient for function expected to be zero")
            return
        analytical = [self._twice(output, v) for output, v in zip(self._outputs, vs)]
        places = [i for i, each in enumerate(given) if each.is_floating_point()]
        for i, (u, by_output) in enumerate(zip(us, slopes)):
            floats = [by_output[place] for place in places]
            for o, (v, slope) in enumerate(zip(vs, floats)):
                expected, found = _dot(v, slope), analytical[o][i].squeeze(-1).dot(u)
                atol = self._atol * float(u.sum()) * float(v.sum())
                if not _close(found, expected, self._rtol, atol):
                    text = _MISMATCH.format(o, i, expected, found)
                    raise GradcheckError(text + self._slow_as_well(i, o))

    def _slow_as_well(self, i, o):
        numerical = _numerical(self._func, self._inputs, self._wanted[i], self._eps)[o]
        analytical = _analytical(self._outputs[o].clone(), self._wanted)[i]
        text = _IN_SLOW_MODE.format(numerical, analytical, (numerical - analytical).abs().max())
        return text + (
            _PASSES_SLOWLY if torch.allclose(analytical, numerical, self._rtol, self._atol) else ""
        )

    def _slope_along(self, leaf, u):
        """The central difference of each output along a direction of one input."""
        data, step = leaf.data, u.reshape(leaf.shape) * self._eps
        old = data.clone()
        data.copy_(old - step)
        below = [each.detach().clone() for each in _tensors(self._func(*self._inputs))]
        data.copy_(old + step)
        above = [each.detach().clone() for each in _tensors(self._func(*self._inputs))]
        data.copy_(old)
        return [_slope(a, b, self._eps) for a, b in zip(below, above)]

    def _twice(self, output, v=None):
        """The jacobians of an output, or v times them; checks that they come out the same again."""
        output = output.clone()
        dtypes = set()
        one, other = (_analytical(output, self._wanted, v, dtypes) for _ in range(2))
        if self._check_dtypes and any(found is not leaf for found, leaf in dtypes):
            raise GradcheckError("Gradient has dtype mismatch")
        for a, b in zip(one, other):
            if a.numel() and (a - b).abs().max() > self._nondet_tol:
                raise GradcheckError(_NOT_REENTRANT.format(self._nondet_tol))
        return one

    def _run_forward(self, given):
        """The tangents that forward_ad gives against central differences."""
        floats = [i for i, each in enumerate(given) if each.is_floating_point()]
        for i, leaf in enumerate(self._wanted):
            numerical = _numerical(self._func, self._inputs, leaf, self._eps)
            columns = []
            for k in range(leaf.numel()):
                tangent = torch.zeros_like(leaf.detach())
                tangent.view(-1)[k] = 1
                columns.append(self._tangents(leaf, tangent, floats))
            for o, place in enumerate(floats):
                found = torch.stack([column[o] for column in columns]) if columns else numerical[place]
                if not _close(found, numerical[place], self._rtol, self._atol):
                    text = _MISMATCH.format(o, i, numerical[place], found)
                    raise GradcheckError(text.replace("Jacobian", "Jacobian computed with forward mode", 1))

    def _tangents(self, leaf, tangent, floats):
        with forward_ad.dual_level():
            dual = forward_ad.make_dual(leaf.detach(), tangent)
            given = [dual if each is leaf else each for each in self._inputs]
            outputs = _tuple(self._func(*given))
            found = [forward_ad.unpack_dual(outputs[place]) for place in floats]
            return [
                torch.zeros(each.primal.numel(), dtype=each.primal.dtype)
                if each.tangent is None
                else each.tangent.detach().reshape(-1)
                for each in found
            ]

    def batched(self):
        """Gradients of a batch must be those of its items."""
        for o, output in enumerate(self._outputs):
            seeds = torch.randn(10, *output.shape, dtype=output.dtype)
            options = {"retain_graph": True, "allow_unused": True}
            together = torch.autograd.grad(output, self._wanted, seeds, is_grads_batched=True, **options)
            alone = [torch.autograd.grad(output, self._wanted, seed, **options) for seed in seeds]
            for i, found in enumerate(together):
                expected = [each[i] for each in alone]
                if found is not None and not torch.allclose(found, torch.stack(expected)):
                    raise GradcheckError(
                        f"For output {o} and input {i}:\nBatched gradients differ from those of the items"
                    )

    def scaled(self):
        _check_scaled(self._outputs, self._wanted)

    def undefined(self):
        _check_undefined(self._func, self._inputs, self._wanted)


def _direction(tensor, generator):
    u = torch.rand(tensor.numel(), generator=generator).to(tensor.dtype)
    return u / u.norm()


def _dot(a, b):
    dtype = torch.promote_types(a.dtype, b.dtype)
    return a.to(dtype).dot(b.to(dtype))


def _close(a, b, rtol, atol):
    dtype = torch.promote_types(a.dtype, b.dtype)
    return torch.allclose(a.to(dtype), b.to(dtype), rtol, atol)


def _numerical(func, inputs, leaf, eps):
    """The jacobian of every output, (input elements, output elements), by central differences."""
    columns = []
    for k in range(leaf.numel()):
        place = tuple(_unravel(k, leaf.shape))
        data = leaf.data
        old = data[place].item()

        def slopes(direction):
            data[place] = old - eps * direction
            below = [each.detach().clone() for each in _tensors(func(*inputs))]
            data[place] = old + eps * direction
            above = [each.detach().clone() for each in _tensors(func(*inputs))]
            data[place] = old
            return [_slope(a, b, eps, place) for a, b in zip(below, above)]

        found = slopes(1)
        if leaf.dtype.is_complex:
            found = [torch.complex(a, b) for a, b in zip(found, slopes(1j))]
        columns.append(found)
    if not columns:
        return [torch.zeros(0, each.numel()) for each in _tensors(func(*inputs))]
    return [torch.stack(each) for each in zip(*columns)]


def _tensors(values):
    return [each for each in _tuple(values) if isinstance(each, Tensor)]


def _slope(below, above, eps, place=None):
    where = "" if place is None else f"on index {place} "
    for what in ("shape", "dtype"):
        one, other = getattr(below, what), getattr(above, what)
        assert one == other, (
            f"Expected `func` to return outputs with the same {what} when inputs are perturbed "
            f"{where}by {eps}, but got: {what}s {one} and {other}."
        )
    return ((above - below) / (2 * eps)).reshape(-1)


def _unravel(k, sizes):
    place = []
    for size in reversed(sizes):
        place.append(k % size)
        k //= size
    return reversed(place)


def _analytical(output, leaves, v=None, dtypes=None):
    """The jacobian of an output by every leaf, (input elements, output elements); or v times it, one column.

    In `dtypes` come the dtypes of gradients and of what they are of.
    """
    rows = []
    seed = torch.zeros(output.shape, dtype=output.dtype)
    flat = seed.view(-1)
    for k in range(output.numel() if v is None else 1):
        if v is None:
            seed.zero_()
            flat[k] = 1
        else:
            seed = v.reshape(output.shape)
        found = torch.autograd.grad(output, leaves, seed, retain_graph=True, allow_unused=True)
        row = []
        for gradient, leaf in zip(found, leaves):
            if gradient is None:
                row.append(torch.zeros(leaf.numel(), dtype=leaf.dtype))
                continue
            if dtypes is not None:
                dtypes.add((gradient.dtype, leaf.dtype))
            row.append(gradient.detach().clone().reshape(-1).to(leaf.dtype))
        rows.append(row)
    if not rows:
        return [torch.zeros(leaf.numel(), 0, dtype=leaf.dtype) for leaf in leaves]
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
            warn(_NEW_CHECK)
            raise GradcheckError(_UNDEFINED.format("function to handle undefined output grads")) from error
        if any(each is not None and not each.eq(0).all() for each in found):
            warn(_NEW_CHECK)
            raise GradcheckError(_NOT_ZERO)


def gradgradcheck(
    func, inputs, grad_outputs=None, *, eps=1e-6, atol=1e-5, rtol=1e-3,
    gen_non_contig_grad_outputs=False, raise_exception=True, nondet_tol=0.0,
    check_undefined_grad=True, check_grad_dtypes=False, check_batched_grad=False,
    check_fwd_over_rev=False, check_rev_over_rev=True, fast_mode=False, masked=False,
):  # fmt: skip
    """gradcheck of the gradients themselves, by the inputs and by the outputs' gradients."""
    if not (check_fwd_over_rev or check_rev_over_rev):
        raise AssertionError("Expected at least one of check_fwd_over_rev or check_rev_over_rev to be True")
    for option, value in (
        ("check_undefined_grad", check_undefined_grad), ("check_batched_grad", check_batched_grad)
    ):  # fmt: skip
        if value and not check_rev_over_rev:
            raise AssertionError(f"Setting {option}=True requires check_rev_over_rev to be True")
    inputs = _tuple(inputs)
    if grad_outputs is None:
        grad_outputs = tuple(_seed(each, gen_non_contig_grad_outputs) for each in _outputs(func, inputs))
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
        check_grad_dtypes=check_grad_dtypes, check_batched_grad=check_batched_grad, fast_mode=fast_mode,
        check_forward_ad=check_fwd_over_rev, check_backward_ad=check_rev_over_rev,
    )  # fmt: skip


def _seed(output, spread):
    seed = torch.testing.make_tensor(output.shape, dtype=output.dtype, device="cpu", low=-1, high=1)
    if spread and seed.numel() > 1:
        seed = seed.repeat_interleave(2, dim=-1)[..., ::2]
    return seed.requires_grad_()


_MISMATCH = "Jacobian mismatch for output {} with respect to input {},\nnumerical:{}\nanalytical:{}\n"
_IN_SLOW_MODE = """
The above quantities relating the numerical and analytical jacobians are computed \nin fast mode. See: https://github.com/pytorch/pytorch/issues/53876 for more background \nabout fast mode. Below, we recompute numerical and analytical jacobians in slow mode:

Numerical:
 {}
Analytical:
{}

The max per-element difference (slow mode) is: {}.
"""
_PASSES_SLOWLY = """Fast gradcheck failed but element-wise differences are small. This means that the
test might've passed in slow_mode!

If you are adding a new operator, please file an issue and then use one of the
workarounds. The workaround depends on how your test invokes gradcheck/gradgradcheck:

If the test
- manually invokes gradcheck/gradgradcheck, then call gradcheck/gradgradcheck
  with `fast_mode=False` as a keyword argument.
- is OpInfo-based (e.g., in test_ops_gradients.py), then modify the OpInfo for the test
  to have `gradcheck_fast_mode=False`
- is a Module test (e.g., in common_nn.py), then modify the corresponding
  module_test entry to have `gradcheck_fast_mode=False`"""
_NEW_CHECK = (
    "Backwards compatibility: New undefined gradient support checking feature is enabled by default, but it "
    "may break existing callers of this function. If this is true for you, you can call this function with "
    '"check_undefined_grad=False" to disable the feature'
)
_NOT_REENTRANT = (
    "Backward is not reentrant, i.e., running backward with same input and grad_output multiple "
    "times gives different values, although analytical gradient matches numerical gradient."
    """The tolerance for nondeterminism was {}.

NOTE: If your op relies on non-deterministic operations i.e., it is listed here:
https://pytorch.org/docs/stable/generated/torch.use_deterministic_algorithms.html
this failure might be expected.

If you are adding a new operator, please file an issue and then use one of the
workarounds. The workaround depends on how your test invokes gradcheck/gradgradcheck.
If the test
- manually invokes gradcheck/gradgradcheck, then call gradcheck/gradgradcheck
  with `nondet_tol=<tol>` as a keyword argument.
- is OpInfo-based (e.g., in test_ops_gradients.py), then modify the OpInfo for the test
  to have `gradcheck_nondet_tol=<tol>`.
- is a Module test (e.g., in common_nn.py), then modify the corresponding
  module_test entry to have `gradcheck_nondet_tol=<tol>`
"""
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
