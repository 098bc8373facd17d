"""torch.testing.assert_close: what differs between two values, and where most."""

import cmath
from collections.abc import Mapping, Sequence

import torch

from .._warnings import warn

_TOLERANCES = {
    torch.float16: (1e-3, 1e-5), torch.bfloat16: (1.6e-2, 1e-5), torch.float32: (1.3e-6, 1e-5),
    torch.float64: (1e-7, 1e-7), torch.complex64: (1.3e-6, 1e-5), torch.complex128: (1e-7, 1e-7),
}  # fmt: skip
_NUMBERS = (int, float, complex)
_NUMBER_DTYPES = {int: torch.int64, float: torch.float64, complex: torch.complex128}


class _Options:
    """How close is close, and what else must be alike."""

    def __init__(self, rtol, atol, equal_nan, check_dtype, check_stride):
        if (rtol is None) is not (atol is None):
            which = "rtol" if rtol is None else "atol"
            raise ValueError(
                f"Both 'rtol' and 'atol' must be either specified or omitted, but got no {which}."
            )
        self.tolerances = None if rtol is None else (rtol, atol)
        self.equal_nan, self.check_dtype, self.check_stride = equal_nan, check_dtype, check_stride

    def of(self, *dtypes):
        """rtol and atol between values of these dtypes."""
        if self.tolerances is not None:
            return self.tolerances
        pairs = [_TOLERANCES.get(dtype, (0.0, 0.0)) for dtype in dtypes]
        return max(pair[0] for pair in pairs), max(pair[1] for pair in pairs)


def assert_close(
    actual, expected, *, allow_subclasses=True, rtol=None, atol=None, equal_nan=False,
    check_device=True, check_dtype=True, check_layout=True, check_stride=False, msg=None,
):  # fmt: skip
    """Raises AssertionError, with what differs most, unless the two are close."""
    options = _Options(rtol, atol, equal_nan, check_dtype, check_stride)
    with torch.no_grad():
        found = _difference(actual, expected, options, "")
    if found is None:
        return
    text, place = found
    if place:
        text += f"\n\nThe failure occurred for item {place}"
    if callable(msg):
        text = msg(text)
    raise AssertionError(text if msg is None or callable(msg) else msg)


def _difference(actual, expected, options, place):
    """(the text, the place in containers) of the first difference, or None."""
    if isinstance(actual, Mapping) and isinstance(expected, Mapping):
        if set(actual) != set(expected):
            missing, more = sorted(set(expected) - set(actual)), sorted(set(actual) - set(expected))
            return (
                f"The keys of the mappings do not match:\nMissing keys in the actual mapping: {missing}\n"
                f"Additional keys in the actual mapping: {more}"
            ), place
        pairs = [(f"{place}[{key!r}]", actual[key], expected[key]) for key in actual]
        return _first(pairs, options)
    if _is_sequence(actual) and _is_sequence(expected):
        if len(actual) != len(expected):
            return f"The length of the sequences mismatch: {len(actual)} != {len(expected)}", place
        pairs = [(f"{place}[{i}]", *pair) for i, pair in enumerate(zip(actual, expected))]
        return _first(pairs, options)
    text = _text(actual, expected, options, place)
    return None if text is None else (text, place)


def _is_sequence(value):
    return isinstance(value, Sequence) and not isinstance(value, str)


def _first(pairs, options):
    for place, actual, expected in pairs:
        found = _difference(actual, expected, options, place)
        if found is not None:
            return found
    return None


def _text(actual, expected, options, place):
    if actual is None or expected is None:
        return None if actual is expected else f"None mismatch: {actual} is not {expected}"
    if isinstance(actual, bool) and isinstance(expected, bool):
        return None if actual is expected else f"Booleans mismatch: {actual} is not {expected}"
    if isinstance(actual, _NUMBERS) and isinstance(expected, _NUMBERS):
        return _number_text(actual, expected, options)
    if isinstance(actual, torch.Tensor) and isinstance(expected, torch.Tensor):
        return _tensor_text(actual, expected, options)
    text = f"No comparison pair was able to handle inputs of type {type(actual)} and {type(expected)}."
    raise TypeError(text + (f"\n\nThe failure occurred for item {place}" if place else ""))


def _head(kind, exact):
    return f"{kind} are not {'equal' if exact else 'close'}!\n\n"


def _allowed(tolerance, exact):
    return "" if exact else f" (up to {tolerance} allowed)"


def _scalar_text(actual, expected, absolute, relative, rtol, atol):
    exact = rtol == 0 and atol == 0
    return (
        _head("Scalars", exact) + f"Expected {expected} but got {actual}.\n"
        f"Absolute difference: {absolute}{_allowed(atol, exact)}\n"
        f"Relative difference: {relative}{_allowed(rtol, exact)}"
    )


def _numbers_text(actual, expected, rtol, atol, equal_nan):
    """The text for two Python numbers, or None where they are close."""
    if cmath.isnan(actual) and cmath.isnan(expected):
        close = equal_nan
    elif cmath.isinf(actual) or cmath.isinf(expected):
        close = actual == expected
    else:
        close = actual == expected or abs(actual - expected) <= atol + rtol * abs(expected)
    if close:
        return None
    absolute = abs(actual - expected)
    relative = float("inf") if expected == 0 else absolute / abs(expected)
    return _scalar_text(actual, expected, absolute, relative, rtol, atol)


def _number_text(actual, expected, options):
    if options.check_dtype and type(actual) is not type(expected):
        return f"The (d)types do not match: {type(actual)} != {type(expected)}."
    kinds = [
        next(_NUMBER_DTYPES[kind] for kind in _NUMBERS if isinstance(v, kind)) for v in (actual, expected)
    ]
    return _numbers_text(actual, expected, *options.of(*kinds), options.equal_nan)


def _tensor_text(actual, expected, options):
    for name in ("shape", "dtype", "stride()"):
        wanted = {"dtype": options.check_dtype, "stride()": options.check_stride}.get(name, True)
        pair = [t.stride() if name == "stride()" else getattr(t, name) for t in (actual, expected)]
        if wanted and pair[0] != pair[1]:
            return f"The values for attribute '{name}' do not match: {pair[0]} != {pair[1]}."
    rtol, atol = options.of(actual.dtype, expected.dtype)
    dtype = torch.promote_types(actual.dtype, expected.dtype)
    actual, expected = actual.detach().to(dtype), expected.detach().to(dtype)
    matches = torch.isclose(actual, expected, rtol=rtol, atol=atol, equal_nan=options.equal_nan)
    if matches.all():
        return None
    if actual.dim() == 0:
        return _numbers_text(actual.item(), expected.item(), rtol, atol, options.equal_nan)
    return _elements_text(actual, expected, matches, rtol, atol)


def _elements_text(actual, expected, matches, rtol, atol):
    exact = rtol == 0 and atol == 0
    if not (actual.is_floating_point() or actual.is_complex()):
        actual, expected = actual.to(torch.int64), expected.to(torch.int64)
    flat, wrong = matches.flatten(), int((~matches).sum())
    absolute = (actual - expected).abs().flatten()
    relative = absolute / expected.abs().flatten()

    def greatest(differences):
        differences = differences.masked_fill(flat, -1 if differences.is_floating_point() else 0)
        place = int(differences.argmax())
        index = tuple(int(i) for i in torch.unravel_index(torch.tensor(place), matches.shape))
        return differences[place].item(), index

    lines = [f"Mismatched elements: {wrong} / {flat.numel()} ({wrong / flat.numel():.1%})"]
    for kind, differences, tolerance in (("absolute", absolute, atol), ("relative", relative, rtol)):
        most, index = greatest(differences)
        lines.append(f"Greatest {kind} difference: {most} at index {index}{_allowed(tolerance, exact)}")
    return _head("Tensor-likes", exact) + "\n".join(lines)


def assert_allclose(actual, expected, rtol=None, atol=None, equal_nan=True, msg=""):
    """assert_close() of old: the dtypes may differ."""
    warn(
        "`torch.testing.assert_allclose()` is deprecated since 1.12 and will be removed in a future release. "
        "Please use `torch.testing.assert_close()` instead. You can find detailed upgrade instructions in "
        "https://github.com/pytorch/pytorch/issues/61844.",
        FutureWarning,
    )
    actual, expected = (
        each if isinstance(each, torch.Tensor) else torch.tensor(each) for each in (actual, expected)
    )
    if rtol is None and atol is None:
        rtol, atol = max(_OF_OLD.get(each.dtype, (0.0, 0.0)) for each in (actual, expected))
    assert_close(
        actual, expected, rtol=rtol, atol=atol, equal_nan=equal_nan, check_device=True, check_dtype=False,
        check_stride=False, msg=msg or None,
    )  # fmt: skip


_OF_OLD = {
    torch.float16: (1e-3, 1e-3), torch.bfloat16: (1e-3, 1e-3), torch.float32: (1e-4, 1e-5),
    torch.float64: (1e-5, 1e-8),
}  # fmt: skip
