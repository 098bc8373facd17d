"""What RandomState and Generator have in common: parameters with their bounds, and a method a distribution."""

from math import isfinite

import numpy as np
import torch
from torch._wire import primitive

from .._array import ndarray, plain, wrap
from .._convert import asarray
from .._dtype import element_of, scalar
from .._room import refused
from .._views import axis_of

_draw = primitive("numpy.random.draw")
_integers = primitive("numpy.random.integers")
_partners = primitive("numpy.random.partners")
permutation_of = primitive("numpy.random.permutation")
bytes_of = primitive("numpy.random.bytes")
_multinomial = primitive("numpy.random.multinomial")
_dirichlet = primitive("numpy.random.dirichlet")

# What a parameter must fulfil, in the order in which it is told: a test, what is wrong with a number that fails it, and
# with an array of which one does.
NON_NEGATIVE = ((lambda x: (x >= 0) | (x != x), "{} < 0", "{} < 0"),)
_POSITIVE = ((lambda x: (x > 0) | (x != x), "{} <= 0", "{} <= 0"),)
_CHANCE = (
    (
        lambda x: (x >= 0) & (x <= 1),
        "{0} < 0, {0} > 1 or {0} is NaN",
        "{0} < 0, {0} > 1 or {0} contains NaNs",
    ),
)
_ABOVE_0_TO_1 = ((lambda x: (x > 0) & (x <= 1), *("{0} <= 0, {0} > 1 or {0} contains NaNs",) * 2),)
_0_TO_BELOW_1 = (
    (
        lambda x: (x >= 0) & (x < 1),
        "{0} < 0, {0} >= 1 or {0} is NaN",
        "{0} < 0, {0} >= 1 or {0} contains NaNs",
    ),
)
_ABOVE_1 = ((lambda x: x > 1, "{0} <= 1 or {0} is NaN", "{0} <= 1 or {0} contains NaNs"),)
_NOT_NAN = ((lambda x: x == x, "{} must not be NaN", "{} must not be NaN"), *_POSITIVE)
_RATE = (
    (lambda x: x >= 0, "{0} < 0 or {0} is NaN", "{0} < 0 or {0} contains NaNs"),
    (lambda x: x <= 9.223372006484771e18, "{} value too large", "{} value too large"),
)


def _check(x, name, rules):
    for test, one, several in rules:
        if isinstance(x, torch.Tensor):
            if not test(x).all():
                raise ValueError(several.format(name))
        elif not test(x):
            raise ValueError(one.format(name))


def sizes_of(size):
    """The shape that `size` asks for, as a list."""
    if hasattr(size, "__index__"):
        sizes = [size.__index__()]
    else:
        try:
            sizes = [n.__index__() for n in size]
        except (AttributeError, TypeError):
            if isinstance(size, str) or hasattr(size, "__iter__"):
                wrong = (
                    next(n for n in size if not hasattr(n, "__index__"))
                    if not isinstance(size, str)
                    else size
                )
                raise TypeError(
                    f"'{type(wrong).__name__}' object cannot be interpreted as an integer"
                ) from None
            raise TypeError(f"expected a sequence of integers or a single integer, got '{size}'") from None
    if any(n < 0 for n in sizes):
        raise ValueError("negative dimensions are not allowed")
    return sizes


def numbers(x):
    """A parameter as a Python float, or as a tensor of float64 where it has dims."""
    if x.__class__ is float or x.__class__ is int:
        return float(x)
    a = asarray(x)
    t = plain(a.astype(np.float64))
    return t if t.dim() else t.item()


def _common(size, parameters):
    """The sizes of the result, and the parameters packed at these sizes."""
    shapes = [tuple(p.shape) for p in parameters if isinstance(p, torch.Tensor)]
    if size is None:
        sizes = list(torch.broadcast_shapes(*shapes))
    else:
        sizes = sizes_of(size)
        for k, shape in enumerate(shapes):
            if len(shape) > len(sizes) or any(n not in (1, m) for n, m in zip(shape[::-1], sizes[::-1])):
                raise ValueError(
                    "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape "
                    f"{tuple(sizes)} and arg {k + 1} with shape {shape}."
                )
    return sizes, [p.expand(sizes).contiguous() if isinstance(p, torch.Tensor) else p for p in parameters]


class Distributions:
    """A method a distribution, over a bit generator's stream."""

    def __init__(self, bits):
        self._bits = bits
        self._stream = bits.stream

    def __repr__(self):
        return f"{self} at 0x{id(self):X}"

    def __getattr__(self, name):
        raise AttributeError(f"'{self._MODULE}.{type(self).__name__}' object has no attribute '{name}'")

    def __str__(self):
        return f"{type(self).__name__}({type(self._bits).__name__})"

    def _drawn(self, name, size, *given):
        """Draws of a distribution. Each parameter is given as its value, its name and its bounds."""
        parameters = []
        for value, called, rules in given:
            x = numbers(value)
            if rules:
                _check(x, called, rules)
            parameters.append(x)
        if any(isinstance(p, torch.Tensor) for p in parameters):
            size, parameters = _common(size, parameters)
        elif size is not None:
            size = sizes_of(size)
        try:
            made = _draw(self._stream, self._legacy, name, size, *parameters)
        except RuntimeError as error:
            raise refused(error, size, np.dtype(float)) from None
        return made if size is None else wrap(made)

    # --- Real numbers ------------------------------------------------------------------------------

    def uniform(self, low=0.0, high=1.0, size=None):
        low, high = numbers(low), numbers(high)
        width = high - low
        if not (bool(width.isfinite().all()) if isinstance(width, torch.Tensor) else isfinite(width)):
            raise OverflowError(self._WIDE)
        return self._spread(low, width, size)

    def normal(self, loc=0.0, scale=1.0, size=None):
        return self._drawn("normal", size, (loc, "loc", None), (scale, "scale", NON_NEGATIVE))

    def lognormal(self, mean=0.0, sigma=1.0, size=None):
        return self._drawn("lognormal", size, (mean, "mean", None), (sigma, "sigma", NON_NEGATIVE))

    def exponential(self, scale=1.0, size=None):
        return self._drawn("exponential", size, (scale, "scale", NON_NEGATIVE))

    def gamma(self, shape, scale=1.0, size=None):
        return self._drawn("gamma", size, (shape, "shape", NON_NEGATIVE), (scale, "scale", NON_NEGATIVE))

    def beta(self, a, b, size=None):
        return self._drawn("beta", size, (a, "a", _POSITIVE), (b, "b", _POSITIVE))

    def chisquare(self, df, size=None):
        return self._drawn("chisquare", size, (df, "df", _POSITIVE))

    def noncentral_chisquare(self, df, nonc, size=None):
        return self._drawn("noncentral_chisquare", size, (df, "df", _POSITIVE), (nonc, "nonc", NON_NEGATIVE))

    def f(self, dfnum, dfden, size=None):
        return self._drawn("f", size, (dfnum, "dfnum", _POSITIVE), (dfden, "dfden", _POSITIVE))

    def noncentral_f(self, dfnum, dfden, nonc, size=None):
        of = (dfnum, "dfnum", _POSITIVE), (dfden, "dfden", _POSITIVE), (nonc, "nonc", NON_NEGATIVE)
        return self._drawn("noncentral_f", size, *of)

    def standard_cauchy(self, size=None):
        return self._drawn("standard_cauchy", size)

    def standard_t(self, df, size=None):
        return self._drawn("standard_t", size, (df, "df", _POSITIVE))

    def vonmises(self, mu, kappa, size=None):
        return self._drawn("vonmises", size, (mu, "mu", None), (kappa, "kappa", NON_NEGATIVE))

    def pareto(self, a, size=None):
        return self._drawn("pareto", size, (a, "a", _POSITIVE))

    def weibull(self, a, size=None):
        return self._drawn("weibull", size, (a, "a", NON_NEGATIVE))

    def power(self, a, size=None):
        return self._drawn("power", size, (a, "a", _POSITIVE))

    def laplace(self, loc=0.0, scale=1.0, size=None):
        return self._drawn("laplace", size, (loc, "loc", None), (scale, "scale", NON_NEGATIVE))

    def gumbel(self, loc=0.0, scale=1.0, size=None):
        return self._drawn("gumbel", size, (loc, "loc", None), (scale, "scale", NON_NEGATIVE))

    def logistic(self, loc=0.0, scale=1.0, size=None):
        return self._drawn("logistic", size, (loc, "loc", None), (scale, "scale", NON_NEGATIVE))

    def rayleigh(self, scale=1.0, size=None):
        return self._drawn("rayleigh", size, (scale, "scale", NON_NEGATIVE))

    def wald(self, mean, scale, size=None):
        return self._drawn("wald", size, (mean, "mean", _POSITIVE), (scale, "scale", _POSITIVE))

    def triangular(self, left, mode, right, size=None):
        left, mode, right = numbers(left), numbers(mode), numbers(right)
        for wrong, text in (
            (lambda: left > mode, "left > mode"),
            (lambda: mode > right, "mode > right"),
            (lambda: left == right, "left == right"),
        ):
            found = wrong()
            if found.any() if isinstance(found, torch.Tensor) else found:
                raise ValueError(text)
        return self._drawn("triangular", size, (left, "", None), (mode, "", None), (right, "", None))

    # --- Whole numbers -----------------------------------------------------------------------------

    def binomial(self, n, p, size=None):
        return self._drawn("binomial", size, (n, "n", NON_NEGATIVE), (p, "p", _CHANCE))

    def negative_binomial(self, n, p, size=None):
        return self._drawn("negative_binomial", size, (n, "n", _NOT_NAN), (p, "p", _ABOVE_0_TO_1))

    def poisson(self, lam=1.0, size=None):
        return self._drawn("poisson", size, (lam, "lam", _RATE))

    def geometric(self, p, size=None):
        return self._drawn("geometric", size, (p, "p", _ABOVE_0_TO_1))

    def zipf(self, a, size=None):
        return self._drawn("zipf", size, (a, "a", _ABOVE_1))

    def logseries(self, p, size=None):
        return self._drawn("logseries", size, (p, "p", _0_TO_BELOW_1))

    def hypergeometric(self, ngood, nbad, nsample, size=None):
        raise NotImplementedError("numpy.random's hypergeometric is not in the Tensorglass playground yet")

    def _whole(self, low, high, size, dtype, closed, told):
        """Whole numbers from low up to high, which belongs to them if `closed`."""
        if high is None:
            low, high = 0, low
        dtype = np.dtype(dtype)
        if dtype.kind not in "iub":
            raise TypeError(f"Unsupported dtype {dtype!r} for {told}")
        element = element_of(dtype)
        least, most = (0, 1) if dtype.kind == "b" else (dtype.least, dtype.most)
        if low.__class__ is not int or high.__class__ is not int:
            low, high = (a if a.ndim else int(a.item()) for a in (asarray(low), asarray(high)))
        if low.__class__ is int and high.__class__ is int:
            high -= not closed
            if low < least:
                raise ValueError(f"low is out of bounds for {dtype.name}")
            if high > most:
                raise ValueError(f"high is out of bounds for {dtype.name}")
            if low > high:
                raise ValueError(_misordered(closed, low))
            sizes, width = [] if size is None else sizes_of(size), high - low
            try:
                made = _integers(self._stream, self._legacy, sizes, element, low, width - (width >> 63 << 64))
            except RuntimeError as error:
                raise refused(error, sizes, dtype) from None
            return scalar(dtype, made.item()) if size is None else wrap(made)
        low, high = (plain(asarray(a).astype(np.int64)) for a in (low, high))
        if not closed:
            high = high - 1
        if (low < least).any():
            raise ValueError(f"low is out of bounds for {dtype.name}")
        if (high > most).any():
            raise ValueError(f"high is out of bounds for {dtype.name}")
        if (low > high).any():
            raise ValueError(_misordered(closed, low.any()))
        sizes, (low, high) = _common(size, [low, high])
        low, high = low.expand(sizes).contiguous(), high.expand(sizes)
        return wrap(_integers(self._stream, self._legacy, sizes, element, low, (high - low).contiguous()))

    # --- Several numbers at a time -----------------------------------------------------------------

    def _counts(self, n, p, size):
        """How often each result is drawn in n trials."""
        _check(n, "n", NON_NEGATIVE)
        _check(p, "pvals", _CHANCE)
        if float(p[:-1].sum()) > 1.0 + 1e-12:
            raise ValueError("sum(pvals[:-1]) > 1.0")
        sizes = [] if size is None else sizes_of(size)
        made = _multinomial(self._stream, n, p.contiguous(), product_of(sizes))
        return wrap(made.reshape([*sizes, len(p)]))

    def dirichlet(self, alpha, size=None):
        alpha = plain(asarray(alpha, dtype=np.float64)).contiguous()
        if (alpha <= 0 if self._legacy else alpha < 0).any():
            raise ValueError("alpha <= 0" if self._legacy else "alpha < 0")
        sizes = [] if size is None else sizes_of(size)
        made = _dirichlet(self._stream, self._legacy, alpha, product_of(sizes))
        return wrap(made.reshape([*sizes, len(alpha)]))

    # --- Orders ------------------------------------------------------------------------------------

    def _order(self, n):
        """0 … n - 1 in random order."""
        return permutation_of(self._stream, n)

    def _shuffle(self, x, axis):
        from collections.abc import Sequence

        n = len(x)
        if isinstance(x, ndarray):
            if not x.flags.writeable:
                raise ValueError("array is read-only")
            if x.size:
                x = x.swapaxes(0, axis) if axis else x
                x[...] = x[wrap(self._order(len(x)))]
            return
        if not isinstance(x, Sequence):
            from warnings import warn

            warn(
                f"you are shuffling a '{type(x).__name__}' object which is not a subclass of 'Sequence'; `shuffle` is not "
                "guaranteed to behave correctly. E.g., non-numpy array/tensor objects with view semantics may contain "
                "duplicates after shuffling.",
                UserWarning,
                stacklevel=3,
            )
        if axis != 0:
            raise NotImplementedError("Axis argument is only supported on ndarray objects")
        for i, k in zip(range(n - 1, 0, -1), _partners(self._stream, n).tolist()):
            x[i], x[k] = x[k], x[i]

    def _permuted_of(self, x, axis):
        if isinstance(x, (int, np.integer)):
            return wrap(self._order(int(x)))
        a = asarray(x)
        if a.ndim < 1 and self._legacy:
            raise IndexError("x must be an integer or at least 1-dimensional")
        axis = axis_of(axis, a.ndim)
        return at(a, wrap(self._order(a.shape[axis])), axis)

    # --- Choices -----------------------------------------------------------------------------------

    def _chances(self, p, count, texts):
        """The checked probabilities, as a tensor."""
        fits = 1.4901161193847656e-08
        if isinstance(p, ndarray) and p.dtype.kind == "f":
            fits = max(fits, torch.finfo(p._t.dtype).eps ** 0.5)
        p = plain(asarray(p, dtype=np.float64))
        if p.dim() != 1:
            raise ValueError(texts["dims"])
        if len(p) != count:
            raise ValueError(texts["size"])
        total = float(p.sum())
        if total != total:
            raise ValueError(texts["nan"])
        if (p < 0).any():
            raise ValueError(texts["negative"])
        if abs(total - 1.0) > fits:
            raise ValueError(texts["sum"])
        return p

    def _by_chance(self, p, sizes):
        """Places drawn by their probabilities, with replacement."""
        p = p.cumsum(0)
        return torch.searchsorted(p / p[-1], self._uniforms(sizes), right=True)

    def _each_once(self, p, count):
        """Places drawn by their probabilities, none of them twice."""
        if int((p > 0).sum()) < count:
            raise ValueError("Fewer non-zero entries in p than size")
        p, found = p.clone(), []
        while len(found) < count:
            x = self._uniforms([count - len(found)])
            if found:
                p[found] = 0
            total = p.cumsum(0)
            more = torch.searchsorted(total / total[-1], x, right=True).tolist()
            found += dict.fromkeys(more)
        return torch.tensor(found, dtype=torch.int64)

    def _uniforms(self, sizes):
        return _draw(self._stream, self._legacy, "random", sizes)


def at(a, places, axis):
    """What stands at places along an axis."""
    return a[(*(slice(None),) * (axis % a.ndim), places)]


def product_of(sizes):
    """The product of sizes."""
    count = 1
    for n in sizes:
        count *= n
    return count


def _misordered(closed, low):
    if not low:
        return f"high {'<' if closed else '<='} 0"
    return f"low {'>' if closed else '>='} high"
