"""numpy.linalg, over the engine's decompositions."""

from collections import namedtuple
from operator import index as to_index

import torch

import numpy as np

from . import _products
from ._array import plain, result, wrap
from ._grids import diagonal as _diagonal
from ._grids import trace as _trace
from ._shape import axes_of, matrix_transpose, moveaxis
from ._views import axis_of

EigResult = namedtuple("EigResult", "eigenvalues eigenvectors")
EighResult = namedtuple("EighResult", "eigenvalues eigenvectors")
QRResult = namedtuple("QRResult", "Q R")
SlogdetResult = namedtuple("SlogdetResult", "sign logabsdet")
SVDResult = namedtuple("SVDResult", "U S Vh")


class LinAlgError(ValueError):
    """Raised where a matrix does not let itself be taken apart, or is none."""


LinAlgError.__module__ = "numpy.linalg"


# --- Arguments -------------------------------------------------------------------------------------


def _matrices(a, square=False):
    """The matrices of an array as a tensor of numbers with a point."""
    a = np.asarray(a)
    if a.ndim < 2:
        raise LinAlgError(f"{a.ndim}-dimensional array given. Array must be at least two-dimensional")
    if square and a.shape[-1] != a.shape[-2]:
        raise LinAlgError("Last 2 dimensions of the array must be square")
    return _numbers(a)


def _real(a):
    """The array: one of a complex tensor's elements can be looked at, and not computed with."""
    a = np.asarray(a)
    if a.dtype.kind == "c":
        raise NotImplementedError(
            f"functions of numpy.linalg of {a.dtype.name} are not in the Tensorglass playground yet: "
            "torch.linalg has them"
        )
    return a


def _numbers(a):
    a = _real(a)
    return plain(a if a.dtype.kind == "f" else a.astype(np.float64))


def _finite(t):
    if not bool(torch.isfinite(t).all()):
        raise LinAlgError("Array must not contain infs or NaNs")


def _called(function, *args, message, **keywords):
    """A function of torch; where it finds no result, NumPy's error."""
    try:
        return function(*args, **keywords)
    except torch.linalg.LinAlgError:
        raise LinAlgError(message) from None


def _results(kind, tensors):
    return kind(*[result(each.contiguous()) for each in tensors])


# --- Equations -------------------------------------------------------------------------------------


def inv(a):
    """The inverse of a matrix."""
    t = _matrices(a, square=True)
    return wrap(_called(torch.linalg.inv, t, message="Singular matrix").contiguous())


def det(a):
    """The determinant of a matrix."""
    sign, logarithm = _slogdet(a)
    return (result(sign) * np.exp(result(logarithm)))[()]  # as NumPy multiplies, to the last bit


def slogdet(a):
    """The sign of a matrix's determinant, and the logarithm of its size."""
    return _results(SlogdetResult, _slogdet(a))


def _slogdet(a):
    """Its logarithm is of factors in turn: torch.linalg.slogdet adds them in another order."""
    factors, pivots, singular = torch.linalg.lu_factor_ex(_matrices(a, square=True))
    diagonal = factors.diagonal(dim1=-2, dim2=-1)
    swaps = (pivots != torch.arange(1, diagonal.shape[-1] + 1)).sum(-1)
    sign = diagonal.sgn().prod(-1) * (1 - 2 * (swaps % 2))
    if not diagonal.shape[-1]:
        return sign, torch.zeros_like(sign)
    logarithm = diagonal.abs().log().cumsum(-1)[..., -1]
    return torch.where(singular != 0, 0, sign), torch.where(singular != 0, -torch.inf, logarithm)


def solve(a, b):
    """The x with a @ x = b; b is a vector if it has one dim."""
    left, right = _matrices(a, square=True), _numbers(b)
    dtype = torch.promote_types(left.dtype, right.dtype)
    vector = right.dim() == 1
    rows = right.shape[0] if vector else right.shape[-2]
    if rows != left.shape[-1]:
        name, signature = ("solve1", "(m,m),(m)->(m)") if vector else ("solve", "(m,m),(m,n)->(m,n)")
        raise ValueError(
            f"{name}: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
            f"{signature} (size {rows} is different from {left.shape[-1]})"
        )
    right = right.to(dtype).unsqueeze(-1) if vector else right.to(dtype)
    made = _called(torch.linalg.solve, left.to(dtype), right, message="Singular matrix")
    return wrap((made.squeeze(-1) if vector else made).clone(memory_format=torch.contiguous_format))


def lstsq(a, b, rcond=None):
    """(The x of least squares for a @ x = b, the sums of squares that stay, the rank, singular values)."""
    a, b = np.asarray(a), np.asarray(b)
    vector = b.ndim == 1
    if a.ndim != 2 or b.ndim not in (1, 2):
        each = a if a.ndim != 2 else b
        raise LinAlgError(f"{each.ndim}-dimensional array given. Array must be two-dimensional")
    if a.shape[0] != b.shape[0]:
        raise LinAlgError("Incompatible dimensions")
    rows, columns = a.shape
    dtype = np.result_type(_real(a), _real(b), *[np.float64] * (np.result_type(a, b).kind != "f"))
    a, b = a.astype(dtype), b.astype(dtype).reshape(rows, -1)
    if rcond is None:
        rcond = np.finfo(dtype).eps * max(rows, columns)
    left, values, right = svd(a, full_matrices=False)
    rank = int((values > rcond * (values[0] if len(values) else 0)).sum())
    if rank == columns and rows >= columns:
        q, r = qr(a)  # the more exact way, where the columns are independent
        x = solve(r, np.dot(q.T, b))
    else:
        part = np.dot(left[:, :rank].T, b) / values[:rank, None]
        x = np.dot(right[:rank].T, part)
    residuals = np.zeros(0, dtype)
    if rank == columns and rows > columns:
        rest = b - np.dot(a, x)
        residuals = (rest * rest).sum(axis=0)
    return (x[:, 0].copy() if vector else x), residuals, np.int32(rank), values


def pinv(a, rcond=None, hermitian=False, *, rtol=None):
    """The inverse in the sense of Moore and Penrose."""
    a = np.asarray(a)
    cut = rcond if rcond is not None else rtol
    if cut is None:
        cut = 1e-15 if rtol is None else rtol
    if a.size == 0:
        return np.empty((*a.shape[:-2], a.shape[-1], a.shape[-2]), dtype=a.dtype)
    left, values, right = svd(a, full_matrices=False)
    large = values > np.asarray(cut)[..., None] * values.max(axis=-1, keepdims=True)
    with np.errstate(divide="ignore"):
        inverse = np.where(large, 1 / values, values.dtype.type(0))
    return np.matmul(matrix_transpose(right), inverse[..., None] * matrix_transpose(left))


def tensorinv(a, ind=2):
    """The inverse of a tensor as a map of its last axes to its first."""
    a = np.asarray(a)
    if ind <= 0:
        raise ValueError("Invalid ind argument.")
    shape = a.shape[ind:] + a.shape[:ind]
    size = int(np.prod(a.shape[ind:]))
    return inv(a.reshape(size, -1)).reshape(shape)


def tensorsolve(a, b, axes=None):
    """The x of which the tensor gives b by sums over all axes of x."""
    a, b = np.asarray(a), np.asarray(b)
    if axes is not None:
        order = [axis for axis in range(a.ndim) if axis not in axes]
        a = a.transpose([*order, *axes])
    shape = a.shape[b.ndim :]
    size = int(np.prod(shape))
    if a.size != size * size:
        raise LinAlgError(
            "Input arrays must satisfy the requirement             prod(a.shape[b.ndim:]) == "
            "prod(a.shape[:b.ndim])"
        )
    return solve(a.reshape(size, size), b.ravel()).reshape(shape)


# --- Decompositions --------------------------------------------------------------------------------


def cholesky(a, /, *, upper=False):
    """The triangle of which a positive matrix is the product with its transpose."""
    t = _matrices(a, square=True)
    t = t.mT if upper else t
    made = _called(torch.linalg.cholesky, t, message="Matrix is not positive definite")
    return wrap((made.mT if upper else made).clone(memory_format=torch.contiguous_format))


def qr(a, mode="reduced"):
    """A matrix as columns at right angles times a triangle."""
    if mode not in ("reduced", "complete", "r", "raw"):
        raise ValueError(f"Unrecognized mode '{mode}'")
    if mode == "raw":
        raise NotImplementedError('linalg.qr(mode="raw") is not in the Tensorglass playground yet')
    made = torch.linalg.qr(_matrices(a), mode)
    return result(made.R.contiguous()) if mode == "r" else _results(QRResult, made)


def svd(a, full_matrices=True, compute_uv=True, hermitian=False):
    """A matrix as rotations around its singular values."""
    t = _matrices(a)
    if not compute_uv:
        return wrap(torch.linalg.svdvals(t))
    return _results(SVDResult, torch.linalg.svd(t, full_matrices=full_matrices))


def svdvals(x, /):
    """The singular values of a matrix."""
    return svd(x, compute_uv=False)


def _symmetric(a, UPLO):
    UPLO = UPLO.upper()
    if UPLO not in ("L", "U"):
        raise ValueError("UPLO argument must be 'L' or 'U'")
    return _matrices(a, square=True), UPLO


def eigh(a, UPLO="L"):
    """The eigenvalues and eigenvectors of a symmetric matrix."""
    return _results(EighResult, torch.linalg.eigh(*_symmetric(a, UPLO)))


def eigvalsh(a, UPLO="L"):
    """The eigenvalues of a symmetric matrix."""
    return wrap(torch.linalg.eigvalsh(*_symmetric(a, UPLO)))


def _general(a, function):
    t = _matrices(a, square=True)
    _finite(t)
    found = _called(function, t.double(), message="Eigenvalues did not converge")
    values, vectors = (found, None) if isinstance(found, torch.Tensor) else found
    if bool(values.imag.any()):
        raise NotImplementedError(
            "complex eigenvalues are not in the Tensorglass playground yet (arrays of complex128)"
        )
    dtype = t.dtype
    return values.real.to(dtype), None if vectors is None else vectors.real.to(dtype)


def eig(a):
    """The eigenvalues and eigenvectors of a matrix; complex ones are refused."""
    return _results(EigResult, _general(a, torch.linalg.eig))


def eigvals(a):
    """The eigenvalues of a matrix; complex ones are refused."""
    return wrap(_general(a, torch.linalg.eigvals)[0].contiguous())


# --- Sizes -----------------------------------------------------------------------------------------


def norm(x, ord=None, axis=None, keepdims=False):
    """The length of a vector, or a matrix's by one of its norms."""
    x = _real(x)
    if x.dtype.kind != "f":
        x = x.astype(np.float64)
    ndim = x.ndim
    if axis is None:
        if ord is None or (ord in ("f", "fro") and ndim == 2) or (ord == 2 and ndim == 1):
            line = x.ravel("K")
            made = np.sqrt(np.dot(line, line))
            return made.reshape((1,) * ndim) if keepdims else made
        axes = tuple(range(ndim))
    elif hasattr(axis, "__index__"):
        axes = (to_index(axis),)
    elif isinstance(axis, tuple):
        axes = axis
    else:
        raise TypeError("'axis' must be None, an integer or a tuple of integers")
    if len(axes) == 1:
        return _vector_norm(x, ord, axes, keepdims)
    if len(axes) == 2:
        return _matrix_norm(x, ord, axes, keepdims)
    raise ValueError("Improper number of dimensions to norm.")


def _vector_norm(x, ord, axis, keepdims):
    if ord == np.inf:
        return abs(x).max(axis=axis, keepdims=keepdims)
    if ord == -np.inf:
        return abs(x).min(axis=axis, keepdims=keepdims)
    if ord == 0:
        return (x != 0).astype(x.dtype).sum(axis=axis, keepdims=keepdims)
    if ord == 1:
        return np.add.reduce(abs(x), axis=axis, keepdims=keepdims)
    if ord is None or ord == 2:
        return np.sqrt(np.add.reduce(x * x, axis=axis, keepdims=keepdims))
    if isinstance(ord, str):
        raise ValueError(f"Invalid norm order '{ord}' for vectors")
    return np.power(np.add.reduce(abs(x) ** ord, axis=axis, keepdims=keepdims),
                    np.reciprocal(ord, dtype=x.dtype))  # fmt: skip


# The norms of matrices by sums of sizes: (over the rows, or over the columns; the largest, or the least).
_SUMS = {1: (0, "max"), -1: (0, "min"), np.inf: (1, "max"), -np.inf: (1, "min")}
_SINGULAR = {2: "max", -2: "min", "nuc": "sum"}


def _matrix_norm(x, ord, axes, keepdims):
    first, second = axis_of(axes[0], x.ndim), axis_of(axes[1], x.ndim)
    if first == second:
        raise ValueError("Duplicate axes given.")
    if ord in (None, "f", "fro"):
        return np.sqrt(np.add.reduce(abs(x) ** 2, axis=axes, keepdims=keepdims))
    lines = moveaxis(x, (first, second), (-2, -1))
    if ord in _SUMS:
        over, extreme = _SUMS[ord]
        made = getattr(abs(lines).sum(axis=over - 2), extreme)(axis=-1)
    elif ord in _SINGULAR:
        made = getattr(svdvals(lines), _SINGULAR[ord])(axis=-1)
    else:
        raise ValueError("Invalid norm order for matrices.")
    if keepdims:
        sizes = list(x.shape)
        sizes[first] = sizes[second] = 1
        made = np.asarray(made).reshape(sizes)
    return made


def vector_norm(x, /, *, axis=None, keepdims=False, ord=2):
    """The length of vectors along axes."""
    x = np.asanyarray(x)
    if axis is None:
        made = norm(x.ravel(), ord, 0)
        return np.asarray(made).reshape((1,) * x.ndim) if keepdims else made
    if not isinstance(axis, tuple):
        return norm(x, ord, axis, keepdims)
    axes = axes_of(axis, x.ndim)
    kept = [dim for dim in range(x.ndim) if dim not in axes]
    lines = x.transpose([*kept, *axes]).reshape([*[x.shape[dim] for dim in kept], -1])
    made = norm(lines, ord, -1)
    if keepdims:
        made = np.asarray(made).reshape([1 if d in axes else x.shape[d] for d in range(x.ndim)])
    return made


def matrix_norm(x, /, *, keepdims=False, ord="fro"):
    """A norm of the matrices of an array."""
    return norm(np.asanyarray(x), ord, (-2, -1), keepdims)


def cond(x, p=None):
    """By how much a matrix makes errors larger."""
    x = np.asarray(x)
    if x.size == 0 and x.ndim >= 2 and 0 in x.shape[-2:]:
        raise LinAlgError("cond is not defined on empty arrays")
    if p in (None, 2, -2):
        values = svdvals(x)
        with np.errstate(all="ignore"):
            made = values[..., -1] / values[..., 0] if p == -2 else values[..., 0] / values[..., -1]
        return np.where(np.isnan(made) & ~np.isnan(x).any(), np.inf, made)[()]
    _matrices(x, square=True)
    try:
        return norm(x, p, (-2, -1)) * norm(inv(x), p, (-2, -1))
    except LinAlgError:
        return np.float64(np.inf)


def matrix_rank(A, tol=None, hermitian=False, *, rtol=None):
    """How many singular values are not as good as zero."""
    A = np.asarray(A)
    if A.ndim < 2:
        return int(not (A == 0).all())
    values = svdvals(A)
    if tol is None:
        share = (
            max(A.shape[-2:]) * np.finfo(values.dtype).eps if rtol is None else np.asarray(rtol)[..., None]
        )
        tol = values.max(axis=-1, keepdims=True) * share
    else:
        tol = np.asarray(tol)[..., None]
    return np.count_nonzero(values > tol, axis=-1)


# --- Products --------------------------------------------------------------------------------------


def matrix_power(a, n):
    """A matrix times itself, n times."""
    a = np.asanyarray(a)
    _matrices(a, square=True)
    try:
        n = to_index(n)
    except TypeError:
        raise TypeError("exponent must be an integer") from None
    if n == 0:
        made = np.empty(a.shape, dtype=a.dtype)
        made[...] = np.eye(a.shape[-2], dtype=a.dtype)
        return made
    if n < 0:
        a, n = inv(a), -n
    if n <= 3:
        return (a, np.matmul(a, a), np.matmul(np.matmul(a, a), a) if n == 3 else None)[n - 1]
    square = made = None
    while n:
        square = a if square is None else np.matmul(square, square)
        n, bit = divmod(n, 2)
        if bit:
            made = square if made is None else np.matmul(made, square)
    return made


def multi_dot(arrays, *, out=None):
    """The product of several matrices, in the order that takes the fewest multiplications."""
    arrays = [np.asanyarray(each) for each in arrays]
    if len(arrays) < 2:
        raise ValueError("Expecting at least two arrays.")
    first, last = arrays[0].ndim, arrays[-1].ndim
    if first == 1:
        arrays[0] = arrays[0].reshape(1, -1)
    if last == 1:
        arrays[-1] = arrays[-1].reshape(-1, 1)
    for each in arrays:
        if each.ndim != 2:
            raise LinAlgError(f"{each.ndim}-dimensional array given. Array must be two-dimensional")
    made = _ordered([each.shape for each in arrays])(arrays)
    if first == 1 and last == 1:
        made = made[0, 0]
    elif first == 1 or last == 1:
        made = made.ravel()
    return made if out is None else _products.into(out, made)


def _ordered(shapes):
    """The function that multiplies matrices of these shapes in the best order."""
    n = len(shapes)
    best = {(i, i): (0, None) for i in range(n)}
    for length in range(1, n):
        for i in range(n - length):
            j = i + length
            best[i, j] = min(
                (best[i, k][0] + best[k + 1, j][0] + shapes[i][0] * shapes[k][1] * shapes[j][1], k)
                for k in range(i, j)
            )

    def multiplied(arrays, i=0, j=n - 1):
        if i == j:
            return arrays[i]
        k = best[i, j][1]
        return np.dot(multiplied(arrays, i, k), multiplied(arrays, k + 1, j))

    return multiplied


def diagonal(x, /, *, offset=0):
    """The diagonals of the matrices of an array."""
    return _diagonal(x, offset, -2, -1)


def trace(x, /, *, offset=0, dtype=None):
    """The sums of the diagonals of the matrices of an array."""
    return _trace(x, offset, -2, -1, dtype)


def cross(x1, x2, /, *, axis=-1):
    """The vectors at right angles to pairs of vectors of three numbers."""
    x1, x2 = np.asanyarray(x1), np.asanyarray(x2)
    if x1.shape[axis] != 3 or x2.shape[axis] != 3:
        raise ValueError(
            "Both input arrays must be (arrays of) 3-dimensional vectors, but they are "
            f"{x1.shape[axis]} and {x2.shape[axis]} dimensional instead."
        )
    return _products.cross(x1, x2, axis=axis)


def outer(x1, x2, /):
    """All products of an element of one vector with one of another."""
    x1, x2 = np.asanyarray(x1), np.asanyarray(x2)
    if x1.ndim != 1 or x2.ndim != 1:
        raise ValueError(
            f"Input arrays must be one-dimensional, but they are x1.ndim={x1.ndim} and x2.ndim={x2.ndim}."
        )
    return _products.outer(x1, x2)


def matmul(x1, x2, /):
    """The product of matrices."""
    return np.matmul(x1, x2)


def tensordot(x1, x2, /, *, axes=2):
    """Sums of products over some axes of both."""
    return _products.tensordot(x1, x2, axes)


def vecdot(x1, x2, /, *, axis=-1):
    """The products of vectors along an axis."""
    return np.vecdot(x1, x2, axis=axis)
