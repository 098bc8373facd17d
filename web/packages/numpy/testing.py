"""numpy.testing: assertions about arrays."""

import numpy as np

from ._formats import printoptions
from ._print import array_repr


_NAMES = ("ACTUAL", "DESIRED")


def _compared(comparison, x, y, err_msg, header, precision, equal_nan=True, names=_NAMES):
    """Raises unless the comparison holds for all elements."""
    x, y = np.asanyarray(x), np.asanyarray(y)

    def failed(*more):
        text = "\n".join(["\n" + header, str(err_msg), *more])
        return AssertionError(text + _shown((x, y), names, precision))

    if not (x.shape == y.shape or x.shape == () or y.shape == ()):
        raise failed(f"(shapes {x.shape}, {y.shape} mismatch)")
    x1, y1 = x, y
    if equal_nan and "f" in (x.dtype.kind, y.dtype.kind):
        one, two = np.isnan(x), np.isnan(y)
        if not np.all(one == two):
            raise failed("nan location mismatch:")
        if np.any(one):
            kept = ~np.broadcast_to(one, np.broadcast_shapes(x.shape, y.shape))
            x1, y1 = (np.broadcast_to(each, kept.shape)[kept] for each in (x, y))
    holds = np.asarray(comparison(x1, y1))
    if np.all(holds):
        return
    count, total = int((~holds).sum()), holds.size
    more = [f"Mismatched elements: {count} / {total} ({100 * count / total:.3g}%)"]
    x1, y1 = np.broadcast_arrays(x1, y1)
    if x1.ndim and holds.shape == x.shape:
        more += _places(x1, y1, holds, names)
    if x1.dtype.kind != "b" and y1.dtype.kind != "b":
        more += _differences(x1[~holds], y1[~holds])
    raise failed(*more)


def _differences(x, y):
    """How far elements are from each other at most."""
    apart = np.abs(x - y)
    known = y != 0
    relative = (apart[known] / np.abs(y[known])).max() if known.any() else np.inf
    return [
        f"Max {name} difference among violations: {np.array2string(np.asarray(each))}"
        for name, each in (("absolute", apart.max()), ("relative", relative))
    ]


def _places(x, y, holds, names):
    """Where the first five differ."""
    where = np.argwhere(~holds)
    title = "Mismatch at index:" if len(where) == 1 else "Mismatch at indices:"
    title = "First 5 mismatches are at indices:" if len(where) > 5 else title
    rows = [tuple(row) for row in where[:5].tolist()]
    one, other = names
    return [title, *[f" {list(at)}: {x[at]} ({one}), {y[at]} ({other})" for at in rows]]


def _shown(values, names, precision=8):
    """The values with their names, three lines of each at most."""
    told = ""
    for name, each in zip(names, values):
        with printoptions(precision=precision):
            text = array_repr(each) if isinstance(each, np.ndarray) else repr(each)
        lines = text.splitlines()
        text = "\n".join(lines[:3]) + "..." if len(lines) > 3 else text
        told += f"\n {name}: {text}"
    return told


def _message(header, err_msg, actual, desired):
    if err_msg and "\n" not in str(err_msg) and len(str(err_msg)) < 79 - len(header):
        text = f"\n{header} {err_msg}"
    else:
        text = "\n".join(["\n" + header, *[str(err_msg)] * bool(err_msg)])
    return text + _shown((actual, desired), _NAMES)


def _equal(x, y):
    return x == y


def assert_array_equal(actual, desired, err_msg="", verbose=True, *, strict=False):
    """Raises unless two arrays are equal."""
    _compared(_equal, actual, desired, err_msg, "Arrays are not equal", 6)


def assert_allclose(
    actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg="", verbose=True, *, strict=False
):
    """Raises unless all elements of two arrays are near each other."""

    def near(x, y):
        return np.isclose(x, y, rtol=rtol, atol=atol, equal_nan=equal_nan)

    header = f"Not equal to tolerance rtol={rtol:g}, atol={atol:g}"
    _compared(near, actual, desired, err_msg, header, 6, equal_nan)


def assert_array_almost_equal(actual, desired, decimal=6, err_msg="", verbose=True):
    """Raises unless two arrays agree to some decimals."""

    def near(x, y):
        return np.abs(np.subtract(x, y, dtype=np.float64)) < 1.5 * 10.0 ** (-decimal)

    header = f"Arrays are not almost equal to {decimal} decimals"
    _compared(near, actual, desired, err_msg, header, decimal)


def assert_almost_equal(actual, desired, decimal=7, err_msg="", verbose=True):
    """Raises unless two numbers, or arrays, agree to some decimals."""
    if any(isinstance(each, (np.ndarray, list, tuple)) for each in (actual, desired)):
        assert_array_almost_equal(actual, desired, decimal, err_msg)
        return
    both_nan = actual != actual and desired != desired
    if both_nan or abs(desired - actual) < 1.5 * 10.0 ** (-decimal) or desired == actual:
        return
    header = f"Arrays are not almost equal to {decimal} decimals"
    raise AssertionError(_message(header, err_msg, actual, desired))


def assert_equal(actual, desired, err_msg="", verbose=True, *, strict=False):
    """Raises unless two objects are equal: numbers, arrays, or lists and dicts of them."""
    if isinstance(desired, dict):
        if not isinstance(actual, dict):
            raise AssertionError(repr(type(actual)))
        assert_equal(len(actual), len(desired), err_msg, verbose)
        for key in desired:
            if key not in actual:
                raise AssertionError(repr(key))
            assert_equal(actual[key], desired[key], f"key={key!r}\n{err_msg}", verbose)
        return
    if isinstance(desired, (list, tuple)) and isinstance(actual, (list, tuple)):
        assert_equal(len(actual), len(desired), err_msg, verbose)
        for place, (one, two) in enumerate(zip(actual, desired)):
            assert_equal(one, two, f"item={place!r}\n{err_msg}", verbose)
        return
    if any(isinstance(each, np.ndarray) for each in (actual, desired)):
        assert_array_equal(actual, desired, err_msg, verbose)
        return
    if actual == desired or (actual != actual and desired != desired):
        return
    raise AssertionError(_message("Items are not equal:", err_msg, actual, desired))


def assert_array_less(x, y, err_msg="", verbose=True, *, strict=False):
    """Raises unless each element is less than another's."""
    header = "Arrays are not strictly ordered `x < y`"
    _compared(lambda x, y: x < y, x, y, err_msg, header, 6, names=("x", "y"))


def assert_(val, msg=""):
    """Raises unless a value counts as true."""
    if not val:
        raise AssertionError(msg() if callable(msg) else msg)


def assert_raises(exception_class, *args, **kwargs):
    """Raises unless a call, or the body of a `with`, raises such an exception."""
    from unittest import TestCase

    return TestCase().assertRaises(exception_class, *args, **kwargs)
