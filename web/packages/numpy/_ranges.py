"""Numbers at even distances, and the limits of dtypes."""

from functools import cache
from operator import index as to_index

import torch

import numpy as np

from ._dtype import dtype as DType
from ._dtype import element_of
from ._sorting import result_type


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, *, device=None):
    """So many numbers from start to stop at even distances."""
    num = to_index(num)
    if num < 0:
        raise ValueError(f"Number of samples, {num}, must be non-negative.")
    parts = num - 1 if endpoint else num
    # numbers of Python's take the type of the other end
    ends = [end if end.__class__ in (bool, int, float) else np.asanyarray(end) for end in (start, stop)]
    own = result_type(*ends, 1.0)
    start, stop = np.asanyarray(start) * 1.0, np.asanyarray(stop) * 1.0
    dtype = own if dtype is None else DType(dtype)
    delta = np.subtract(stop, start, dtype=own)
    made = np.arange(0, num, dtype=own).reshape((-1,) + (1,) * np.ndim(delta))
    step = factor = delta / parts if parts > 0 else np.nan
    if parts <= 0:
        factor = delta
    elif np.any(step == 0):  # too small to be told from zero: the places are divided first
        made /= parts
        factor = delta
    # as NumPy: in place, so that a view is given, unless the ends are arrays
    if parts > 0 and np.isscalar(delta):
        made *= factor
    else:
        made = made * factor
    made += start
    if endpoint and num > 1:
        made[-1, ...] = stop
    if axis != 0:
        made = np.moveaxis(made, 0, axis)
    if dtype.kind in "iu":
        made = np.floor(made)
    made = made.astype(dtype, copy=False)
    return (made, step) if retstep else made


def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0):
    """The powers of a base with exponents at even distances."""
    made = np.power(base, linspace(start, stop, num, endpoint, axis=axis))
    return made if dtype is None else made.astype(dtype, copy=False)


def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
    """So many numbers from start to stop, each the same multiple of the one before."""
    start, stop = np.asanyarray(start), np.asanyarray(stop)
    if np.any(start == 0) or np.any(stop == 0):
        raise ValueError("Geometric sequence cannot include zero")
    own = result_type(start, stop, float(num), *([] if dtype is None else [DType(dtype)]))
    start, stop = start.astype(own), stop.astype(own)
    sign = np.sign(start)
    start, stop = start / sign, stop / sign
    made = logspace(np.log10(start), np.log10(stop), num, endpoint, dtype=own)
    if num > 0:
        made[0] = start
        if num > 1 and endpoint:
            made[-1] = stop
    made = made * sign
    if axis != 0:
        made = np.moveaxis(made, 0, axis)
    return made.astype(own if dtype is None else dtype, copy=False)


_class = type


class finfo:
    """The limits of a type of numbers with a point."""

    def __new__(cls, dtype):
        found = dtype.dtype if hasattr(dtype, "dtype") and not isinstance(dtype, type) else DType(
            type(dtype) if isinstance(dtype, (int, float)) else dtype
        )  # fmt: skip
        return _limits(cls, found)

    def __repr__(self):
        return (
            f"{type(self).__name__}(resolution={self.resolution!s}, min=-{self._largest}, "
            f"max={self._largest}, dtype={self.dtype})"
        )

    @property
    def _largest(self):
        return "6.55040e+04" if self.bits == 16 else str(self.max)

    def __str__(self):
        line = "-" * 63
        return f"""Machine parameters for {self.dtype}
{line}
precision = {self.precision}   resolution = {self.resolution!s}
machep = {self.machep}   eps =        {self.eps!s}
negep =  {self.negep}   epsneg =     {self.epsneg!s}
minexp = {self.minexp}   tiny =       {self.tiny!s}
maxexp = {self.maxexp}   max =        {self.max!s}
nexp =   {self.nexp}   min =        -max
smallest_normal = {self.smallest_normal!s}   smallest_subnormal = {self.smallest_subnormal!s}
{line}
"""


@cache
def _limits(cls, dtype):
    if dtype.kind != "f":
        raise ValueError(f"data type {dtype.type!r} not inexact")
    known = torch.finfo(element_of(dtype))
    made, number = object.__new__(cls), dtype.type
    made.dtype, made.bits = dtype, known.bits
    made.nmant = {16: 10, 32: 23, 64: 52}[known.bits]
    made.iexp = made.nexp = known.bits - made.nmant - 1
    made.maxexp = 1 << made.nexp - 1
    made.minexp = 2 - made.maxexp
    made.machep, made.negep = -made.nmant, -made.nmant - 1
    made.precision = int(made.nmant * 0.30103)
    made.eps, made.epsneg = number(2.0**made.machep), number(2.0**made.negep)
    made.max, made.min = number(known.max), number(known.min)
    made.tiny = made.smallest_normal = number(2.0**made.minexp)
    made.smallest_subnormal = number(2.0 ** (made.minexp - made.nmant))
    made.resolution = number(10.0**-made.precision)
    return made


class iinfo:
    """The limits of a type of whole numbers."""

    def __init__(self, type):
        given = hasattr(type, "dtype") and not isinstance(type, (np.dtype, _class))
        self.dtype = type.dtype if given else DType(int if isinstance(type, int) else type)
        self.kind, self.bits = self.dtype.kind, 8 * self.dtype.itemsize
        self.key = f"{self.kind}{self.bits}"
        if self.kind not in "iu":
            raise ValueError(f"Invalid integer data type {self.kind!r}.")
        self.min, self.max = self.dtype.least, self.dtype.most

    def __repr__(self):
        return f"{type(self).__name__}(min={self.min}, max={self.max}, dtype={self.dtype})"

    def __str__(self):
        line = "-" * 63
        return f"Machine parameters for {self.dtype}\n{line}\nmin = {self.min}\nmax = {self.max}\n{line}\n"


finfo.__module__ = iinfo.__module__ = "numpy"
