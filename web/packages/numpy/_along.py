"""Functions applied along an axis, one element after the other: methods of ufuncs, and running sums."""

import torch

from . import _dtype
from ._array import copy_to, ndarray, plain, wrap
from ._convert import asarray
from ._errstate import complain
from ._reductions import FUNCTIONS, public, sums_in
from ._ufunc import table, ufunc
from ._views import axis_of, cast

_float32 = _dtype.by_name["float32"]


# --- Running sums ----------------------------------------------------------------------------------


def _running(function, name):
    def accumulate(a, axis=None, dtype=None, out=None):
        a = asarray(a)
        d = sums_in(a._dtype) if dtype is None else _dtype.dtype(dtype)
        if axis is None or not a._t.dim() and axis in (0, -1):
            a, axis = a.reshape(-1), 0
        axis = axis_of(axis, a._t.dim())
        t = cast(plain(a), d)
        if d is _float32 and a.size:  # rounded after each, as NumPy has it
            made = _rows(table[name], wrap(t), axis)
        else:
            made = function(t, axis)
        if name == "add" and made.dtype.is_floating_point and bool((made == 0).any()):
            zeros = (t == 0) & t.signbit()  # a sum of nothing but -0.0 is one, too
            made = torch.where(torch.cumprod(zeros, axis) == 1, t, made)
        _complain_of_rows(t, made)
        if out is not None:
            copy_to(out._t, made)
            return out
        return wrap(made)

    return accumulate


def _complain_of_rows(t, made):
    if (
        made.dtype.is_floating_point
        and bool(torch.isfinite(t).all())
        and not bool(torch.isfinite(made).all())
    ):
        complain("over", "accumulate")


_cumsum, _cumprod = _running(torch.cumsum, "add"), _running(torch.cumprod, "multiply")
cumsum, cumprod = public("cumsum", _cumsum, "axis dtype out"), public("cumprod", _cumprod, "axis dtype out")


def cumulative_sum(x, /, *, axis=None, dtype=None, out=None, include_initial=False):
    """The running sums along an axis, from 0 if the initial value is included."""
    return _cumulative(_cumsum, 0, x, axis, dtype, out, include_initial)


def cumulative_prod(x, /, *, axis=None, dtype=None, out=None, include_initial=False):
    """The running products along an axis, from 1 if the initial value is included."""
    return _cumulative(_cumprod, 1, x, axis, dtype, out, include_initial)


def _cumulative(function, first, x, axis, dtype, out, include_initial):
    x = asarray(x)
    if axis is None:
        if x.ndim > 1:
            raise ValueError("For arrays which have more than one dimension ``axis`` argument is required.")
        axis = 0
    made = function(x, axis, dtype, None if include_initial else out)
    if include_initial:
        ends = list(made.shape)
        ends[axis] = 1
        made = wrap(torch.cat([torch.full(ends, first, dtype=made._t.dtype), made._t], axis))
    return made


# --- Methods of ufuncs -----------------------------------------------------------------------------

_REDUCERS = {
    "add": "sum", "multiply": "prod", "maximum": "max", "minimum": "min", "logical_and": "all",
    "logical_or": "any",
}  # fmt: skip
_ACCUMULATORS = {"add": _cumsum, "multiply": _cumprod}


def _method(function):
    function.__qualname__ = f"ufunc.{function.__name__}"
    setattr(ufunc, function.__name__, function)


@_method
def outer(self, A, B, /, **keywords):
    """The function of every pair of elements."""
    A, B = asarray(A), asarray(B)
    return self(A.reshape(A.shape + (1,) * B.ndim), B, **keywords)


@_method
def reduce(self, array, axis=0, dtype=None, out=None, keepdims=False, **rest):
    """The function applied along an axis until one element is left of it."""
    _check_binary(self, "reduce")
    known = _REDUCERS.get(self.__name__)
    if known is not None:
        return FUNCTIONS[known][0](array, axis=axis, dtype=dtype, out=out, keepdims=keepdims, **rest)
    a = asarray(array)
    if axis is None and a.ndim == 1:
        axis = 0
    moved = _along(a, axis)
    if not len(moved):
        if self.identity is None:
            raise ValueError(f"zero-size array to reduction operation {self.__name__} which has no identity")
    made = moved[0] if len(moved) else asarray(self.identity)
    for i in range(1, len(moved)):
        made = self(made, moved[i], dtype=dtype)
    made = asarray(made)
    if keepdims:
        made = made.reshape(a.shape[: axis % a.ndim] + (1,) + a.shape[axis % a.ndim + 1 :])
    if out is not None:
        out[...] = made
        return out
    return made[()] if made.ndim == 0 else made


@_method
def accumulate(self, array, axis=0, dtype=None, out=None):
    """What the function applied along an axis gives on its way."""
    _check_binary(self, "accumulate")
    known = _ACCUMULATORS.get(self.__name__)
    if known is not None:
        return known(array, axis=axis, dtype=dtype, out=out)
    a = asarray(array)
    made = _rows(self, a if dtype is None else a.astype(dtype, copy=False), axis)
    if out is not None:
        copy_to(out._t, made)
        return out
    return wrap(made)


def _rows(self, a, axis):
    """What accumulate gives, one row after the other, as a tensor."""
    moved = _along(a, axis)
    rows = [moved[i] for i in range(min(1, len(moved)))]
    for i in range(1, len(moved)):
        rows.append(self(rows[-1], moved[i]))
    return torch.stack([plain(asarray(row)) for row in rows], axis) if rows else plain(a)


@_method
def reduceat(self, array, indices, axis=0, dtype=None, out=None):
    """Reductions from each place to the next."""
    _check_binary(self, "reduceat")
    moved = _along(asarray(array), axis)
    ends = [*indices[1:], len(moved)]
    rows = [
        self.reduce(moved[start:end], 0, dtype) if start < end else moved[start]
        for start, end in zip(indices, ends)
    ]
    made = torch.stack([plain(asarray(row)) for row in rows], axis)
    return wrap(made)


@_method
def at(self, a, indices, b=None, /):
    """Applies the function in place at indices, again where one stands twice."""
    if not a._writeable:
        raise ValueError("array is read-only")
    places = wrap(torch.arange(a.size)).reshape(a.shape)[indices]
    flat = [places] if not isinstance(places, ndarray) else places.ravel().tolist()
    values = None if b is None else plain(asarray(b)).expand(getattr(places, "shape", ())).reshape(-1)
    whole = a if a.ndim == 1 else a.reshape(-1)
    for i, place in enumerate(flat):
        old = whole[int(place)]
        whole[int(place)] = asarray(self(old) if b is None else self(old, wrap(values[i])))
    if whole is not a and whole.base is not a and whole.base is not a.base:
        a[...] = whole.reshape(a.shape)


def _check_binary(self, name):
    if self.nin != 2:
        raise ValueError(f"{name} only supported for binary functions")


def _along(a, axis):
    axis = axis_of(axis, a.ndim)
    return a.transpose([axis, *(d for d in range(a.ndim) if d != axis)])
