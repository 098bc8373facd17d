"""Points that fill a cube evenly: sequences of Sobol'."""

import torch

_BITS = 30

# Joe and Kuo's direction numbers of the dimensions after the first: a primitive polynomial's inner coefficients,
# and as many initial numbers as it has degrees.
_NUMBERS = """
    0:1 1:1,3 1:1,3,1 2:1,1,1 1:1,1,3,3 4:1,3,5,13 2:1,1,5,5,17 4:1,1,5,5,5 7:1,1,7,11,19 11:1,1,5,1,1
    13:1,1,1,3,11 14:1,3,5,5,31 1:1,3,3,9,7,49 13:1,1,1,15,21,21 16:1,3,1,13,27,49 19:1,1,1,15,7,5
    22:1,3,1,15,13,25 25:1,1,5,5,19,61 1:1,3,7,11,23,15,103 4:1,3,7,13,13,15,69 7:1,1,3,13,7,35,63
    8:1,3,5,9,1,25,53 14:1,3,1,13,9,35,107 19:1,3,1,5,27,61,31 21:1,1,5,11,19,41,61 28:1,3,5,3,3,13,69
    31:1,1,7,13,1,19,1 32:1,3,7,5,13,19,59 37:1,1,3,9,25,29,41 41:1,3,5,13,23,1,55 42:1,3,7,3,13,59,17
    50:1,3,1,3,5,53,69 55:1,1,5,5,23,33,13 56:1,1,7,7,1,61,123 59:1,1,7,9,13,61,49 62:1,3,3,5,3,55,33
    14:1,3,1,15,31,13,49,245 21:1,3,5,15,31,59,63,97 22:1,3,1,11,11,11,77,249 38:1,3,1,11,27,43,71,9
    47:1,1,7,15,21,11,81,45 49:1,3,7,3,25,31,65,79 50:1,3,1,1,19,11,3,205 52:1,1,5,9,19,21,29,157
    56:1,3,7,11,1,33,89,185 67:1,3,3,3,15,9,79,71 70:1,3,7,11,15,39,119,27 84:1,1,3,1,11,31,97,225
    97:1,1,1,3,23,43,57,177 103:1,3,7,7,17,17,37,71 115:1,3,1,5,27,63,123,213 122:1,1,3,5,11,43,53,133
    8:1,3,5,5,29,17,47,173,479 13:1,3,3,11,3,1,109,9,69 16:1,1,1,5,17,39,23,5,343
    22:1,3,1,5,25,15,31,103,499 25:1,1,1,11,11,17,63,105,183 44:1,1,5,11,9,29,97,231,363
    47:1,1,5,15,19,45,41,7,383 52:1,3,7,7,31,19,83,137,221 55:1,1,1,3,23,15,111,223,83
    59:1,1,5,13,31,15,55,25,161 62:1,1,3,13,25,47,39,87,257 67:1,1,1,11,21,53,125,249,293
    74:1,1,7,11,11,7,57,79,323 81:1,1,5,5,17,13,81,3,131 82:1,1,7,13,23,7,65,251,475
    87:1,3,5,1,9,43,3,149,11 91:1,1,3,13,31,13,13,255,487 94:1,3,3,1,5,63,89,91,127
    103:1,1,3,3,1,19,123,127,237 104:1,1,5,7,23,31,37,243,289 109:1,1,5,11,17,53,117,183,491
    122:1,1,1,5,1,13,13,209,345 124:1,1,3,15,1,57,115,7,33 137:1,3,1,11,7,43,81,207,175
    138:1,3,1,1,15,27,63,255,49 143:1,3,5,3,27,61,105,171,305 145:1,1,5,3,1,3,57,249,149
    152:1,1,3,5,5,57,15,13,159 157:1,1,1,11,7,11,105,141,225 167:1,3,3,5,27,59,121,101,271
    173:1,3,5,9,11,49,51,59,115 176:1,1,7,1,23,45,125,71,419 181:1,1,3,5,23,5,105,109,75
    182:1,1,7,15,7,11,67,121,453 185:1,3,7,3,9,13,31,27,449 191:1,3,1,15,19,39,39,89,15
    194:1,1,1,1,1,33,73,145,379 199:1,3,1,15,15,43,29,13,483 218:1,1,7,3,19,27,85,131,431
    220:1,3,3,3,5,35,23,195,349 227:1,3,3,7,9,27,39,59,297 229:1,1,3,9,11,17,13,241,157
    230:1,3,7,15,25,57,33,189,213 234:1,1,7,1,9,55,73,83,217 236:1,3,3,13,19,27,23,113,249
    241:1,3,5,3,23,43,3,253,479 244:1,1,5,5,11,5,45,117,217 253:1,3,3,7,29,37,33,123,147
    4:1,3,1,15,5,5,37,227,223,459 13:1,1,7,5,5,39,63,255,135,487 19:1,3,1,7,9,7,87,249,217,599
    22:1,1,3,13,9,47,7,225,363,247 50:1,3,7,13,19,13,9,67,9,737 55:1,3,5,5,19,59,7,41,319,677
    64:1,1,5,3,31,63,15,43,207,789 69:1,1,7,9,13,39,3,47,497,169 98:1,3,1,7,21,17,97,19,415,905
    107:1,3,7,1,3,31,71,111,165,127 115:1,1,5,11,1,61,83,119,203,847 121:1,3,3,13,9,61,19,97,47,35
    127:1,1,7,7,15,29,63,95,417,469 134:1,3,1,9,25,9,71,57,213,385 140:1,3,5,13,31,47,101,57,39,341
    145:1,1,3,3,31,57,125,173,365,551 152:1,3,7,1,13,57,67,157,451,707 158:1,1,1,7,21,13,105,89,429,965
    161:1,1,5,9,17,51,45,119,157,141 171:1,3,7,7,13,45,91,9,129,741 181:1,3,7,1,23,57,67,141,151,571
    194:1,1,3,11,17,47,93,107,375,157 199:1,3,3,5,11,21,43,51,169,915 203:1,1,5,3,15,55,101,67,455,625
    208:1,3,5,9,1,23,29,47,345,595 227:1,3,7,7,5,49,29,155,323,589 242:1,3,3,7,5,41,127,61,261,717
    251:1,3,7,7,17,23,117,67,129,1009 253:1,1,3,13,11,39,21,207,123,305 265:1,1,3,9,29,3,95,47,231,73
    266:1,3,1,9,1,29,117,21,441,259 274:1,3,1,13,21,39,125,211,439,723 283:1,1,7,3,17,63,115,89,49,773
    289:1,3,7,13,11,33,101,107,63,73 295:1,1,5,5,13,57,63,135,437,177 301:1,1,3,7,27,63,93,47,417,483
    316:1,1,3,1,23,29,1,191,49,23 319:1,1,3,15,25,55,9,101,219,607 324:1,3,1,7,7,19,51,251,393,307
    346:1,3,3,3,25,55,17,75,337,3 352:1,1,1,13,25,17,65,45,479,413 361:1,1,7,7,27,49,99,161,213,727
    367:1,3,5,1,23,5,43,41,251,857 382:1,3,3,7,11,61,39,87,383,835 395:1,1,3,15,13,7,29,7,505,923
    398:1,3,7,1,5,31,47,157,445,501 400:1,1,3,7,1,43,9,147,115,605 412:1,3,3,13,5,1,119,211,455,1001
    419:1,1,3,5,13,19,3,243,75,843 422:1,3,7,7,1,19,91,249,357,589 426:1,1,1,9,1,25,109,197,279,411
    428:1,3,1,15,23,57,59,135,191,75 433:1,1,5,15,29,21,39,253,383,349 446:1,3,3,5,19,45,61,151,199,981
    454:1,3,5,13,9,61,107,141,141,1 457:1,3,1,11,27,25,85,105,309,979 472:1,3,3,11,19,7,115,223,349,43
    493:1,1,7,9,21,39,123,21,275,927 505:1,1,7,13,15,41,47,243,303,437 508:1,1,1,7,7,3,15,99,409,719
"""


def _directions(polynomial, numbers):
    """The direction numbers of a dimension, each as a fraction of 2**30."""
    degree = len(numbers)
    for at in range(degree, _BITS):
        number = numbers[at - degree] ^ (numbers[at - degree] << degree)
        for back in range(1, degree):
            if polynomial >> (degree - 1 - back) & 1:
                number ^= numbers[at - back] << back
        numbers.append(number)
    return [number << (_BITS - 1 - at) for at, number in enumerate(numbers)]


def _state(dimension):
    rows = [[1 << (_BITS - 1 - at) for at in range(_BITS)]]
    for text in _NUMBERS.split()[: dimension - 1]:
        polynomial, _, numbers = text.partition(":")
        rows.append(_directions(int(polynomial), [int(each) for each in numbers.split(",")]))
    return torch.tensor(rows, dtype=torch.int64)


def _bits(numbers):
    """The bits of integers along a new last dimension, the lowest first."""
    return (numbers.unsqueeze(-1) >> torch.arange(_BITS)) & 1


def _scrambled(state, matrices):
    """The state with every number multiplied by its dimension's triangular matrix, modulo 2."""
    matrices.diagonal(0, -2, -1).fill_(1)
    powers = 2 ** torch.arange(_BITS)
    rows = (matrices * powers.flip(0)).sum(-1)
    parities = (_bits(state).unsqueeze(2) * _bits(rows).unsqueeze(1)).sum(-1) % 2
    return (parities * powers.flip(0)).sum(-1)


class SobolEngine:
    """Draws the points of a (scrambled) Sobol' sequence."""

    MAXBIT = _BITS
    MAXDIM = 21201

    def __init__(self, dimension, scramble=False, seed=None):
        if dimension > self.MAXDIM or dimension < 1:
            raise ValueError(f"Supported range of dimensionality for SobolEngine is [1, {self.MAXDIM}]")
        here = len(_NUMBERS.split()) + 1
        if dimension > here:
            raise NotImplementedError(
                f"SobolEngine has {here} dimensions in the Tensorglass playground, not {dimension}"
            )
        self.seed = seed
        self.scramble = scramble
        self.dimension = dimension
        self.sobolstate = _state(dimension)
        if scramble:
            self._scramble()
        else:
            self.shift = torch.zeros(dimension, dtype=torch.int64)
        self.quasi = self.shift.clone()
        self._first_point = (self.quasi / 2**_BITS).reshape(1, -1)
        self.num_generated = 0

    def _scramble(self):
        generator = None
        if self.seed is not None:
            generator = torch.Generator()
            generator.manual_seed(self.seed)
        shift = torch.randint(2, (self.dimension, _BITS), generator=generator)
        self.shift = torch.mv(shift, 2 ** torch.arange(_BITS))
        shape = (self.dimension, _BITS, _BITS)
        self.sobolstate = _scrambled(self.sobolstate, torch.randint(2, shape, generator=generator).tril())

    def _points(self, first, n):
        """The points from a place in the sequence, as integers: each differs by the bits of its Gray code."""
        places = torch.arange(first, first + n)
        codes = _bits(places ^ (places >> 1)).unsqueeze(-1)
        points = self.shift.repeat(n, 1)
        for bit in range(max(first + n - 1, 0).bit_length()):
            points ^= codes[:, bit] * self.sobolstate[:, bit]
        return points

    def draw(self, n=1, out=None, dtype=None):
        """The next n points of the sequence."""
        dtype = torch.get_default_dtype() if dtype is None else dtype
        count = n - (self.num_generated == 0)
        if count < 0:
            raise ValueError(f"n must be non-negative, but got {count}")
        if not dtype.is_floating_point:
            kind = torch.empty(0, dtype=dtype).type().removeprefix("torch.").removesuffix("Tensor")
            raise NotImplementedError(f"\"_sobol_engine_draw\" not implemented for '{kind}'")
        points = self._points(self.num_generated + n - count, count)
        result = points.to(dtype) * 2.0**-_BITS
        if n != count:
            result = torch.cat((self._first_point.to(dtype), result), dim=-2)
        self.num_generated += n
        self._move()
        if out is not None:
            out.resize_as_(result).copy_(result)
            return out
        return result

    def draw_base2(self, m, out=None, dtype=None):
        """The next 2**m points: as many as keep the sequence balanced."""
        n = 2**m
        total = self.num_generated + n
        if total & (total - 1):
            raise ValueError(
                "The balance properties of Sobol' points require "
                f"n to be a power of 2. {self.num_generated} points have been "
                f"previously generated, then: n={self.num_generated}+2**{m}={total}. "
                "If you still want to do this, please use "
                "'SobolEngine.draw()' instead."
            )
        return self.draw(n=n, out=out, dtype=dtype)

    def reset(self):
        """Starts the sequence anew."""
        self.quasi.copy_(self.shift)
        self.num_generated = 0
        return self

    def fast_forward(self, n):
        """Leaves out the next n points."""
        self.num_generated += n
        self._move()
        return self

    def _move(self):
        self.quasi = self._points(max(self.num_generated - 1, 0), 1)[0]

    def __repr__(self):
        about = [f"dimension={self.dimension}"]
        if self.scramble:
            about.append("scramble=True")
        if self.seed is not None:
            about.append(f"seed={self.seed}")
        return f"{type(self).__name__}({', '.join(about)})"
