"""The bit generators: MT19937, RandomState's, and PCG64, Generator's. Their states are the engine's."""

import numpy as np
from torch._wire import primitive

from ._seeds import SeedSequence

_new = primitive("numpy.random.new")
_free = primitive("numpy.random.free")
_state = primitive("numpy.random.state")
_set_state = primitive("numpy.random.set_state")
_seed = primitive("numpy.random.seed")
_seed_by_several = primitive("numpy.random.seed_by_several")

_LONG = 2**64 - 1
UNSEEDED = object()  # for one that is given its state at once


def _signed(word):
    return word - 2**64 if word >= 2**63 else word


class BitGenerator:
    """A source of random bits, whose stream has a number in the engine."""

    def __init__(self, seed=None):
        if type(self) is BitGenerator:
            raise NotImplementedError("BitGenerator is a base class and cannot be instantiated")
        self.stream = _new(type(self) is MT19937)
        if seed is not UNSEEDED:
            self.seed_seq = seed if isinstance(seed, SeedSequence) else SeedSequence(seed)
            self._start()

    def __del__(self):
        try:
            _free(self.stream)
        except AttributeError:  # a constructor raised
            pass

    def __reduce__(self):
        return _restored, (type(self), self.state)

    def spawn(self, n_children):
        """Independent bit generators."""
        return [type(self)(seed) for seed in self.seed_seq.spawn(n_children)]


def _restored(cls, state):
    made = cls(UNSEEDED)
    made.state = state
    return made


class MT19937(BitGenerator):
    """The Mersenne Twister."""

    def _start(self):
        words = self.seed_seq.words(624)
        words[0] = 0x80000000
        _set_state(self.stream, [*words, 623])

    def seed_as_random_state(self, seed):
        """The state that RandomState has for a seed."""
        if seed is None:
            self.seed_seq = SeedSequence()
            return self._start()
        if hasattr(seed, "squeeze"):
            seed = seed.squeeze()
        if hasattr(seed, "__index__") and getattr(seed, "ndim", 0) == 0:
            seed = seed.__index__()
            if not 0 <= seed < 2**32:
                raise ValueError("Seed must be between 0 and 2**32 - 1")
            return _seed(self.stream, seed)
        of = f"dtype('<U{len(seed)}')" if isinstance(seed, str) else None
        seeds = None if of else np.asarray(seed)
        if of or seeds.ndim == 0:
            of = of or repr(seeds.dtype)
            raise TypeError(f"Cannot cast scalar from {of} to dtype('int64') according to the rule 'safe'")
        if seeds.size == 0:
            raise ValueError("Seed must be non-empty")
        seeds = seeds.astype(np.int64, casting="safe")
        if seeds.ndim != 1:
            raise ValueError("Seed array must be 1-d")
        seeds = seeds.tolist()
        if not all(0 <= n < 2**32 for n in seeds):
            raise ValueError("Seed must be between 0 and 2**32 - 1")
        _seed_by_several(self.stream, seeds)

    @property
    def state(self):
        # The key is of int64, where NumPy's is of uint32, of which the engine has no arrays.
        *key, place = _state(self.stream)
        return {"bit_generator": "MT19937", "state": {"key": np.array(key), "pos": place}}

    @state.setter
    def state(self, value):
        if isinstance(value, tuple):
            value = {"bit_generator": value[0], "state": {"key": value[1], "pos": value[2]}}
        _check_state(self, value)
        inner = value["state"]
        _set_state(self.stream, [*np.asarray(inner["key"]).tolist(), int(inner["pos"])])


class PCG64(BitGenerator):
    """O'Neill's permuted congruential generator of 128 bits."""

    def _start(self):
        high, low, increment_high, increment_low = self.seed_seq.long_words(4)
        increment = ((increment_high << 64 | increment_low) << 1 | 1) % 2**128
        factor = 2549297995355413924 << 64 | 4865540595714422341
        state = ((increment + (high << 64 | low)) * factor + increment) % 2**128
        self._set(state, increment, 0, 0)

    def _set(self, state, increment, has_half, half):
        halves = state >> 64, state & _LONG, increment >> 64, increment & _LONG, has_half, half
        _set_state(self.stream, [_signed(int(word)) for word in halves])

    @property
    def state(self):
        state, low, increment, increment_low, has_half, half = (n & _LONG for n in _state(self.stream))
        return {
            "bit_generator": "PCG64",
            "state": {"state": state << 64 | low, "inc": increment << 64 | increment_low},
            "has_uint32": has_half,
            "uinteger": half,
        }

    @state.setter
    def state(self, value):
        _check_state(self, value)
        inner = value["state"]
        self._set(inner["state"], inner["inc"], value["has_uint32"], value["uinteger"])


def _check_state(bits, value):
    if not isinstance(value, dict):
        raise TypeError("state must be a dict")
    name = type(bits).__name__
    if value.get("bit_generator", "") != name:
        raise ValueError(f"state must be for a {name} PRNG")


BitGenerator.__module__ = "numpy.random.bit_generator"
MT19937.__module__ = "numpy.random._mt19937"
PCG64.__module__ = "numpy.random._pcg64"
