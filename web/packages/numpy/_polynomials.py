"""Polynomials by their coefficients, the highest power first."""

import warnings

import numpy as np

from ._array import ndarray


def _coefficients(p):
    p = p.coeffs if isinstance(p, poly1d) else p
    return np.atleast_1d(p)


def _like(p, made, *others):
    """A result as a polynomial if any argument is one."""
    return poly1d(made) if any(isinstance(each, poly1d) for each in (p, *others)) else made


def polyval(p, x):
    """The value of a polynomial at places; of a polynomial, the polynomial of the other."""
    p = np.asarray(p.coeffs if isinstance(p, poly1d) else p)
    if isinstance(x, poly1d):
        value = poly1d([0])
    else:
        x = np.asanyarray(x)
        value = np.zeros_like(x)
    for each in p:
        value = value * x + each
    return value[()] if isinstance(value, ndarray) and value.ndim == 0 else value


def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
    """The polynomial of some degree that is nearest to points, by least squares."""
    order = int(deg) + 1
    x, y = np.asarray(x) + 0.0, np.asarray(y) + 0.0
    if deg < 0:
        raise ValueError("expected deg >= 0")
    if x.ndim != 1:
        raise TypeError("expected 1D vector for x")
    if x.size == 0:
        raise TypeError("expected non-empty vector for x")
    if y.ndim < 1 or y.ndim > 2:
        raise TypeError("expected 1D or 2D array for y")
    if x.shape[0] != y.shape[0]:
        raise TypeError("expected x and y to have same length")
    if rcond is None:
        rcond = len(x) * np.finfo(x.dtype).eps
    left, right = np.vander(x, order), y
    if w is not None:
        w = np.asarray(w) + 0.0
        if w.ndim != 1:
            raise TypeError("expected a 1-d array for weights")
        if w.shape[0] != y.shape[0]:
            raise TypeError("expected w and y to have the same length")
        left = left * w[:, None]
        right = right * (w[:, None] if right.ndim == 2 else w)
    scale = np.sqrt((left * left).sum(axis=0))
    left = left / scale
    made, residuals, rank, values = np.linalg.lstsq(left, right, rcond)
    made = (made.T / scale).T
    if rank != order and not full:
        warnings.warn("Polyfit may be poorly conditioned", RankWarning, stacklevel=2)
    if full:
        return made, residuals, rank, values, rcond
    if not cov:
        return made
    base = np.linalg.inv(np.dot(left.T, left)) / np.outer(scale, scale)
    factor = 1
    if cov != "unscaled":
        if len(x) <= order:
            raise ValueError("the number of data points must exceed order to scale the covariance matrix")
        factor = residuals / (len(x) - order)
    return made, base * factor if y.ndim == 1 else base[:, :, None] * factor


class RankWarning(RuntimeWarning):
    """Warns that points do not determine a polynomial."""


RankWarning.__module__ = "numpy.exceptions"


def poly(seq_of_zeros):
    """The polynomial with given roots, or of a matrix's eigenvalues."""
    roots_given = np.atleast_1d(seq_of_zeros)
    if roots_given.dtype.kind != "f":
        roots_given = roots_given.astype(np.float64)
    if roots_given.ndim == 2 and roots_given.shape[0] == roots_given.shape[1] and len(roots_given):
        roots_given = np.linalg.eigvals(roots_given)
    elif roots_given.ndim != 1:
        raise ValueError("input must be 1d or non-empty square 2d array.")
    made = np.ones(
        1, dtype=np.result_type(roots_given.dtype, np.float64) if not len(roots_given) else roots_given.dtype
    )
    for each in roots_given:
        made = np.convolve(made, np.array([1, -each], dtype=roots_given.dtype), mode="full")
    return made if len(roots_given) else 1.0


def roots(p):
    """Where a polynomial is zero; complex roots are refused."""
    p = _coefficients(p)
    if p.ndim != 1:
        raise ValueError("Input must be a rank-1 array.")
    places = np.nonzero(np.ravel(p))[0]
    if not len(places):
        return np.array([])
    zeros = len(p) - int(places[-1]) - 1
    p = p[int(places[0]) : int(places[-1]) + 1]
    if p.dtype.kind != "f":
        p = p.astype(float)
    found = np.array([], dtype=p.dtype)
    if len(p) > 1:
        companion = np.diag(np.ones(len(p) - 2, p.dtype), -1)
        companion[0, :] = -p[1:] / p[0]
        found = np.linalg.eigvals(companion)
    return np.concatenate((found, np.zeros(zeros, found.dtype)))


def _aligned(a, b):
    a, b = _coefficients(a), _coefficients(b)
    size = max(len(a), len(b))
    dtype = np.result_type(a, b)
    return [np.concatenate((np.zeros(size - len(each), dtype), each)) for each in (a, b)]


def polyadd(a1, a2):
    """The sum of two polynomials."""
    one, two = _aligned(a1, a2)
    return _like(a1, one + two, a2)


def polysub(a1, a2):
    """The difference of two polynomials."""
    one, two = _aligned(a1, a2)
    return _like(a1, one - two, a2)


def polymul(a1, a2):
    """The product of two polynomials."""
    return _like(a1, np.convolve(_coefficients(a1), _coefficients(a2)), a2)


def polydiv(u, v):
    """(The quotient of two polynomials, what remains)."""
    one, two = _coefficients(u) + 0.0, _coefficients(v) + 0.0
    m, n = len(one) - 1, len(two) - 1
    scale = 1.0 / two[0]
    quotient = np.zeros(max(m - n + 1, 1), one.dtype)
    rest = one.astype(one.dtype)
    for k in range(m - n + 1):
        quotient[k] = scale * rest[k]
        rest[k : k + n + 1] -= quotient[k] * two
    while np.allclose(rest[0], 0, rtol=1e-14) and rest.shape[-1] > 1:
        rest = rest[1:]
    return _like(u, quotient, v), _like(u, rest, v)


def polyder(p, m=1):
    """The derivative of a polynomial, m times."""
    if m < 0:
        raise ValueError("Order of derivative must be positive (see polyint)")
    made = _coefficients(p)
    for _ in range(m):
        made = made[:-1] * np.arange(len(made) - 1, 0, -1)
    return _like(p, made)


def polyint(p, m=1, k=None):
    """The integral of a polynomial, m times, with constants."""
    if m < 0:
        raise ValueError("Order of integral must be positive (see polyder)")
    constants = np.zeros(m, float) if k is None else np.atleast_1d(k)
    if len(constants) == 1 and m > 1:
        constants = constants[0] * np.ones(m, float)
    if len(constants) < m:
        raise ValueError("k must be a scalar or a rank-1 array of length 1 or >m.")
    made = _coefficients(p)
    for each in constants[:m]:
        made = np.concatenate((made / np.arange(len(made), 0, -1), [each]))
    return _like(p, made)


class poly1d:
    """A polynomial that is called, added and multiplied."""

    __hash__ = None

    def __init__(self, c_or_r, r=False, variable=None):
        self.variable = variable or (c_or_r.variable if isinstance(c_or_r, poly1d) else "x")
        given = poly(c_or_r) if r else _coefficients(c_or_r)
        given = np.atleast_1d(given)
        if given.ndim > 1:
            raise ValueError("Polynomial must be 1d only.")
        given = np.trim_zeros(given, trim="f")
        self.coeffs = given if len(given) else np.zeros(1, given.dtype)

    c = coef = coefficients = property(lambda self: self.coeffs)
    order = o = property(lambda self: len(self.coeffs) - 1, doc="The highest power.")
    r = roots = property(lambda self: roots(self.coeffs), doc="Where it is zero.")

    def __call__(self, val):
        return polyval(self.coeffs, val)

    def __repr__(self):
        return f"poly1d({repr(self.coeffs)[6:-1]})"

    def __str__(self):
        texts = []
        for power, each in zip(range(self.order, -1, -1), self.coeffs):
            number = f"{float(each):.4g}"
            if number != "0" or self.order == 0:
                texts.append((number, power))
        return _raised(texts, self.variable)

    def __neg__(self):
        return poly1d(-self.coeffs)

    def __pos__(self):
        return self

    def __len__(self):
        return self.order

    def __add__(self, other):
        return poly1d(polyadd(self.coeffs, poly1d(other).coeffs))

    def __sub__(self, other):
        return poly1d(polysub(self.coeffs, poly1d(other).coeffs))

    def __rsub__(self, other):
        return poly1d(polysub(poly1d(other).coeffs, self.coeffs))

    def __mul__(self, other):
        if np.isscalar(other):
            return poly1d(self.coeffs * other)
        return poly1d(polymul(self.coeffs, poly1d(other).coeffs))

    __radd__, __rmul__ = __add__, __mul__

    def __truediv__(self, other):
        return poly1d(self.coeffs / other) if np.isscalar(other) else polydiv(self, poly1d(other))

    def __pow__(self, n):
        if not hasattr(n, "__index__") or n < 0:
            raise ValueError("Power to non-negative integers only.")
        made = [1]
        for _ in range(n):
            made = polymul(self.coeffs, made)
        return poly1d(made)

    def __eq__(self, other):
        if not isinstance(other, poly1d):
            return NotImplemented
        return self.coeffs.shape == other.coeffs.shape and bool((self.coeffs == other.coeffs).all())

    def __getitem__(self, power):
        place = self.order - power
        return self.coeffs[place] if 0 <= place <= self.order else self.coeffs.dtype.type(0)

    def __setitem__(self, power, value):
        if power < 0:
            raise ValueError("Does not support negative powers.")
        if power > self.order:
            more = np.zeros(power - self.order, self.coeffs.dtype)
            self.coeffs = np.concatenate((more, self.coeffs))
        self.coeffs[self.order - power] = value

    def __iter__(self):
        return iter(self.coeffs)

    def __array__(self, dtype=None, copy=None):
        return np.array(self.coeffs, dtype=dtype)

    def deriv(self, m=1):
        """The derivative, m times."""
        return poly1d(polyder(self.coeffs, m=m))

    def integ(self, m=1, k=0):
        """The integral, m times."""
        return poly1d(polyint(self.coeffs, m=m, k=k))


def _raised(terms, variable):
    """Terms in two lines, the powers above; wrapped where they grow long."""
    text = ""
    for number, power in terms:
        sign = "-" if number[0] == "-" else "+"
        number = number.lstrip("-")
        if power:
            number += " "
            number += variable if power == 1 else f"{variable}**{power}"
        if not text:
            text = ("-" if sign == "-" else "") + number
        else:
            text += f" {sign} {number}"
    if not text:
        text = "0"
    return _two_lines(text)


def _two_lines(text, wrap=70):
    done, above, below, place = " ", "", "", 0
    while (at := text.find("**", place)) >= 0:
        end = at + 2
        while end < len(text) and text[end].isdigit():
            end += 1
        part, power = text[place:at], text[at + 2 : end]
        place = end
        more_above = " " * (len(part) - 1) + power
        more_below = part + " " * (len(power) - 1)
        if len(below) + len(part) > wrap or len(above) + len(power) > wrap:
            done += above + "\n" + below + "\n "
            above, below = more_above, more_below
        else:
            above, below = above + more_above, below + more_below
    done += above + "\n" + below
    return done + text[place:]
