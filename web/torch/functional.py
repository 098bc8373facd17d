"""Functions whose arguments are not a schema's: einsum's operands, meshgrid's, split's, norm's."""

import math
from collections.abc import Sequence

from ._dispatch import overridable
from ._dtype import dtype as DType
from ._dtype import int64
from ._size import Size
from ._tensor import Tensor
from ._wire import intern, invoke, primitive

_result_type = primitive("dtype.result_type")
_promote = primitive("dtype.promote")
_can_cast = primitive("dtype.can_cast")


def _call(name, *args, **keywords):
    return invoke(intern(name), args, keywords)


def _many(tensors):
    """Tensors given one by one, or as one list."""
    if len(tensors) == 1 and isinstance(tensors[0], (list, tuple)):
        return list(tensors[0])
    return list(tensors)


def einsum(*args) -> "Tensor":
    """Sums of products, in Einstein's notation."""
    if len(args) < 2:
        raise ValueError(
            "einsum(): must specify the equation string and at least one operand, or at least one "
            "operand and its subscripts list"
        )
    equation, *operands = args
    if isinstance(equation, Tensor):
        # einsum(a, [0, 1], b, [1, 2], [0, 2])
        given = args
        letters = lambda places: "".join(  # noqa: E731
            "..." if place is ... else chr(ord("a") + place) for place in places
        )
        pairs = len(given) // 2
        operands = given[0 : 2 * pairs : 2]
        equation = ",".join(letters(given[2 * i + 1]) for i in range(pairs))
        if len(given) % 2:
            equation += "->" + letters(given[-1])
    return _call("einsum", equation, _many(operands))


def meshgrid(*tensors, indexing=None):
    """Coordinates of a grid, from its axes."""
    if indexing is None:
        return _call("meshgrid", _many(tensors))
    return _call("meshgrid", _many(tensors), indexing=indexing)


def broadcast_tensors(*tensors):
    """The tensors expanded to one common shape."""
    return _call("broadcast_tensors", _many(tensors))


def broadcast_shapes(*shapes):
    """The shape that tensors of these shapes have together."""
    shapes = [(shape,) if isinstance(shape, int) else tuple(shape) for shape in shapes]
    out = [1] * max((len(shape) for shape in shapes), default=0)
    for argument, shape in enumerate(shapes):
        for i in range(-1, -1 - len(shape), -1):
            if shape[i] < 0:
                raise RuntimeError(
                    f"Trying to create tensor with negative dimension ({shape[i]}): ({shape[i]})"
                )
            if shape[i] in (1, out[i]):
                continue
            if out[i] != 1:
                raise RuntimeError(
                    f"Attempting to broadcast a dimension of length {shape[i]} at {i}! Mismatching "
                    f"argument at index {argument} had {shape}; but expected shape should be "
                    f"broadcastable to {out}"
                )
            out[i] = shape[i]
    return Size(out)


def split(tensor, split_size_or_sections, dim=0):
    """Views of parts along a dimension: all of one size, or of the sizes listed."""
    sections = split_size_or_sections
    # A tensor is a number here.
    even = isinstance(sections, (int, Tensor))
    return _call("split" if even else "split_with_sizes", tensor, sections, dim)


def cartesian_prod(*tensors) -> "Tensor":
    tensors = _many(tensors)
    if len(tensors) == 1:
        return tensors[0]
    grids = _call("meshgrid", tensors, indexing="ij")
    return _call("stack", [grid.flatten() for grid in grids], 1)


def block_diag(*tensors) -> "Tensor":
    """A matrix with the given ones along its diagonal."""
    return _call("block_diag", list(tensors))


def chain_matmul(*matrices) -> "Tensor":
    """The product of several matrices."""
    return _call("chain_matmul", list(matrices))


def lu(A, pivot=True, get_infos=False, out=None):
    """The packed factors and the pivots of A = P L U, and the infos if asked for."""
    result = _call("_lu_with_info", A, pivot, not get_infos)
    if not get_infos:
        result = tuple(result[:2])
    if out is None:
        return result
    for to, value in zip(out, result):
        to.resize_(value.shape).copy_(value)
    return out


def _at_least(name):
    def function(*tensors):
        """Tensors with dimensions of size 1 added where they have too few."""
        if not tensors:
            return ()
        several = len(tensors) > 1 or isinstance(tensors[0], (list, tuple))
        return _call(name, _many(tensors) if several else tensors[0])

    function.__name__ = function.__qualname__ = name
    return function


atleast_1d = _at_least("atleast_1d")
atleast_2d = _at_least("atleast_2d")
atleast_3d = _at_least("atleast_3d")


def norm(input, p="fro", dim=None, keepdim=False, out=None, dtype=None) -> "Tensor":
    """The norm of a vector or a matrix; p names which."""
    if p == "nuc":
        dim = dim or (-2, -1)
        return _call("linalg_matrix_norm", input, "nuc", dim=dim, keepdim=keepdim, out=out)
    order = 2 if p == "fro" or p is None else p
    if isinstance(order, str):
        raise RuntimeError(f"linalg.matrix_norm: Order {order} not supported.")
    if isinstance(dim, int):
        dim = [dim]
    return _call("linalg_vector_norm", input, order, dim, keepdim, dtype=dtype, out=out)


def unique(input, sorted=True, return_inverse=False, return_counts=False, dim=None):
    """The different elements, in order."""
    if dim is None:
        made = _call("_unique2", input, sorted, return_inverse, return_counts)
    else:
        made = _call("unique_dim", input, dim, sorted, return_inverse, return_counts)
    return _wanted(made, return_inverse, return_counts)


def unique_consecutive(input, return_inverse=False, return_counts=False, dim=None):
    """The elements, each run of equal ones once."""
    made = _call("unique_consecutive", input, return_inverse, return_counts, dim)
    return _wanted(made, return_inverse, return_counts)


def _wanted(made, inverse, counts):
    out = (made[0],) + ((made[1],) if inverse else ()) + ((made[2],) if counts else ())
    return out if len(out) > 1 else out[0]


_CDIST_MODES = {
    "use_mm_for_euclid_dist_if_necessary": None,
    "use_mm_for_euclid_dist": 1,
    "donot_use_mm_for_euclid_dist": 2,
}


def cdist(x1, x2, p=2.0, compute_mode="use_mm_for_euclid_dist_if_necessary") -> "Tensor":
    """The p-norm distance of each row of x1 to each of x2."""
    if compute_mode not in _CDIST_MODES:
        raise ValueError(f"{compute_mode} is not a valid value for compute_mode")
    return _call("cdist", x1, x2, p, _CDIST_MODES[compute_mode])


def tensordot(a, b, dims=2, out=None) -> "Tensor":
    """The sum of products over the dimensions named."""
    if isinstance(dims, Tensor):
        dims = dims.tolist()
    if isinstance(dims, int):
        if dims < 0:
            raise RuntimeError(f"tensordot expects dims >= 0, but got dims={dims}")
        ours, theirs = list(range(a.dim() - dims, a.dim())), list(range(dims))
    else:
        ours, theirs = [[each] if isinstance(each, int) else list(each) for each in dims]
    return _call("tensordot", a, b, ours, theirs, out=out)


def is_tensor(obj):
    return isinstance(obj, Tensor)


def numel(input):
    """The number of elements."""
    return input.numel()


def is_floating_point(input):
    return input.dtype.is_floating_point


def is_complex(input):
    return input.dtype.is_complex


def is_nonzero(input):
    return bool(input)


def is_signed(input):
    return input.dtype.is_signed


def is_same_size(input, other):
    return input.shape == other.shape


def is_conj(input):
    return input.is_conj()


def is_neg(input):
    return input.is_neg()


def unravel_index(indices, shape):
    """The coordinates, a tensor each, of elements counted in row-major order."""
    if indices.is_complex() or indices.is_floating_point() or str(indices.dtype) == "torch.bool":
        raise TypeError(f"expected 'indices' to be integer dtype, but got {indices.dtype}")
    if not isinstance(shape, (int, Sequence)):
        raise TypeError(f"expected 'shape' to be int or sequence of ints, but got {type(shape)}")
    shape = (shape,) if isinstance(shape, int) else tuple(shape)
    for size in shape:
        if not isinstance(size, int):
            raise TypeError(f"expected 'shape' sequence to only contain ints, but got {type(size)}")
    if any(size < 0 for size in shape):
        raise ValueError(f"'shape' cannot have negative values, but got {shape}")
    if 0 in shape and indices.numel():
        raise ValueError(f"'shape' cannot have zero dimensions when 'indices' is non-empty, but got {shape}")
    places = [math.prod(shape[at + 1 :]) for at in range(len(shape))]
    places, shape = (indices.new_tensor(each, dtype=int64) for each in (places, shape))
    coordinates = indices.unsqueeze(-1).floor_divide(places) % shape
    return coordinates.unbind(-1)


def result_type(tensor1, tensor2):
    """The dtype that arithmetic between the two would have."""
    given = (tensor1, tensor2)
    if not all(isinstance(each, (Tensor, int, float, complex)) for each in given):
        names = ", ".join(_type_name(each) for each in given)
        raise TypeError(
            f"result_type() received an invalid combination of arguments - got ({names}), but "
            "expected one of:\n * (Tensor tensor, Tensor other)\n * (Number scalar, Tensor "
            "tensor)\n * (Tensor tensor, Number other)\n * (Number scalar1, Number scalar2)\n"
        )
    return _result_type(tensor1, tensor2)


def promote_types(type1, type2):
    """The smallest dtype that holds the values of both."""
    return _promote(*_dtypes("promote_types", type1=type1, type2=type2))


def can_cast(from_, to):
    """Whether values of one dtype may be written in place into another."""
    return _can_cast(*_dtypes("can_cast", from_=from_, to=to))


def _dtypes(function, **given):
    for place, (name, value) in enumerate(given.items(), 1):
        if not isinstance(value, DType):
            raise TypeError(
                f"{function}(): argument '{name}' (position {place}) must be torch.dtype, not "
                + _type_name(value)
            )
    return given.values()


def _type_name(value):
    return "torch.dtype" if isinstance(value, DType) else type(value).__name__


def typename(obj):
    if isinstance(obj, Tensor):
        return obj.type()
    module = getattr(obj, "__module__", None)
    prefix = "" if module in (None, "builtins") else module + "."
    return prefix + getattr(obj, "__qualname__", type(obj).__name__)


def nonzero(input, *, out=None, as_tuple=False):
    """The places of the elements that are not zero: a row each, or a tensor of each coordinate."""
    if as_tuple:
        if out is not None:
            raise RuntimeError("nonzero does not support the out kwarg when as_tuple is True")
        return tuple(_call("nonzero_numpy", input))
    return _call("nonzero", input, out=out)


def _method_split(self, split_size, dim=0):
    """Views of parts along a dimension."""
    return split(self, split_size, dim)


def stft(
    input, n_fft, hop_length=None, win_length=None, window=None, center=True, pad_mode="reflect",
    normalized=False, onesided=None, return_complex=None, align_to_window=None,
):  # fmt: skip
    """Fourier transforms of the overlapping pieces of a signal."""
    if center:
        if align_to_window is not None:
            raise RuntimeError("stft align_to_window should only be set when center = false")
        shape = [1] * (3 - input.dim()) + list(input.size())
        padded = _call("pad", input.view(shape), [n_fft // 2] * 2, pad_mode)
        input = padded.view(padded.shape[3 - input.dim() :])
    return _call(
        "stft", input, n_fft, hop_length, win_length, window, normalized, onesided, return_complex,
        align_to_window,
    )  # fmt: skip


def add_methods(cls):
    """Gives Tensor the methods among these functions."""
    cls.split = _method_split
    cls.norm = lambda self, p="fro", dim=None, keepdim=False, dtype=None: norm(
        self, p, dim, keepdim, dtype=dtype
    )
    cls.unique = lambda self, sorted=True, return_inverse=False, return_counts=False, dim=None: unique(
        self, sorted, return_inverse, return_counts, dim
    )
    cls.unique_consecutive = unique_consecutive
    cls.lu = lambda self, pivot=True, get_infos=False: lu(self, pivot, get_infos)
    cls.stft = stft
    cls.nonzero = lambda self, *, as_tuple=False: nonzero(self, as_tuple=as_tuple)
    for name in ("split", "norm", "unique", "unique_consecutive", "nonzero"):
        setattr(cls, name, overridable(getattr(cls, name)))


__all__ = [
    "atleast_1d", "atleast_2d", "atleast_3d", "block_diag", "broadcast_shapes",
    "broadcast_tensors", "cartesian_prod", "cdist", "chain_matmul", "einsum", "is_complex", "is_conj",
    "is_floating_point", "is_neg", "is_nonzero", "is_same_size", "is_signed", "is_tensor", "lu", "meshgrid", "nonzero", "norm", "numel",
    "promote_types", "can_cast", "result_type", "split", "stft", "tensordot", "typename", "unique", "unique_consecutive",
    "unravel_index",
]  # fmt: skip
