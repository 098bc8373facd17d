"""Reductions: sums, products, means, extremes and truths of arrays along their axes, and running sums."""

from math import prod as _count_of
from types import GeneratorType

import torch
from torch import Tensor
from torch._wire import primitive

from . import _dtype, _ufunc
from ._array import copy_to, method, ndarray, plain, result, wrap
from ._convert import asarray
from ._dtype import by_class, castable, element_of, scalar
from ._errstate import complain, deprecated
from ._ufunc import UFuncTypeError, check_broadcast, table
from ._views import axis_of, cast

_bool, _int64, _float64 = by_class[bool], by_class[int], by_class[float]
_uint64, _float32 = _dtype.by_name["uint64"], _dtype.by_name["float32"]
_NONE = object()  # an argument that was not given


# --- What all of them do ---------------------------------------------------------------------------


def _axes(axis, ndim, strict=False):
    """The axes to reduce, counted from the front. Numbers are reduced along their first axis, too, unless `strict`."""
    if axis is None:
        return list(range(ndim))
    given = axis if axis.__class__ is tuple else (axis,)
    found = []
    for each in given:
        if not hasattr(each, "__index__"):
            raise TypeError(f"'{type(each).__name__}' object cannot be interpreted as an integer")
        if not ndim and each in (0, -1) and not strict and axis.__class__ is not tuple:
            continue
        found.append(axis_of(each, ndim))
    if len(set(found)) < len(found):
        raise ValueError("duplicate value in 'axis'")
    return found


def _given(made, out, shape):
    """What a reduction gives: `made`, of that shape, in `out` if there is one."""
    made = made.reshape(shape).contiguous()
    if out is None:
        return result(made)
    if out.__class__ is tuple:
        out = out[0]
    held = _dtype.of_element[made.dtype]
    if not castable(held, out._dtype, "same_kind"):
        raise UFuncTypeError(
            f"Cannot cast ufunc 'reduce' output from {held!r} to {out._dtype!r} with casting rule 'same_kind'"
        )
    if out.shape != tuple(shape):
        raise ValueError(
            f"output parameter for reduction operation has the wrong shape: {out.shape} instead of {tuple(shape)}"
        )
    copy_to(out._t, made)
    return out


def _shape_without(sizes, axes, keepdims):
    if keepdims:
        return [1 if d in axes else n for d, n in enumerate(sizes)]
    return [n for d, n in enumerate(sizes) if d not in axes]


def _masked(t, where, filler):
    """The elements where a mask is true, and `filler` where it is not."""
    if where is True:
        return t
    mask = plain(asarray(where, _bool))
    t, mask = torch.broadcast_tensors(t, mask)
    return torch.where(mask, t, torch.tensor(filler, dtype=t.dtype))


def _joined(t, axes):
    """The tensor with the axes to reduce as its last one."""
    kept = [d for d in range(t.dim()) if d not in axes]
    moved = t.permute(*kept, *axes)
    return moved.reshape(*[t.shape[d] for d in kept], _count_of(t.shape[d] for d in axes))


def _complain_of(t, made):
    """Complains of infinities and nans that a reduction has made of numbers."""
    if not made.dtype.is_floating_point or bool(torch.isfinite(made).all()):
        return
    if bool(torch.isfinite(t).all()):
        complain("over", "reduce")
    elif bool(made.isnan().any()) and not bool(t.isnan().any()):
        complain("invalid", "reduce")


# --- Sums and products -----------------------------------------------------------------------------


def sums_in(d):
    """The type that sums and products of a type are made in."""
    if d.kind == "u":
        return _uint64
    return _int64 if d.kind in "bi" else d


_numpy_sum = primitive("numpy.sum")


def _add_up(t, axes, converted):
    if not axes:
        return t
    return _numpy_sum(t, axes, converted) if t.dtype.is_floating_point else torch.sum(t, axes)


def _multiply(t, axes, converted):
    if not axes:
        return t
    rows = _joined(t, axes)
    if not rows.shape[-1]:
        return torch.ones(rows.shape[:-1], dtype=t.dtype)
    if t.dtype is torch.float32:  # rounded after each factor, as NumPy has it
        made = rows[..., 0]
        for i in range(1, rows.shape[-1]):
            made = made * rows[..., i]
        return made
    return torch.cumprod(rows, -1)[..., -1]


def _total(function, neutral, combine):
    def reduce(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True):
        a = asarray(a)
        d = sums_in(a._dtype) if dtype is None else _dtype.dtype(dtype)
        axes = _axes(axis, a._t.dim())
        held = _int64 if d is _uint64 and d.element is None else d
        t = _masked(cast(plain(a), held), where, neutral)
        made = function(t, axes, held is not a._dtype).to(t.dtype)
        if initial is not None:
            made = combine(made, initial)
        _complain_of(t, made)
        shape = _shape_without(t.shape, axes, keepdims)
        if held is not d:
            if out is None and not shape:
                return scalar(d, made.item())
            if out is None:
                element_of(d)
        return _given(made, out, shape)

    return reduce


_sum = _total(_add_up, 0, torch.add)
_product = _total(_multiply, 1, torch.mul)


# --- Means -----------------------------------------------------------------------------------------


def _mean(a, axis=None, dtype=None, out=None, keepdims=False, *, where=True):
    a = asarray(a)
    axes = _axes(axis, a._t.dim(), strict=True)
    d = _dtype.dtype(dtype) if dtype is not None else _float64 if a._dtype.kind in "bui" else a._dtype
    count = _how_many(a, axes, where)
    if _is_empty(count):
        deprecated("Mean of empty slice", RuntimeWarning)
    total = _sum(a, tuple(axes), d, None, keepdims, where=where)
    return _over(total, count, keepdims, out)


def _how_many(a, axes, where):
    """How many elements each slice has: an int, or an array of ints with the axes kept."""
    if where is True:
        return _count_of(a._t.shape[d] for d in axes)
    mask = plain(asarray(where, _bool)).expand(a._t.shape)
    return wrap(torch.sum(mask, axes, keepdim=True)) if axes else wrap(mask.to(torch.int64))


def _is_empty(count):
    return count == 0 if isinstance(count, int) else bool((count._t == 0).any())


def _over(total, count, keepdims, out):
    """Sums divided by counts."""
    if isinstance(count, ndarray):
        count = count if keepdims else count.reshape(getattr(total, "shape", ()))
    made = total / count
    if isinstance(total, ndarray) or hasattr(total, "dtype"):
        made = made.astype(total.dtype, copy=False)
    if out is None:
        return made
    out[...] = made
    return out


def _var(
    a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=_NONE, correction=_NONE
):
    a = asarray(a)
    ddof = ddof if correction is _NONE else correction
    axes = _axes(axis, a._t.dim(), strict=True)
    d = _dtype.dtype(dtype) if dtype is not None else _float64 if a._dtype.kind in "bui" else a._dtype
    count = _how_many(a, axes, where)
    left = count - ddof
    if _is_empty(left) or (left < 0 if isinstance(left, (int, float)) else bool((left._t < 0).any())):
        deprecated("Degrees of freedom <= 0 for slice", RuntimeWarning)
    if mean is _NONE:
        mean = asarray(_over(asarray(_sum(a, tuple(axes), d, None, True, where=where)), count, True, None))
    off = table["subtract"](a.astype(d, copy=False), mean)
    squares = asarray(table["multiply"](off, off))
    total = _sum(squares, tuple(axes), d, None, keepdims, where=where)
    left = max(left, 0) if isinstance(left, (int, float)) else table["maximum"](left, 0)
    return _over(total, left, keepdims, out)


def _std(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, **rest):
    made = _var(a, axis, dtype, out, ddof, keepdims, **rest)
    return table["sqrt"](made, out=out)


# --- Extremes --------------------------------------------------------------------------------------


def _extreme(name, function, combine):
    def reduce(a, axis=None, out=None, keepdims=False, initial=None, where=True, dtype=None):
        a = asarray(a)
        axes = _axes(axis, a._t.dim())
        t = plain(a)
        if where is not True:
            if initial is None:
                raise ValueError(
                    f"reduction operation '{name}' does not have an identity, so to use a where mask one has "
                    "to specify 'initial'"
                )
            t = _masked(t, where, initial)
        shape = _shape_without(t.shape, axes, keepdims)
        if initial is None and _count_of(shape) and not t.numel():
            raise ValueError(f"zero-size array to reduction operation {name} which has no identity")
        if not t.numel():
            made = torch.full(shape, 0 if initial is None else initial, dtype=t.dtype)
        else:
            made = function(t, axes) if axes else t.clone()
            if initial is not None:
                made = combine(made, torch.tensor(initial, dtype=t.dtype))
        return _given(made, out, shape)

    return reduce


_max = _extreme("maximum", torch.amax, torch.maximum)
_min = _extreme("minimum", torch.amin, torch.minimum)


def _place_of(name, function):
    def place(a, axis=None, out=None, *, keepdims=False):
        a = asarray(a)
        t = plain(a)
        if axis is not None:
            axis = axis_of(axis, t.dim() or 1)
        shape = _shape_without(t.shape, range(t.dim()) if axis is None else [axis], keepdims)
        rows = t.reshape(-1) if axis is None or not t.dim() else t
        if not rows.shape[axis or 0]:
            raise ValueError(f"attempt to get {name} of an empty sequence")
        if rows.dtype is torch.bool:
            rows = rows.to(torch.uint8)
        return _given(function(rows, axis or 0), out, shape)

    return place


_argmax, _argmin = _place_of("argmax", torch.argmax), _place_of("argmin", torch.argmin)


# --- Truths ----------------------------------------------------------------------------------------


def _truth(function, neutral):
    def reduce(a, axis=None, out=None, keepdims=False, *, where=True, dtype=None):
        a = asarray(a)
        axes = _axes(axis, a._t.dim())
        t = _masked(plain(a) != 0, where, neutral)
        shape = _shape_without(t.shape, axes, keepdims)
        return _given(function(_joined(t, axes), -1) if axes else t, out, shape)

    return reduce


_any, _all = _truth(torch.any, False), _truth(torch.all, True)


# --- Bounds and rounding ---------------------------------------------------------------------------


def _clip(a, a_min=_NONE, a_max=_NONE, out=None, *, min=_NONE, max=_NONE, dtype=None, casting="same_kind"):
    if a_min is _NONE and a_max is _NONE:
        a_min, a_max = (None if v is _NONE else v for v in (min, max))
    elif a_min is _NONE or a_max is _NONE:
        missing = "a_min" if a_min is _NONE else "a_max"
        raise TypeError(f"clip() missing 1 required positional argument: '{missing}'")
    elif min is not _NONE or max is not _NONE:
        raise ValueError(
            "Passing `min` or `max` keyword argument when `a_min` and `a_max` are provided is forbidden."
        )
    a = asarray(a)
    made = a
    given = [v for v in (a, a_min, a_max) if v is not None]
    check_broadcast([() if v.__class__ in _dtype.PYTHON_NUMBERS else asarray(v).shape for v in given], [])
    for bound, function in ((a_min, "maximum"), (a_max, "minimum")):
        if bound is None:
            continue
        if bound.__class__ is int and a._dtype.kind in "iu":
            bound = sorted((a._dtype.least, bound, a._dtype.most))[1]
        made = table[function](bound, made, dtype=dtype)  # of two zeros, the array's
    if out is None:
        return a.copy()[()] if made is a else made
    if not castable(made.dtype, out._dtype, casting):
        raise UFuncTypeError(
            f"Cannot cast ufunc 'clip' output from {made.dtype!r} to {out._dtype!r} with casting rule '{casting}'"
        )
    out[...] = made
    return out


def _round(a, decimals=0, out=None):
    a = asarray(a)
    t = plain(a)
    if a._dtype.kind == "f":
        power = 10.0 ** abs(decimals)
        up, down = (torch.mul, torch.div) if decimals >= 0 else (torch.div, torch.mul)
        made = torch.round(t) if decimals == 0 else down(torch.round(up(t, power)), power)
        made = torch.where(torch.isfinite(made), made, t)
    elif decimals >= 0:
        made = t.to(torch.float16) if a._dtype.kind == "b" else t.clone()
    else:
        made = (torch.round(t.double() / 10.0**-decimals) * 10.0**-decimals).to(t.dtype)
    if out is not None:
        copy_to(out._t, made)
        return out
    return result(made)


# --- Names -----------------------------------------------------------------------------------------


def public(name, function, parameters):
    """The function of the module: of arrays, or what an object of another class has of that name."""
    defaults = parameters.split()
    function.__name__ = function.__qualname__ = name

    def call(a, *args, **keywords):
        if name == "sum" and isinstance(a, GeneratorType):
            raise TypeError(
                "Calling np.sum(generator) is deprecated."
                "Use np.sum(np.fromiter(generator)) or the python sum builtin instead."
            )
        if isinstance(a, Tensor):
            return _of_tensor(name, function, a, dict(zip(defaults, args)) | keywords)
        return function(a, *args, **keywords)

    call.__name__ = call.__qualname__ = name
    return call


def _of_tensor(name, function, tensor, keywords):
    """As NumPy: a tensor's own method, called as an array's would be; places and rounding of its elements."""
    if name in ("argmax", "argmin", "cumsum", "cumprod", "round", "clip"):
        return _ufunc.as_torch(function(tensor, **keywords))
    if name in ("sum", "mean"):
        raise TypeError(f"{name}() got an unexpected keyword argument 'axis'")
    rest = {k: v for k, v in keywords.items() if k not in ("axis", "out", "dtype")}
    if name in ("std", "var") or keywords.get("dtype") is not None:
        rest["dtype"] = keywords.get("dtype")
    if name in ("std", "var"):
        rest.setdefault("ddof", 0)
    return getattr(tensor, name)(axis=keywords.get("axis"), out=keywords.get("out"), **rest)


# The functions of the module, the methods of arrays, and the parameters in order.
FUNCTIONS = {
    "sum": (_sum, "axis dtype out keepdims initial where"),
    "prod": (_product, "axis dtype out keepdims initial where"),
    "mean": (_mean, "axis dtype out keepdims"),
    "var": (_var, "axis dtype out ddof keepdims"),
    "std": (_std, "axis dtype out ddof keepdims"),
    "max": (_max, "axis out keepdims initial where"),
    "min": (_min, "axis out keepdims initial where"),
    "argmax": (_argmax, "axis out"),
    "argmin": (_argmin, "axis out"),
    "any": (_any, "axis out keepdims"),
    "all": (_all, "axis out keepdims"),
    "clip": (_clip, "a_min a_max out"),
    "round": (_round, "decimals out"),
}
names = {name: public(name, *row) for name, row in FUNCTIONS.items()}
names |= {"amax": names["max"], "amin": names["min"], "around": names["round"]}


def _as_method(name, function):
    def call(self, *args, **keywords):
        return function(self, *args, **keywords)

    call.__name__ = name
    call.__qualname__ = f"ndarray.{name}"
    return call


for _name, (_function, _) in FUNCTIONS.items():
    if _name != "clip":
        method(_as_method(_name, _function))


@method
def clip(self, min=None, max=None, out=None, **keywords):
    """The elements, no smaller and no greater than bounds."""
    return _clip(self, min, max, out, **keywords)
