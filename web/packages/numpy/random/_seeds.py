"""SeedSequence: a seed of any length, mixed into as many words as a bit generator asks for."""

from os import urandom

import numpy as np

_WORD = 0xFFFFFFFF
_INIT_A, _MULTIPLY_A = 0x43B0D7E5, 0x931E8875
_INIT_B, _MULTIPLY_B = 0x8B51F9DD, 0x58F38DED
_MIX_LEFT, _MIX_RIGHT = 0xCA01F9DD, 0x4973F715


def _words(entropy):
    """The 32-bit words of a whole number or of several, the lowest first."""
    if isinstance(entropy, str):
        entropy = int(entropy, 0)
    if hasattr(entropy, "__index__") and getattr(entropy, "ndim", 0) == 0:
        n = entropy.__index__()
        if n < 0:
            raise ValueError("expected non-negative integer")
        words = [n & _WORD]
        while n := n >> 32:
            words.append(n & _WORD)
        return words
    return [word for part in entropy for word in _words(part)]


class SeedSequence:
    """Entropy for bit generators, and for the independent ones that they spawn."""

    def __init__(self, entropy=None, *, spawn_key=(), pool_size=4, n_children_spawned=0):
        if pool_size < 4:
            raise ValueError("The size of the entropy pool should be at least 4")
        if entropy is None:
            entropy = int.from_bytes(urandom(4 * pool_size), "little")
        elif not (hasattr(entropy, "__index__") or hasattr(entropy, "__iter__")) or isinstance(entropy, str):
            raise TypeError(f"SeedSequence expects int or sequence of ints for entropy not {entropy}")
        self.entropy = entropy
        self.spawn_key = tuple(spawn_key)
        self.pool_size = pool_size
        self.n_children_spawned = n_children_spawned
        self._pool = self._mixed()

    def __repr__(self):
        lines = [f"{type(self).__name__}(", f"    entropy={self.entropy!r},"]
        if self.spawn_key:
            lines.append(f"    spawn_key={self.spawn_key!r},")
        if self.pool_size != 4:
            lines.append(f"    pool_size={self.pool_size!r},")
        if self.n_children_spawned:
            lines.append(f"    n_children_spawned={self.n_children_spawned!r},")
        return "\n".join([*lines, ")"])

    @property
    def state(self):
        names = ("entropy", "spawn_key", "pool_size", "n_children_spawned")
        return {name: getattr(self, name) for name in names if getattr(self, name) is not None}

    @property
    def pool(self):
        return np.array(self._pool, dtype=np.uint32)

    def _mixed(self):
        words, size = _words(self.entropy), self.pool_size
        if self.spawn_key:
            words += [0] * (size - len(words)) + _words(self.spawn_key)
        constant = _INIT_A

        def hashed(word):
            nonlocal constant
            word ^= constant
            constant = constant * _MULTIPLY_A & _WORD
            word = word * constant & _WORD
            return word ^ word >> 16

        def mix(a, b):
            word = _MIX_LEFT * a - _MIX_RIGHT * b & _WORD
            return word ^ word >> 16

        pool = [hashed(words[i] if i < len(words) else 0) for i in range(size)]
        for source in range(size):
            for to in range(size):
                if to != source:
                    pool[to] = mix(pool[to], hashed(pool[source]))
        for word in words[size:]:
            for to in range(size):
                pool[to] = mix(pool[to], hashed(word))
        return pool

    def words(self, count):
        """So many words of 32 bits, as Python numbers."""
        constant, made = _INIT_B, []
        for i in range(count):
            word = self._pool[i % self.pool_size] ^ constant
            constant = constant * _MULTIPLY_B & _WORD
            word = word * constant & _WORD
            made.append(word ^ word >> 16)
        return made

    def long_words(self, count):
        """So many words of 64 bits, as Python numbers."""
        words = self.words(2 * count)
        return [low | high << 32 for low, high in zip(words[::2], words[1::2])]

    def generate_state(self, n_words, dtype=np.uint32):
        """An array of words that the entropy makes."""
        dtype = np.dtype(dtype)
        if dtype not in (np.uint32, np.uint64):
            raise ValueError("only support uint32 or uint64")
        return np.array((self.words if dtype == np.uint32 else self.long_words)(n_words), dtype=dtype)

    def spawn(self, n_children):
        """Sequences that are independent of this one and of each other."""
        first = self.n_children_spawned
        self.n_children_spawned += n_children
        return [
            type(self)(self.entropy, spawn_key=(*self.spawn_key, i), pool_size=self.pool_size)
            for i in range(first, first + n_children)
        ]


SeedSequence.__module__ = "numpy.random.bit_generator"
