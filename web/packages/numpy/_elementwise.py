"""Functions of single elements beside the ufuncs, comparisons of whole arrays, and windows."""

import numpy as np

from ._sorting import into

# --- Equal, or nearly ------------------------------------------------------------------------------


def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    """For each element whether it is near another's."""
    a, b = (np.asanyarray(each) for each in (a, b))
    if b.dtype.kind != "f":
        b = b.astype(np.result_type(b, 1.0))
    with np.errstate(invalid="ignore", over="ignore"):
        near = (np.abs(a - b) <= atol + rtol * np.abs(b)) & np.isfinite(b) | (a == b)
    if equal_nan:
        near = near | np.isnan(a) & np.isnan(b)
    return near


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    """Whether all elements are near each other."""
    return bool(np.all(isclose(a, b, rtol, atol, equal_nan)))


def array_equal(a1, a2, equal_nan=False):
    """Whether two arrays have one shape and the same elements."""
    a1, a2 = np.asarray(a1), np.asarray(a2)
    if a1.shape != a2.shape:
        return False
    same = a1 == a2
    if equal_nan:
        same = same | (a1 != a1) & (a2 != a2)
    return bool(np.all(same))


def array_equiv(a1, a2):
    """Whether two arrays, broadcast to one shape, have the same elements."""
    a1, a2 = np.asarray(a1), np.asarray(a2)
    try:
        np.broadcast_shapes(a1.shape, a2.shape)
    except ValueError:
        return False
    return bool(np.all(a1 == a2))


# --- Parts of numbers ------------------------------------------------------------------------------


def _kind_of(x):
    return np.asarray(x).dtype.kind


def real(val):
    """The real part."""
    return val if hasattr(val, "real") else np.asanyarray(val)


def imag(val):
    """The imaginary part."""
    return np.asanyarray(val).imag[()]


def isreal(x):
    """For each element whether it has no imaginary part."""
    return imag(x) == 0


def iscomplex(x):
    """For each element whether it has an imaginary part."""
    return imag(x) != 0


def iscomplexobj(x):
    """Whether an array could hold complex numbers."""
    return isinstance(x, complex) or (not isinstance(x, (int, float)) and _kind_of(x) == "c")


def isrealobj(x):
    """Whether an array could not hold complex numbers."""
    return not iscomplexobj(x)


def real_if_close(a, tol=100):
    """The array itself: it is real."""
    return np.asanyarray(a)


def angle(z, deg=False):
    """The angle of numbers seen as complex ones."""
    z = np.asanyarray(z)
    made = np.arctan2(np.zeros_like(z) + 0.0, z)
    return made * (180 / np.pi) if deg else made


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    """The elements, with numbers in place of nan and infinities."""
    made = np.array(x, copy=True if copy else None)
    if made.dtype.kind == "f":
        limits = np.finfo(made.dtype)
        missing, above, below = np.isnan(made), np.isposinf(made), np.isneginf(made)
        np.copyto(made, nan, where=missing)
        np.copyto(made, limits.max if posinf is None else posinf, where=above)
        np.copyto(made, limits.min if neginf is None else neginf, where=below)
    return made[()] if made.ndim == 0 else made


def isposinf(x, out=None):
    """For each element whether it is infinity."""
    return into(out, np.isinf(x) & ~np.signbit(x))


def isneginf(x, out=None):
    """For each element whether it is minus infinity."""
    return into(out, np.isinf(x) & np.signbit(x))


def fix(x, out=None):
    """The elements rounded towards zero."""
    return np.trunc(x, out=out)


def sinc(x):
    """sin(pi x) / (pi x)."""
    x = np.asanyarray(x)
    if x.dtype.kind in "biu":
        x = x.astype(np.float64)
    y = np.pi * np.where(x == 0, x.dtype.type(np.finfo(x.dtype).eps), x)
    return (np.sin(y) / y)[()]


def i0(x):
    """The modified Bessel function of order 0."""
    import torch

    from ._array import plain, result

    x = np.asanyarray(x)
    return result(torch.special.i0(plain(x if x.dtype.kind == "f" else x.astype(np.float64))))


def unwrap(p, discont=None, axis=-1, *, period=6.283185307179586):
    """The elements with jumps of more than half a period taken out."""
    p = np.asarray(p)
    steps = np.diff(p, axis=axis)
    discont = period / 2 if discont is None else discont
    dtype = np.result_type(steps, period)
    if dtype.kind in "iu":
        half, rest = divmod(period, 2)
        boundary = rest == 0
    else:
        half, boundary = period / 2, True
    low = -half
    wrapped = np.mod(steps - low, period) + low
    if boundary:
        wrapped = np.where((wrapped == low) & (steps > 0), half, wrapped)
    correction = np.where(np.abs(steps) < discont, 0, wrapped - steps)
    made = np.array(p, copy=True, dtype=dtype)
    place = [slice(None)] * p.ndim
    place[axis] = slice(1, None)
    made[tuple(place)] = p[tuple(place)] + correction.cumsum(axis)
    return made


# --- Windows ---------------------------------------------------------------------------------------


def _window(M, formula):
    if M < 1:
        return np.zeros(0)
    if M == 1:
        return np.ones(1)
    return formula(np.arange(1 - M, M, 2), M - 1)


def bartlett(M):
    """A triangle that begins and ends at zero."""
    return _window(M, lambda n, last: np.where(n <= 0, 1 + n / last, 1 - n / last))


def hanning(M):
    """A raised cosine."""
    return _window(M, lambda n, last: 0.5 + 0.5 * np.cos(np.pi * n / last))


def hamming(M):
    """A raised cosine on a step."""
    return _window(M, lambda n, last: 0.54 + 0.46 * np.cos(np.pi * n / last))


def blackman(M):
    """A sum of two cosines."""
    return _window(
        M,
        lambda n, last: 0.42 + 0.5 * np.cos(np.pi * n / last) + 0.08 * np.cos(2.0 * np.pi * n / last),
    )


def kaiser(M, beta):
    """A window of Bessel's function."""
    if M == 1:
        return np.ones(1)
    n, half = np.arange(0, M), (M - 1) / 2.0
    return i0(beta * np.sqrt(1 - ((n - half) / half) ** 2.0)) / i0(beta)


_TYPE_NAMES = {
    "S1": "character", "?": "bool", "b": "signed char", "B": "unsigned char", "h": "short",
    "H": "unsigned short", "i": "integer", "I": "unsigned integer", "l": "long integer",
    "L": "unsigned long integer", "q": "long long integer", "Q": "unsigned long long integer",
    "f": "single precision", "d": "double precision", "g": "long precision",
    "F": "complex single precision", "D": "complex double precision",
    "G": "complex long double precision", "S": "string", "U": "unicode", "V": "void", "O": "object",
}  # fmt: skip


def typename(char):
    """What a dtype's letter stands for."""
    return _TYPE_NAMES[char]
