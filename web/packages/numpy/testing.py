"""numpy.testing: assertions about arrays."""

import numpy as np

from ._print import array_repr, printoptions


def _told(header, err_msg, actual, desired, precision=8):
    lines = ["\n" + header]
    if err_msg:
        if "\n" not in str(err_msg) and len(str(err_msg)) < 79 - len(header):
            lines = [lines[0] + " " + str(err_msg)]
        else:
            lines.append(str(err_msg))
    for name, each in (("ACTUAL", actual), ("DESIRED", desired)):
        with printoptions(precision=precision):
            text = array_repr(each) if isinstance(each, np.ndarray) else repr(each)
        if text.count("\n") > 3:
            text = "\n".join(text.splitlines()[:3]) + "..."
        lines.append(f" {name}: {text}")
    return "\n".join(lines)


def _compared(comparison, x, y, err_msg, verbose, header, precision, equal_nan=True):
    """Raises unless the comparison holds for all elements."""
    x, y = np.asanyarray(x), np.asanyarray(y)

    def failed(more):
        text = [err_msg, *more] if err_msg else more
        return AssertionError(_array_message(x, y, "\n".join(map(str, text)), header, verbose, precision))

    if not (x.shape == y.shape or x.shape == () or y.shape == ()):
        raise failed([f"(shapes {x.shape}, {y.shape} mismatch)"])
    kept = None
    for name, test in (("nan", np.isnan), ("inf", np.isinf)):
        if name == "inf" and comparison is _equal or not equal_nan and name == "nan":
            continue
        if x.dtype.kind != "f" and y.dtype.kind != "f":
            continue
        one, two = test(x), test(y)
        if not np.all(one == two):
            raise failed([f"{name} location mismatch:"])
        if name == "inf" and not np.all((x > 0) == (y > 0) | ~one):
            raise failed(["+inf location mismatch:"])
        kept = one if kept is None else kept | one
    if kept is not None and np.any(kept):
        kept = np.broadcast_to(kept, np.broadcast_shapes(x.shape, y.shape))
        x1, y1 = (np.broadcast_to(each, kept.shape)[~kept] for each in (x, y))
    else:
        x1, y1 = x, y
    holds = np.asarray(comparison(x1, y1))
    if np.all(holds):
        return
    count = int((~holds).sum())
    total = holds.size
    more = [f"Mismatched elements: {count} / {total} ({100 * count / total:.3g}%)"]
    x1, y1 = np.broadcast_arrays(x1, y1)
    if x1.ndim and holds.shape == x.shape:
        more += _places(x1, y1, holds)
    difference = np.abs(x1.astype(np.float64) - y1.astype(np.float64)) if x1.dtype.kind != "b" else None
    if difference is not None:
        apart = difference[~holds] if difference.ndim else difference
        exact = x1.dtype.kind in "iu" and y1.dtype.kind in "iu"
        largest = int(apart.max()) if exact else apart.max()
        more.append(f"Max absolute difference among violations: {largest}")
        base = np.abs(y1[~holds] if difference.ndim else y1)
        known = base != 0
        relative = (apart[known] / base[known]).max() if np.any(known) and base.ndim else (
            apart / base if np.all(known) and not base.ndim else np.inf)  # fmt: skip
        with printoptions(precision=precision):
            text = np.array2string(np.asarray(relative)) if np.isfinite(relative) else "inf"
        more.append(f"Max relative difference among violations: {text}")
    raise failed(more)


def _places(x, y, holds):
    """Where the first five differ."""
    where = np.argwhere(~holds)
    title = "Mismatch at index:" if len(where) == 1 else "First 5 mismatches are at indices:" if len(
        where) > 5 else "Mismatch at indices:"  # fmt: skip
    lines = [title]
    for place in where[:5].tolist():
        index = tuple(place)
        lines.append(
            f" {list(index) if len(index) > 1 else [index[0]]}: {x[index]} (ACTUAL), {y[index]} (DESIRED)"
        )
    return lines


def _array_message(x, y, text, header, verbose, precision):
    lines = ["\n" + header]
    if text:
        if "\n" not in text and len(text) < 79 - len(header):
            lines = [lines[0] + " " + text]
        else:
            lines.append(text)
    if verbose:
        for name, each in (("ACTUAL", x), ("DESIRED", y)):
            with printoptions(precision=precision):
                shown = array_repr(each)
            if shown.count("\n") > 3:
                shown = "\n".join(shown.splitlines()[:3]) + "..."
            lines.append(f" {name}: {shown}")
    return "\n".join(lines)


def _equal(x, y):
    return x == y


def assert_array_equal(actual, desired, err_msg="", verbose=True, *, strict=False):
    """Raises unless two arrays are equal."""
    _compared(_equal, actual, desired, err_msg, verbose, "Arrays are not equal", 6)


def assert_allclose(
    actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg="", verbose=True, *, strict=False
):
    """Raises unless all elements of two arrays are near each other."""

    def near(x, y):
        return np.isclose(x, y, rtol=rtol, atol=atol, equal_nan=equal_nan)

    header = f"Not equal to tolerance rtol={rtol:g}, atol={atol:g}"
    _compared(near, actual, desired, err_msg, verbose, header, 6, equal_nan)


def assert_array_almost_equal(actual, desired, decimal=6, err_msg="", verbose=True):
    """Raises unless two arrays agree to some decimals."""

    def near(x, y):
        return np.abs(np.subtract(x, y, dtype=np.float64)) < 1.5 * 10.0 ** (-decimal)

    header = f"Arrays are not almost equal to {decimal} decimals"
    _compared(near, actual, desired, err_msg, verbose, header, decimal)


def assert_almost_equal(actual, desired, decimal=7, err_msg="", verbose=True):
    """Raises unless two numbers, or arrays, agree to some decimals."""
    if any(isinstance(each, (np.ndarray, list, tuple)) for each in (actual, desired)):
        assert_array_almost_equal(actual, desired, decimal, err_msg)
        return
    both_nan = actual != actual and desired != desired
    if both_nan or abs(desired - actual) < 1.5 * 10.0 ** (-decimal) or desired == actual:
        return
    header = f"Arrays are not almost equal to {decimal} decimals"
    raise AssertionError(_told(header, err_msg, actual, desired))


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
    raise AssertionError(_told("Items are not equal:", err_msg, actual, desired))


def assert_array_less(x, y, err_msg="", verbose=True, *, strict=False):
    """Raises unless each element is less than another's."""
    _compared(lambda x, y: x < y, x, y, err_msg, verbose, "Arrays are not strictly ordered `x < y`", 6)


def assert_(val, msg=""):
    """Raises unless a value counts as true."""
    if not val:
        raise AssertionError(msg() if callable(msg) else msg)


def assert_raises(exception_class, *args, **kwargs):
    """Raises unless a call, or the body of a `with`, raises such an exception."""
    from unittest import TestCase

    return TestCase().assertRaises(exception_class, *args, **kwargs)
