"""Products of vectors, matrices and tensors."""

from math import prod

import torch

import numpy as np

from . import _engine
from ._array import plain, result
from ._joining import concatenate
from ._shape import expand_dims, moveaxis
from ._sorting import into
from ._views import axis_of, cast, shared


def _told(shape):
    return str(tuple(shape)).replace(" ", "")


def _not_aligned(a, b, dim, other):
    return ValueError(
        f"shapes {_told(a.shape)} and {_told(b.shape)} not aligned: "
        f"{a.shape[dim]} (dim {dim}) != {b.shape[other]} (dim {other})"
    )


def _contracted(a, b):
    """Sums of products over the last axis of both, for all pairs of the others."""
    dtype = np.result_type(a, b)
    left, right = cast(plain(a), dtype), cast(plain(b), dtype)
    rows = left.reshape(prod(a.shape[:-1]), a.shape[-1])
    columns = right.reshape(prod(b.shape[:-1]), b.shape[-1])
    if dtype.kind == "b":
        made = (rows.to(torch.int64) @ columns.to(torch.int64).mT) != 0
    elif dtype.kind == "f":
        made = _engine.product(rows.unsqueeze(0), columns.mT.unsqueeze(0))
    else:
        made = rows @ columns.mT
    return made.reshape(a.shape[:-1] + b.shape[:-1])


def dot(a, b, out=None):
    """Sums of products over the last axis of `a` and the last but one of `b`."""
    both = [each.__class__ in (int, float) for each in (a, b)]
    if any(both):
        return into(out, np.multiply(a, b))
    a, b = np.asarray(a), np.asarray(b)
    if not a.ndim or not b.ndim:
        return into(out, np.multiply(a, b))
    other = max(b.ndim - 2, 0)
    if a.shape[-1] != b.shape[other]:
        raise _not_aligned(a, b, a.ndim - 1, other)
    if out is not None and out.dtype != np.result_type(a, b):
        raise ValueError(
            "output array is not acceptable (must have the right datatype, number of dimensions, "
            "and be a C-Array)"
        )
    return into(out, result(_contracted(a, moveaxis(b, other, -1))))


def inner(a, b, /):
    """Sums of products over the last axis of both."""
    if np.ndim(a) == 0 or np.ndim(b) == 0:
        return np.multiply(a, b)
    a, b = np.asarray(a), np.asarray(b)
    if a.shape[-1] != b.shape[-1]:
        raise _not_aligned(a, b, a.ndim - 1, b.ndim - 1)
    return result(_contracted(a, b))


def outer(a, b, out=None):
    """All products of an element of the one with one of the other."""
    return np.multiply(np.ravel(a)[:, None], np.ravel(b)[None, :], out=out)


def vdot(a, b, /):
    """The sum of products of all elements."""
    a, b = np.ravel(a), np.ravel(b)
    if a.size != b.size:
        raise ValueError(f"cannot reshape array of size {b.size} into shape ({a.size},)")
    return dot(a, b)


def tensordot(a, b, axes=2):
    """Sums of products over some axes of both."""
    a, b = np.asarray(a), np.asarray(b)
    if hasattr(axes, "__index__"):
        left, right = list(range(a.ndim - axes, a.ndim)), list(range(axes))
    else:
        left, right = ([each] if hasattr(each, "__index__") else list(each) for each in axes)
    mismatch = len(left) != len(right) or len(left) > min(a.ndim, b.ndim)
    if mismatch or any(a.shape[i] != b.shape[j] for i, j in zip(left, right)):
        raise ValueError("shape-mismatch for sum")
    left, right = [axis % a.ndim for axis in left], [axis % b.ndim for axis in right]
    rows = [axis for axis in range(a.ndim) if axis not in left]
    columns = [axis for axis in range(b.ndim) if axis not in right]
    shape = [a.shape[axis] for axis in rows] + [b.shape[axis] for axis in columns]
    depth = prod([a.shape[axis] for axis in left])
    one = a.transpose([*rows, *left]).reshape(prod([a.shape[axis] for axis in rows]), depth)
    two = b.transpose([*right, *columns]).reshape(depth, prod([b.shape[axis] for axis in columns]))
    return np.asarray(dot(one, two)).reshape(shape)


def kron(a, b):
    """Blocks: the second array times each element of the first."""
    b = np.asanyarray(b)
    a = np.array(a, copy=None, ndmin=b.ndim)
    if not a.ndim or not b.ndim:
        return np.multiply(a, b)
    ndim = max(a.ndim, b.ndim)
    one = a.reshape((1,) * (ndim - a.ndim) + a.shape)
    two = b.reshape((1,) * (ndim - b.ndim) + b.shape)
    made = np.multiply(
        expand_dims(one, tuple(range(1, 2 * ndim, 2))), expand_dims(two, tuple(range(0, 2 * ndim, 2)))
    )
    return made.reshape([n * m for n, m in zip(one.shape, two.shape)])


def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
    """The vectors at right angles to pairs of vectors."""
    if axis is not None:
        axisa = axisb = axisc = axis
    a, b = np.asarray(a), np.asarray(b)
    if a.ndim < 1 or b.ndim < 1:
        raise ValueError("At least one array has zero dimension")
    a, b = moveaxis(a, axis_of(axisa, a.ndim, "axisa"), -1), moveaxis(b, axis_of(axisb, b.ndim, "axisb"), -1)
    sizes = a.shape[-1], b.shape[-1]
    if not set(sizes) <= {2, 3}:
        raise ValueError("incompatible dimensions for cross product\n(dimension must be 2 or 3)")
    if 2 in sizes:
        from warnings import warn

        warn(
            "Arrays of 2-dimensional vectors are deprecated. Use arrays of 3-dimensional vectors "
            "instead. (deprecated in NumPy 2.0)",
            DeprecationWarning,
            stacklevel=2,
        )
    if sizes == (2, 2):
        return np.asarray(a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0])
    a, b = (_with_third(each) for each in (a, b))
    x, y, z = (a[..., i] * b[..., j] - a[..., j] * b[..., i] for i, j in ((1, 2), (2, 0), (0, 1)))
    made = np.stack([x, y, z], axis=-1)
    return moveaxis(made, -1, axis_of(axisc, made.ndim, "axisc"))


def _with_third(a):
    if a.shape[-1] == 3:
        return a
    return concatenate((a, np.zeros((*a.shape[:-1], 1), a.dtype)), -1)


def vecdot(x1, x2, /, *, axis=-1):
    """The products of vectors along an axis."""
    x1, x2 = (moveaxis(np.asarray(each), axis, -1) for each in (x1, x2))
    return einsum("...i,...i->...", x1, x2)


def matvec(x1, x2, /):
    """The products of matrices with vectors."""
    return einsum("...ij,...j->...i", x1, x2)


def vecmat(x1, x2, /):
    """The products of vectors with matrices."""
    return einsum("...i,...ij->...j", x1, x2)


# --- Einstein's sums -------------------------------------------------------------------------------

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _as_text(operands):
    """Operands and lists of axes, one after the other, as (subscripts, operands)."""
    arrays, lists = list(operands[::2]), list(operands[1::2])
    target = arrays.pop() if len(operands) % 2 else None

    def letters(axes):
        return "".join(["..." if each is Ellipsis else _LETTERS[each] for each in axes])

    text = ",".join(map(letters, lists))
    return text if target is None else f"{text}->{letters(target)}", arrays


def einsum(*operands, out=None, optimize=False, dtype=None, order="K", casting="safe"):
    """Sums of products over the axes whose letters the result does not have."""
    if not operands:
        raise ValueError(
            "must specify the einstein sum subscripts string and at least one operand, or at least "
            "one operand and its corresponding subscripts list"
        )
    if isinstance(operands[0], str):
        text, given = operands[0].replace(" ", ""), operands[1:]
    else:
        text, given = _as_text(operands)
    arrays = [np.asarray(each) for each in given]
    inputs, arrow, output = text.partition("->")
    terms = inputs.split(",")
    if not arrow:
        letters = inputs.replace(",", "").replace(".", "")
        once = sorted([each for each in set(letters) if letters.count(each) == 1])
        output = ("..." if "..." in inputs else "") + "".join(once)
    _check_terms(terms, output, arrays)
    dtype = np.result_type(*arrays) if dtype is None else np.dtype(dtype)
    if len(arrays) == 1 and out is None and dtype is arrays[0].dtype:
        letters = terms[0].replace(".", "")
        if set(output.replace(".", "")) == set(letters):  # a view: a diagonal, or another order
            return _seen(arrays[0], torch.einsum(f"{terms[0]}->{output}", arrays[0]._t))
    whole = dtype.kind in "biu"
    tensors = [cast(plain(each), dtype) for each in arrays]
    if dtype.kind == "b":
        tensors = [each.to(torch.int64) for each in tensors]
    made = torch.einsum(f"{','.join(terms)}->{output}", *tensors)
    made = made != 0 if dtype.kind == "b" else made
    made = made.to(tensors[0].dtype).contiguous() if whole and dtype.kind != "b" else made.contiguous()
    return into(out, result(made.clone() if made._is_view() else made))


def _seen(a, tensor):
    return shared(a, tensor)


def _check_terms(terms, output, arrays):
    for each in "".join(terms) + output:
        if each not in _LETTERS and each != ".":
            raise ValueError(
                f"invalid subscript '{each}' in einstein sum subscripts string, subscripts must be letters"
            )
    if len(terms) > len(arrays):
        raise ValueError(
            "more operands provided to einstein sum function than specified in the subscripts string"
        )
    if len(terms) < len(arrays):
        raise ValueError(
            "fewer operands provided to einstein sum function than specified in the subscripts string"
        )
    sizes = {}
    for place, (term, each) in enumerate(zip(terms, arrays)):
        letters = term.replace("...", "")
        if len(letters) > each.ndim:
            raise ValueError(
                f"einstein sum subscripts string contains too many subscripts for operand {place}"
            )
        if len(letters) < each.ndim and "..." not in term:
            raise ValueError(
                "operand has more dimensions than subscripts given in einstein sum, but no '...' "
                "ellipsis provided to broadcast the extra dimensions."
            )
        for axis, letter in enumerate(letters):
            sizes.setdefault(letter, []).append(each.shape[_axis_of_letter(term, axis, each.ndim)])
    for letter in output.replace("...", ""):
        if letter not in sizes:
            raise ValueError(
                f"einstein sum subscripts string included output subscript '{letter}' which never "
                "appeared in an input"
            )
        if output.count(letter) > 1:
            raise ValueError(
                f"einstein sum subscripts string includes output subscript '{letter}' multiple times"
            )
    for letter, found in sizes.items():
        if len(set(found) - {1}) > 1:
            what = f"'{letter}' stands for sizes {', '.join(map(str, found))}"
            raise ValueError(
                "operands could not be broadcast together with remapped shapes "
                "[original->remapped]: "
                + (what if "..." in "".join(terms) else _remapped(terms, output, arrays))
            )


def _remapped(terms, output, arrays):
    """What NumPy says of operands whose sizes differ: their shapes among the letters of all."""
    letters = output.replace("...", "")
    letters += "".join(sorted(set("".join(terms)) - set(letters) - {"."}))
    told = []
    for term, each in zip(terms, arrays):
        sizes = [str(each.shape[term.index(x)]) if x in term else "newaxis" for x in letters]
        while sizes[0] == "newaxis":
            del sizes[0]
        told.append(f"{_told(each.shape)}->({','.join(sizes)}{',' if len(sizes) == 1 else ''}) ")
    return "".join(told)


def _axis_of_letter(term, place, ndim):
    """Which axis the letter at a place of a term names; an ellipsis stands for those between."""
    before = len(term.partition("...")[0])
    return place if "..." not in term or place < before else ndim - (len(term) - 3 - place)


def einsum_path(*operands, optimize="greedy", einsum_call=False):
    """Refused: sums are taken in the order given."""
    raise NotImplementedError("numpy.einsum_path is not in the Tensorglass playground yet")
