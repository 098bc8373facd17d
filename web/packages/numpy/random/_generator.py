"""Generator and default_rng: the distributions over PCG64."""

from itertools import product

import numpy as np
import torch
from torch._wire import primitive

from .._array import ndarray, packed, plain, wrap
from .._convert import asarray
from .._views import axis_of
from ._bits import PCG64, BitGenerator
from ._distributions import NON_NEGATIVE, Distributions, bytes_of, numbers, product_of, sizes_of
from ._legacy import RandomState, chosen

_floats = primitive("numpy.random.draw_floats")
_sample = primitive("numpy.random.sample")

_TEXTS = {
    "dims": "p must be 1-dimensional",
    "size": "a and p must have same size",
    "nan": "Probabilities contain NaN",
    "negative": "Probabilities are not non-negative",
    "sum": "Probabilities do not sum to 1. See Notes section of docstring for more information.",
}


class Generator(Distributions):
    """Random numbers from a bit generator."""

    _legacy, _MODULE = False, "numpy.random._generator"
    _WIDE = "high - low range exceeds valid bounds"

    def __init__(self, bit_generator):
        if not isinstance(bit_generator, BitGenerator):
            raise AttributeError(f"'{type(bit_generator).__name__}' object has no attribute 'capsule'")
        super().__init__(bit_generator)

    def __reduce__(self):
        return Generator, (self._bits,)

    @property
    def bit_generator(self):
        return self._bits

    def spawn(self, n_children):
        """Independent generators."""
        return [Generator(bits) for bits in self._bits.spawn(n_children)]

    # --- Distributions in both precisions -------------------------------------------------------------

    def _in_precision(self, name, told, size, dtype, out, *parameter):
        dtype = np.dtype(dtype)
        if dtype.name not in ("float64", "float32"):
            raise TypeError(f"Unsupported dtype {dtype!r} for {told}")
        if out is not None:
            if out.dtype != dtype:
                raise TypeError(
                    f"Supplied output array has the wrong type. Expected {dtype}, got {out.dtype}"
                )
            if size is not None and tuple(sizes_of(size)) != out.shape:
                raise ValueError("size must match out.shape when used together")
            out[...] = self._in_precision(name, told, out.shape, dtype, None, *parameter)
            return out
        if dtype.name == "float64":
            return self._drawn(name, size, *parameter)
        shape = numbers(parameter[0][0]) if parameter else 0.0
        if isinstance(shape, torch.Tensor):
            raise NotImplementedError(
                f"{told} of float32 with several shapes is not in the Tensorglass playground yet"
            )
        made = _floats(self._stream, name, [] if size is None else sizes_of(size), shape)
        return made.item() if size is None else wrap(made)

    def random(self, size=None, dtype=np.float64, out=None):
        return self._in_precision("random", "random", size, dtype, out)

    def standard_normal(self, size=None, dtype=np.float64, out=None):
        return self._in_precision("standard_normal", "standard_normal", size, dtype, out)

    def standard_exponential(self, size=None, dtype=np.float64, method="zig", out=None):
        name = "standard_exponential" if method == "zig" else "inverse_exponential"
        return self._in_precision(name, "standard_exponential", size, dtype, out)

    def standard_gamma(self, shape, size=None, dtype=np.float64, out=None):
        return self._in_precision(
            "standard_gamma", "standard_gamma", size, dtype, out, (shape, "shape", NON_NEGATIVE)
        )

    def _spread(self, low, width, size):
        return self._drawn("uniform", size, (low, "low", None), (width, "high - low", NON_NEGATIVE))

    # --- Whole numbers --------------------------------------------------------------------------------

    def integers(self, low, high=None, size=None, dtype=np.int64, endpoint=False):
        made = self._whole(low, high, size, dtype, endpoint, "integers")
        return (
            dtype(made) if size is None and dtype in (int, bool) and not isinstance(made, ndarray) else made
        )

    def bytes(self, length):
        return wrap(bytes_of(self._stream, length)).tobytes()

    def multinomial(self, n, pvals, size=None):
        p = plain(asarray(pvals, dtype=np.float64))
        if p.dim() == 0 or p.shape[-1] == 0:
            raise ValueError(
                "pvals must have at least 1 dimension and the last dimension of pvals must be greater than 0."
            )
        n = asarray(n)
        if p.dim() > 1 or n.ndim:
            raise NotImplementedError(
                "multinomial of several n or pvals is not in the Tensorglass playground yet"
            )
        return self._counts(n.item(), p, size)

    def multivariate_normal(self, mean, cov, size=None, check_valid="warn", tol=1e-8, *, method="svd"):
        from ._normals import drawn

        if method not in ("eigh", "svd", "cholesky"):
            raise ValueError("method must be one of {'eigh', 'svd', 'cholesky'}")
        if method == "eigh":
            raise NotImplementedError(
                "multivariate_normal by method='eigh' is not in the Tensorglass playground yet"
            )
        return drawn(self, mean, cov, size, check_valid, tol, method)

    # --- Orders and choices ---------------------------------------------------------------------------

    def shuffle(self, x, axis=0):
        self._shuffle(x, axis)

    def permutation(self, x, axis=0):
        return self._permuted_of(x, axis)

    def permuted(self, x, *, axis=None, out=None):
        """A copy whose elements along an axis, or all, are shuffled independently of one another."""
        x = asarray(x)
        if out is None:
            out = x.copy()
        else:
            if not isinstance(out, ndarray):
                raise TypeError("out must be a numpy array")
            if out.shape != x.shape:
                raise ValueError("out must have the same shape as x")
            out[...] = x
        if axis is None:
            flat = packed(out).reshape(-1)
            out[...] = wrap(flat[self._order(len(flat))].reshape(list(out.shape)))
            return out
        axis = axis_of(axis, out.ndim)
        lines = out.transpose([*(d for d in range(out.ndim) if d != axis), axis])
        for place in product(*map(range, lines.shape[:-1])):
            lines[place] = lines[place][wrap(self._order(lines.shape[-1]))]
        return out

    def choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True):
        given, a = a, asarray(a)
        sizes = [] if size is None else sizes_of(size)
        wanted = product_of(sizes)
        if a.ndim == 0:
            if a.dtype.kind not in "iub":
                raise ValueError(f"a must be a sequence or an integer, not {type(given)}")
            count = int(a.item())
            if count <= 0 and wanted:
                raise ValueError("a must be a positive integer unless no samples are taken")
        else:
            count = a.shape[axis]
            if count == 0 and wanted:
                raise ValueError("a cannot be empty unless no samples are taken")
        if p is not None:
            p = self._chances(p, count, _TEXTS)
        if replace:
            places = plain(self.integers(0, count, sizes)) if p is None else self._by_chance(p, sizes)
        else:
            if wanted > count:
                raise ValueError("Cannot take a larger sample than population when replace is False")
            if p is None:
                places = _sample(self._stream, count, wanted, shuffle)
            else:
                places = self._each_once(p, wanted)
            places = places.reshape(sizes)
        return chosen(a, places, size, axis)


def default_rng(seed=None):
    """A Generator over PCG64: of a seed, of a bit generator, or the one that is given."""
    if isinstance(seed, Generator):
        return seed
    if isinstance(seed, RandomState):
        seed = seed._bits
    return Generator(seed if isinstance(seed, BitGenerator) else PCG64(seed))


Generator.__module__ = "numpy.random._generator"
default_rng.__module__ = "numpy.random"
