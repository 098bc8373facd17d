"""torch.testing: assert_close, and make_tensor."""

import math

import torch

_TOLERANCES = {
    torch.float16: (1e-3, 1e-5), torch.bfloat16: (1.6e-2, 1e-5), torch.float32: (1.3e-6, 1e-5),
    torch.float64: (1e-7, 1e-7), torch.complex64: (1.3e-6, 1e-5), torch.complex128: (1e-7, 1e-7),
}  # fmt: skip


def assert_close(
    actual, expected, *, allow_subclasses=True, rtol=None, atol=None, equal_nan=False,
    check_device=True, check_dtype=True, check_layout=True, check_stride=False, msg=None,
):  # fmt: skip
    """Raises AssertionError, with what differs most, unless the two are close."""
    options = (rtol, atol, equal_nan, check_dtype, check_stride)
    text = _difference(actual, expected, *options)
    if text is not None:
        if callable(msg):
            text = msg(text)
        raise AssertionError(text if msg is None or callable(msg) else msg)


def _difference(actual, expected, rtol, atol, equal_nan, check_dtype, check_stride):
    options = (rtol, atol, equal_nan, check_dtype, check_stride)
    if isinstance(actual, dict) and isinstance(expected, dict):
        if set(actual) != set(expected):
            return "The keys of the mappings do not match"
        return _first((f"['{key}']", actual[key], expected[key]) for key in actual)(*options)
    if isinstance(actual, (list, tuple)) and isinstance(expected, (list, tuple)):
        if len(actual) != len(expected):
            return f"The length of the sequences mismatch: {len(actual)} != {len(expected)}"
        return _first((f"[{i}]", *pair) for i, pair in enumerate(zip(actual, expected)))(*options)
    numbers = not isinstance(actual, torch.Tensor) and not isinstance(expected, torch.Tensor)
    if not numbers and not (isinstance(actual, torch.Tensor) and isinstance(expected, torch.Tensor)):
        raise TypeError(
            f"No comparison pair was able to handle inputs of type {type(actual)} and {type(expected)}."
        )
    if numbers:
        actual, expected = torch.tensor(actual), torch.tensor(expected)
        check_dtype = False
        if actual.dtype.is_floating_point or expected.dtype.is_floating_point:
            actual, expected = actual.double(), expected.double()
    if actual.shape != expected.shape:
        return f"The values for attribute 'shape' do not match: {actual.shape} != {expected.shape}."
    if check_dtype and actual.dtype is not expected.dtype:
        return f"The values for attribute 'dtype' do not match: {actual.dtype} != {expected.dtype}."
    if check_stride and actual.stride() != expected.stride():
        return f"The values for attribute 'stride()' do not match: {actual.stride()} != {expected.stride()}."
    if rtol is None:
        pairs = [_TOLERANCES.get(each.dtype, (0.0, 0.0)) for each in (actual, expected)]
        rtol, atol = max(pair[0] for pair in pairs), max(pair[1] for pair in pairs)
    with torch.no_grad():
        return _tensor_difference(actual, expected, rtol, atol, equal_nan, numbers)


def _first(pairs):
    def run(*options):
        for place, actual, expected in pairs:
            text = _difference(actual, expected, *options)
            if text is not None:
                return f"{text}\n\nThe failure occurred for item {place}"
        return None

    return run


def _tensor_difference(actual, expected, rtol, atol, equal_nan, numbers):
    dtype = torch.promote_types(actual.dtype, expected.dtype)
    actual, expected = actual.detach().to(dtype), expected.detach().to(dtype)
    close = torch.isclose(actual, expected, rtol=rtol, atol=atol, equal_nan=equal_nan)
    if close.all():
        return None
    exact = rtol == 0 and atol == 0
    kind = "Scalars" if numbers else "Tensor-likes"
    head = f"{kind} are not {'equal' if exact else 'close'}!\n\n"
    allowed_abs = "" if exact else f" (up to {atol} allowed)"
    allowed_rel = "" if exact else f" (up to {rtol} allowed)"
    a, e = actual.reshape(-1).double(), expected.reshape(-1).double()
    wrong = close.reshape(-1).logical_not()
    apart = (a - e).abs()
    relative = apart / e.abs()
    if actual.dim() == 0:
        whole = not dtype.is_floating_point
        number = (lambda v: int(v)) if whole else (lambda v: v)
        left, right = number(a.item()), number(e.item())
        return (
            f"Scalars are not {'equal' if exact else 'close'}!\n\n"
            f"Expected {right} but got {left}.\n"
            f"Absolute difference: {number(apart.item())}{allowed_abs}\n"
            f"Relative difference: {relative.item()}{allowed_rel}"
        )
    count, total = int(wrong.sum()), wrong.numel()

    def greatest(values):
        values = values.masked_fill(wrong.logical_not(), 0)
        place = int(values.argmax())
        index = []
        for size in reversed(actual.shape):
            index.append(place % size)
            place //= size
        value = values.max().item()
        return value, tuple(reversed(index))

    most_abs, where_abs = greatest(apart)
    most_rel, where_rel = greatest(relative)
    if not dtype.is_floating_point and math.isfinite(most_abs):
        most_abs = int(most_abs)
    return head + (
        f"Mismatched elements: {count} / {total} ({count / total:.1%})\n"
        f"Greatest absolute difference: {most_abs} at index {where_abs}{allowed_abs}\n"
        f"Greatest relative difference: {most_rel} at index {where_rel}{allowed_rel}"
    )


def make_tensor(*shape, dtype, device="cpu", low=None, high=None, requires_grad=False):
    """A tensor of random values."""
    shape = tuple(shape[0]) if len(shape) == 1 and not isinstance(shape[0], int) else shape
    low = -9 if low is None else low
    high = 9 if high is None else high
    if dtype.is_floating_point:
        made = torch.empty(shape, dtype=dtype).uniform_(low, high)
    else:
        made = torch.randint(int(low), int(high), shape).to(dtype)
    return made.requires_grad_(requires_grad)
