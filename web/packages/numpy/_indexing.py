"""Indexing by NumPy's rules: views by ints and slices, copies by arrays of places, and assignment to both."""

import torch
from torch import Tensor

from . import _dtype
from ._array import copy_to, method, ndarray, plain, view, wrap
from ._convert import array, asarray
from ._dtype import generic, scalar
from ._views import transposed

_BAD = (
    "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays "
    "are valid indices"
)
_WHOLE = slice(None)


class _Index:
    """An index, worked out: ints, slices and None of a view, and places of its dims to pick by arrays."""

    # `parts`: one for each dim and each new one; `places`: (which of them, tensor); `joined`: whether
    # the arrays stand together; `single`: whether it names one element; `copies`: whether an array
    # without dims was an int; `mask`: an array of truths that stands alone.
    __slots__ = ("parts", "places", "joined", "single", "copies", "mask")

    def __init__(self, a, given):
        given = given if given.__class__ is tuple else (given,)
        self.copies, self.mask = False, None
        entries, used, hole = self._entries(given)
        ndim = a._t.dim()
        if used > ndim:
            raise IndexError(
                f"too many indices for array: array is {ndim}-dimensional, but {used} were indexed"
            )
        rest = [_WHOLE] * (ndim - used)
        arrays = any(isinstance(each, ndarray) for each in entries)
        # Ints among arrays are arrays; what stands together stays in its place.
        at = [
            i
            for i, each in enumerate(entries)
            if isinstance(each, ndarray) or arrays and each.__class__ is int
        ]
        self.joined = (
            not at or at[-1] - at[0] + 1 == len(at) and not (hole is not None and at[0] < hole <= at[-1])
        )
        self.single = hole is None and not arrays and not rest and all(e.__class__ is int for e in entries)
        hole = len(entries) if hole is None else hole
        entries[hole:hole] = rest
        self.parts, self.places = entries, []
        if arrays:
            self._pick(a)

    def _entries(self, given):
        """(what was given as ints, slices, None and arrays, how many dims that takes, the ellipsis' place)."""
        entries, used, hole = [], 0, None
        for each in given:
            kind = each.__class__
            if each is Ellipsis:
                if hole is not None:
                    raise IndexError("an index can only have a single ellipsis ('...')")
                hole = len(entries)
                continue
            if kind is int or kind is slice:
                used += 1
            elif each is not None:
                each = self._other(each, len(given))
                used += each.ndim if isinstance(each, ndarray) and each._dtype.kind == "b" else 1
            entries.append(each)
        return entries, used, hole

    def _other(self, each, count):
        """An index that is no int, slice or None: an int, or an array of ints or truths."""
        if isinstance(each, (bool, _dtype.bool_)):
            return asarray(each)
        if isinstance(each, generic) or not isinstance(each, (ndarray, Tensor, list, tuple, range)):
            if not hasattr(each, "__index__") and not hasattr(each, "__array__"):
                raise IndexError(_BAD)
            if isinstance(each, _dtype.inexact):
                raise IndexError(_BAD)
            if hasattr(each, "__index__"):
                return each.__index__()
        made = asarray(each)
        if not made.size and isinstance(each, (list, tuple)):
            made = made.astype(_dtype.int64)
        if made._dtype.kind not in "biu":
            raise IndexError("arrays used as indices must be of integer (or boolean) type")
        if made._dtype.kind == "b":
            if count == 1:
                self.mask = made
            return made
        if not made._t.dim():
            self.copies = True
            return made.item()
        return made

    def _pick(self, a):
        """Turns arrays among the parts into tensors of places, and what they pick from into whole dims."""
        sizes, parts, dim, dims = a._t.shape, [], 0, []
        for each in self.parts:
            if each is None or each.__class__ is slice:
                parts.append(each)
                dim += each is not None
                continue
            if each.__class__ is int:
                found = [torch.tensor(each)]
            elif each._dtype.kind == "b" and not each._t.dim():
                # As a new dim of which all is taken, or nothing.
                self.places.append((len(parts), torch.zeros(1 if each.item() else 0, dtype=torch.int64)))
                dims.append(None)
                parts.append(None)
                continue
            elif each._dtype.kind == "b":
                _check_mask(each.shape, sizes, dim)
                found = plain(each).nonzero(as_tuple=True)
            else:
                found = [plain(each).to(torch.int64)]
            for places in found:
                self.places.append((len(parts), places))
                dims.append(dim)
                parts.append(_WHOLE)
                dim += 1
        self.parts = parts
        tensors = [places for _, places in self.places]
        try:
            torch.broadcast_shapes(*(t.shape for t in tensors))
        except RuntimeError:
            shapes = " ".join(_told(t.shape) for t in tensors)
            raise IndexError(
                f"shape mismatch: indexing arrays could not be broadcast together with shapes {shapes} "
            ) from None
        tensors = [t if d is None else _wrapped(t, sizes[d], d) for t, d in zip(tensors, dims)]
        met = torch.broadcast_tensors(*tensors)
        self.places = [(at, t) for (at, _), t in zip(self.places, met)]

    def front(self, a):
        """(view whose first dims are picked from, tensors of places, where the picked dims go)."""
        seen = view(a, *_geometry(a, self.parts))
        # An int among the parts is gone from the view; there are none beside arrays.
        at = [place for place, _ in self.places]
        others = [d for d in range(seen._t.dim()) if d not in at]
        return transposed(seen, at + others), [t for _, t in self.places], at[0] if self.joined else 0


def _check_mask(shape, sizes, dim):
    for i, n in enumerate(shape):
        if n != sizes[dim + i]:
            raise IndexError(
                f"boolean index did not match indexed array along axis {dim + i}; size of axis is "
                f"{sizes[dim + i]} but size of corresponding boolean axis is {n}"
            )


def _wrapped(places, size, dim):
    """Places counted from the front; raises where there is none."""
    if not places.numel():
        return places
    outside = (places < -size) | (places >= size)
    if bool(outside.any()):
        raise IndexError(_outside(places[outside].reshape(-1)[0].item(), dim, size))
    return torch.where(places < 0, places + size, places)


def _outside(place, dim, size):
    return f"index {place} is out of bounds for axis {dim} with size {size}"


def _told(shape):
    return f"({','.join(map(str, shape))}{',' if len(shape) == 1 else ''})"


def _geometry(a, parts):
    """(sizes, strides, offset) of the view that ints, slices and None give, in elements."""
    t = a._t
    old_sizes, old_strides, offset = t.shape, t.stride(), t.storage_offset()
    sizes, strides, dim = [], [], 0
    for part in parts:
        if part is None:
            sizes.append(1)
            strides.append(0)
            continue
        size, stride = old_sizes[dim], old_strides[dim]
        if part.__class__ is int:
            if not -size <= part < size:
                raise IndexError(_outside(part, dim, size))
            offset += (part + size if part < 0 else part) * stride
        else:
            start, stop, step = part.indices(size)
            count = len(range(start, stop, step))
            if count:
                offset += start * stride
            sizes.append(count)
            strides.append(step * stride)
        dim += 1
    return sizes, strides, offset


@method
def __getitem__(self, index):
    """A view by ints and slices, a copy by arrays, or a scalar."""
    found = _Index(self, index)
    if not found.places:
        seen = view(self, *_geometry(self, found.parts))
        if found.single:
            return scalar(self._dtype, seen._t.item())
        return seen.copy() if found.copies else seen
    seen, places, to = found.front(self)
    picked = plain(seen)[tuple(places)]
    return _moved(wrap(picked), places[0].dim(), to)


def _moved(picked, count, to):
    """An array whose first `count` dims go to place `to`."""
    if not to:
        return picked
    ndim = picked._t.dim()
    order = [*range(count, count + to), *range(count), *range(count + to, ndim)]
    return wrap(picked._t.permute(*order).detach(), picked)


@method
def __setitem__(self, index, value):
    """Writes at an index: a number everywhere, or an array that is broadcast."""
    if not self._writeable:
        raise ValueError("assignment destination is read-only")
    found = _Index(self, index)
    if not found.places:
        seen = view(self, *_geometry(self, found.parts))
        if found.single and isinstance(value, ndarray) and value._t.dim():
            raise ValueError("setting an array element with a sequence.")
        if found.single and isinstance(value, (list, tuple, dict, set)):
            value = (float if self._dtype.kind == "f" else int)(value)
        assign(seen, value)
        return
    seen, places, to = found.front(self)
    value = asarray(value) if isinstance(value, generic) else value  # is cast as arrays are
    given = plain(array(value, self._dtype, copy=True))  # it may lie where is written
    _put(self, found, seen, places, to, given)


def assign(a, value):
    """Writes a value, which is broadcast, into all of an array."""
    if isinstance(value, generic) and a._dtype.kind != "u":
        value = value._v  # as Python's number: what does not fit is an error, where unsigned types wrap
    if value.__class__ in _dtype.PYTHON_NUMBERS:
        a._t.fill_(_dtype.rounded(a._dtype, value))
        return
    given = asarray(value, a._dtype if not isinstance(value, (ndarray, Tensor)) else None)
    if given._dtype is not a._dtype:
        given = given.astype(a._dtype)
    t, extra = given._t, given._t.dim() - a._t.dim()
    if extra > 0 and all(n == 1 for n in t.shape[:extra]):
        t = view(given, t.shape[extra:], t.stride()[extra:], t.storage_offset())._t
    try:
        fits = torch.broadcast_shapes(t.shape, a._t.shape) == a._t.shape
    except RuntimeError:
        fits = False
    if not fits:
        raise ValueError(
            f"could not broadcast input array from shape {_told(t.shape)} into shape {_told(a._t.shape)}"
        )
    copy_to(a._t, t)


def _put(a, found, seen, places, to, given):
    """Writes elements to places of the first dims of a view."""
    count, shape = places[0].dim(), (*places[0].shape, *seen._t.shape[len(places) :])
    wanted = (*shape[count : count + to], *shape[:count], *shape[count + to :])
    mask = found.mask
    if mask is not None and mask._t.dim() == a._t.dim():
        if given.dim() > 1:
            raise TypeError(
                "NumPy boolean array indexing assignment requires a 0 or 1-dimensional input, input has "
                f"{given.dim()} dimensions"
            )
        if given.dim() and given.shape[0] not in (1, wanted[0]):
            raise ValueError(
                f"NumPy boolean array indexing assignment cannot assign {given.shape[0]} input values to "
                f"the {wanted[0]} output values where the mask is true"
            )
    while given.dim() > len(wanted) and given.shape[0] == 1:
        given = given[0]
    try:
        spread = given.expand(wanted)
    except RuntimeError:
        raise ValueError(
            f"shape mismatch: value array of shape {_told(given.shape)} could not be broadcast to indexing "
            f"result of shape {_told(wanted)}"
        ) from None
    if to:
        spread = spread.permute(*range(to, to + count), *range(to), *range(to + count, spread.dim()))
    target = plain(seen)
    target.index_put_(tuple(places), spread)
    if target is not seen._t:
        copy_to(seen._t, target)


@method
def __delitem__(self, index):
    raise ValueError("cannot delete array elements")


@method
def fill(self, value):
    """Writes one value into all elements."""
    if not self._writeable:
        raise ValueError("assignment destination is read-only")
    assign(self, value if isinstance(value, generic) else array(value, self._dtype))
