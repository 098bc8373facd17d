"""Indexing by NumPy's rules: views by ints and slices, copies by arrays of places, and assignment."""

from ._array import method, view
from ._dtype import scalar

_BAD = (
    "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays "
    "are valid indices"
)


@method
def __getitem__(self, index):
    """A view by ints and slices, a copy by arrays, or a scalar."""
    parts, advanced = _parts(self, index)
    if not advanced:
        sizes, strides, offset = _basic(self, parts)
        if not sizes and all(p.__class__ is int for p in parts):
            return scalar(self._dtype, view(self, (), (), offset)._t.item())
        return view(self, sizes, strides, offset)
    raise NotImplementedError("indices that are arrays are not in the Tensorglass playground yet")


def _parts(a, index):
    """(one entry for each of the array's dims and each new one: int, slice or None, whether arrays are among them)."""
    given = list(index) if index.__class__ is tuple else [index]
    parts, used, hole, advanced = [], 0, None, False
    for each in given:
        kind = each.__class__
        if each is None:
            parts.append(None)
        elif each is Ellipsis:
            if hole is not None:
                raise IndexError("an index can only have a single ellipsis ('...')")
            hole = len(parts)
        elif kind is int or kind is slice:
            parts.append(each)
            used += 1
        elif hasattr(each, "__index__") and kind is not bool:
            parts.append(each.__index__())
            used += 1
        else:
            advanced = True
    ndim = a._t.dim()
    if used > ndim:
        raise IndexError(f"too many indices for array: array is {ndim}-dimensional, but {used} were indexed")
    rest = [slice(None)] * (ndim - used)
    parts[len(parts) if hole is None else hole : len(parts) if hole is None else hole] = rest
    return parts, advanced


def _basic(a, parts):
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
                raise IndexError(f"index {part} is out of bounds for axis {dim} with size {size}")
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
