"""RandomState: the distributions whose streams never change."""

from warnings import warn

import numpy as np
from torch._wire import primitive

from .._array import ndarray, plain, wrap
from .._convert import asarray
from ._bits import MT19937, UNSEEDED
from ._distributions import Distributions, at, bytes_of, product_of, sizes_of

_gauss = primitive("numpy.random.gauss")
_set_gauss = primitive("numpy.random.set_gauss")

_TEXTS = {
    "dims": "'p' must be 1-dimensional",
    "size": "'a' and 'p' must have same size",
    "nan": "probabilities contain NaN",
    "negative": "probabilities are not non-negative",
    "sum": "probabilities do not sum to 1",
}


class RandomState(Distributions):
    """Random numbers from a Mersenne Twister."""

    _legacy, _MODULE = True, "numpy.random.mtrand"
    _WIDE = "Range exceeds valid bounds"

    def __init__(self, seed=None):
        if isinstance(seed, MT19937):
            super().__init__(seed)
            return
        super().__init__(MT19937(UNSEEDED))
        self.seed(seed)

    def __reduce__(self):
        return _restored, (self.get_state(),)

    def seed(self, seed=None):
        """Begins the stream of a seed."""
        self._bits.seed_as_random_state(seed)
        _set_gauss(self._stream, None)

    def get_state(self, legacy=True):
        """Where the stream stands: a tuple, or with legacy=False a dict."""
        state, kept = self._bits.state, _gauss(self._stream)
        state["has_gauss"], state["gauss"] = int(kept is not None), kept or 0.0
        if not legacy:
            return state
        inner = state["state"]
        return state["bit_generator"], inner["key"], inner["pos"], state["has_gauss"], state["gauss"]

    def set_state(self, state):
        """Goes to where another stream stood."""
        if isinstance(state, dict):
            if "bit_generator" not in state or "state" not in state:
                raise ValueError("state dictionary is not valid.")
        elif isinstance(state, (tuple, list)):
            if state[0] != "MT19937":
                raise ValueError("set_state can only be used with legacy MT19937 state instances.")
            kept = {"has_gauss": state[3], "gauss": state[4]} if len(state) > 3 else {}
            state = {"bit_generator": state[0], "state": {"key": state[1], "pos": state[2]}, **kept}
        else:
            raise TypeError("state must be a dict or a tuple.")
        self._bits.state = state
        _set_gauss(self._stream, float(state.get("gauss", 0.0)) if state.get("has_gauss", 0) else None)

    # --- Distributions of its own --------------------------------------------------------------------

    def random_sample(self, size=None):
        return self._drawn("random", size)

    def random(self, size=None):
        return self.random_sample(size)

    def rand(self, *args):
        return self.random_sample(args or None)

    def standard_normal(self, size=None):
        return self._drawn("standard_normal", size)

    def randn(self, *args):
        return self._drawn("standard_normal", args or None)

    def standard_exponential(self, size=None):
        return self._drawn("standard_exponential", size)

    def standard_gamma(self, shape, size=None):
        return self.gamma(shape, 1.0, size)

    def _spread(self, low, width, size):
        return self._drawn("uniform", size, (low, "low", None), (width, "width", None))

    def randint(self, low, high=None, size=None, dtype=int):
        made = self._whole(low, high, size, dtype, False, "randint")
        return (
            dtype(made) if size is None and dtype in (int, bool) and not isinstance(made, ndarray) else made
        )

    def random_integers(self, low, high=None, size=None):
        if high is None:
            low, high = 1, low
        warn(
            f"This function is deprecated. Please call randint({low}, {high} + 1) instead",
            DeprecationWarning,
            2,
        )
        return self.randint(low, int(high) + 1, size, dtype="l")

    def tomaxint(self, size=None):
        return self.randint(0, 2**63 - 1, size, dtype="l")

    def bytes(self, length):
        return wrap(bytes_of(self._stream, length)).tobytes()

    def multinomial(self, n, pvals, size=None):
        p = plain(asarray(pvals, dtype=np.float64))
        if p.dim() == 0:
            raise TypeError("pvals must be a 1-d sequence")
        return self._counts(n, p, size)

    def multivariate_normal(self, mean, cov, size=None, check_valid="warn", tol=1e-8):
        from ._normals import drawn

        return drawn(self, mean, cov, size, check_valid, tol, "svd")

    # --- Orders and choices --------------------------------------------------------------------------

    def shuffle(self, x):
        self._shuffle(x, 0)

    def permutation(self, x):
        return self._permuted_of(x, 0)

    def choice(self, a, size=None, replace=True, p=None):
        a = asarray(a)
        sizes = [] if size is None else sizes_of(size)
        wanted = product_of(sizes)
        if a.ndim == 0:
            if a.dtype.kind not in "iub":
                raise ValueError("a must be 1-dimensional or an integer")
            count = int(a.item())
            if count <= 0 and wanted:
                raise ValueError("a must be greater than 0 unless no samples are taken")
        elif a.ndim != 1:
            raise ValueError("a must be 1-dimensional")
        else:
            count = a.shape[0]
            if count == 0 and wanted:
                raise ValueError("'a' cannot be empty unless no samples are taken")
        if p is not None:
            p = self._chances(p, count, _TEXTS)
        if replace:
            places = plain(self.randint(0, count, sizes)) if p is None else self._by_chance(p, sizes)
        else:
            if wanted > count:
                raise ValueError("Cannot take a larger sample than population when 'replace=False'")
            places = self._order(count)[:wanted] if p is None else self._each_once(p, wanted)
            places = places.reshape(sizes)
        return chosen(a, places, size, 0)


def chosen(a, places, size, axis):
    """What stands at the places: an element or a part where no size was given."""
    if a.ndim == 0:
        return places.item() if size is None else wrap(places)
    if size is not None and (places.dim() or a.ndim > 1):
        return at(a, wrap(places), axis)
    found = at(a, places.item(), axis)
    return found if size is None else asarray(found)


def _restored(state):
    made = RandomState(0)
    made.set_state(state)
    return made


RandomState.__module__ = "numpy.random"
