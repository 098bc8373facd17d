"""Arrays of given values that are seldom made: like others, of bytes, of iterables, of functions."""

import torch

from ._array import _data, plain, wrap
from ._convert import array, asarray, full, ones, zeros
from ._dtype import dtype as DType
from ._dtype import element_of
from ._views import is_packed


def _like(make):
    def like(a, dtype=None, order="K", subok=True, shape=None, *, device=None):
        """A new array of the shape and type of another."""
        a = asarray(a)
        made = make(a.shape if shape is None else shape, a.dtype if dtype is None else dtype)
        return wrap(_laid_as(made._t, a)) if shape is None and order in ("K", "F") else made

    like.__name__ = like.__qualname__ = f"{make.__name__}_like"
    return like


def _laid_as(t, a):
    """A tensor of the same elements whose dims lie in memory in the order of an array's."""
    if a.ndim < 2 or is_packed(a) or not a.size:
        return t
    strides = a._t.stride()
    order = sorted(range(a.ndim), key=lambda d: -abs(strides[d]))
    back = sorted(range(a.ndim), key=order.__getitem__)
    return _data(t.permute(*order).contiguous().permute(*back))


def full_like(a, fill_value, dtype=None, order="K", subok=True, shape=None, *, device=None):
    """A new array of one value, of the shape and type of another."""
    a = asarray(a)
    return full(a.shape if shape is None else shape, fill_value, a.dtype if dtype is None else dtype)


zeros_like, ones_like = _like(zeros), _like(ones)
empty_like = zeros_like


def eye(N, M=None, k=0, dtype=float, order="C", *, device=None, like=None):
    """Ones on a diagonal, zeros elsewhere."""
    made = zeros((N, N if M is None else M), dtype, order)
    if -made.shape[0] < k < made.shape[1]:
        made._t.diagonal(k).fill_(1)
    return made


def identity(n, dtype=None, *, like=None):
    """The square matrix with ones on its diagonal."""
    return eye(n, dtype=dtype)


def asarray_chkfinite(a, dtype=None, order=None):
    """`a` as an array; raises where it holds infinities or nans."""
    made = asarray(a, dtype, order)
    if made.dtype.kind == "f" and not bool(torch.isfinite(plain(made)).all()):
        raise ValueError("array must not contain infs or NaNs")
    return made


def fromiter(iter, dtype, count=-1, *, like=None):
    """A new array of one dim of what an iterable gives."""
    values = []
    for each in iter:
        if len(values) == count:
            break
        values.append(each)
    if len(values) < count:
        raise ValueError(f"iterator too short: Expected {count} but iterator had only {len(values)} items.")
    return array(values, dtype)


def fromfunction(function, shape, *, dtype=float, like=None, **kwargs):
    """What a function gives for the places of an array of that shape."""
    places = torch.meshgrid(*(torch.arange(n, dtype=element_of(DType(dtype))) for n in shape), indexing="ij")
    return function(*(wrap(t.contiguous()) for t in places), **kwargs)
