"""torch.masked: reductions and normalisations over the elements that a mask keeps."""

import sys

import torch

from ._not_here import tell
from .nn import functional as F

_ops = sys.modules[__name__]  # where PyTorch has the functions


def is_masked_tensor(obj, /):
    return False


def _dims(dim, ndim):
    """The dimensions to reduce, from the front: all of them for None and ()."""
    if dim is None or dim == ():
        return tuple(range(ndim))
    ndim = max(ndim, 1)
    found = []
    for d in (dim,) if isinstance(dim, int) else dim:
        if d in found:
            raise RuntimeError(f"dim={d} appears multiple times in the list of dims")
        if not -ndim <= d < ndim:
            raise IndexError(
                f"Dimension out of range (expected to be in range of [{-ndim}, {ndim - 1}], but got {d})"
            )
        found.append(d % ndim)
    return tuple(sorted(found))


def _mask_of(input, mask):
    if mask.ndim > input.ndim:
        raise IndexError(
            "_input_mask expected broadcastable mask (got mask dimensionality higher than of the input)"
        )
    return torch.broadcast_to(mask.clone(), input.shape).to(dtype=torch.bool)


def _extreme(input, lowest, name):
    """Gives, if it is asked for, the value that no other of the dtype is beyond, for that operator."""

    def give():
        if input.dtype is torch.bool:
            raise NotImplementedError(f"identity of {name} on {input.dtype} input")
        if input.is_floating_point() or input.is_complex():
            value = -torch.inf if lowest else torch.inf
        else:
            info = torch.iinfo(input.dtype)
            value = info.min if lowest else info.max
        return torch.tensor(value, dtype=input.dtype)

    return give


def _filled(input, mask, identity):
    """The input with a value that does not count where the mask hides it."""
    if mask is None:
        return input
    if callable(identity):
        identity = identity()
    if not isinstance(identity, torch.Tensor):
        identity = torch.tensor(identity, dtype=input.dtype)
    return torch.where(_mask_of(input, mask), input, identity)


_SMALL = (torch.uint8, torch.bool, torch.int8, torch.int16, torch.int32)


def sum(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    """The sum of the elements that the mask keeps."""
    if dtype is None:
        dtype = torch.int64 if input.dtype in _SMALL else input.dtype
    return torch.sum(_filled(input, mask, 0), _dims(dim, input.ndim), bool(keepdim), dtype=dtype)


def prod(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    """Their product."""
    if dtype is None:
        dtype = torch.int64 if input.dtype in _SMALL else input.dtype
    result = _filled(input, mask, 1).to(dtype=dtype)
    for d in reversed(_dims(dim, input.ndim)):
        result = result.prod(dim=d, keepdim=bool(keepdim))
    return result


def cumsum(input, dim, *, dtype=None, mask=None):
    """Their sums so far."""
    dtype = input.dtype if dtype is None else dtype
    (dim,) = _dims(dim, input.ndim)[:1]
    return torch.cumsum(_filled(input, mask, 0), dim, dtype=dtype).to(dtype=dtype)


def cumprod(input, dim, *, dtype=None, mask=None):
    """Their products so far."""
    dtype = input.dtype if dtype is None else dtype
    (dim,) = _dims(dim, input.ndim)[:1]
    return torch.cumprod(_filled(input, mask, 1), dim, dtype=dtype).to(dtype=dtype)


def amax(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    """The greatest of them."""
    found = torch.amax(
        _filled(input, mask, _extreme(input, True, "amax")), _dims(dim, input.ndim), bool(keepdim)
    )
    return found.to(dtype=dtype or input.dtype)


def amin(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    """The least of them."""
    found = torch.amin(
        _filled(input, mask, _extreme(input, False, "amin")), _dims(dim, input.ndim), bool(keepdim)
    )
    return found.to(dtype=dtype or input.dtype)


def argmax(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    """The place of the greatest of them."""
    found = torch.argmax(_filled(input, mask, _extreme(input, True, "argmax")), dim, bool(keepdim))
    return found.to(dtype=dtype or input.dtype)


def argmin(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    """The place of the least of them."""
    found = torch.argmin(_filled(input, mask, _extreme(input, False, "argmin")), dim, bool(keepdim))
    return found.to(dtype=dtype or input.dtype)


def _count_and_total(input, dim, keepdim, dtype, mask):
    if mask is None:
        ones = torch.ones(input.shape, dtype=torch.int64)
        return sum(ones, dim, keepdim=keepdim), sum(input, dim, keepdim=keepdim, dtype=dtype)
    mask = _mask_of(input, mask)
    count = mask.sum(dim=dim, keepdim=bool(keepdim))
    return count, sum(input, dim, keepdim=keepdim, dtype=dtype, mask=mask)


def mean(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    """Their mean."""
    source = "Input" if dtype is None else "Optional"
    dtype = input.dtype if dtype is None else dtype
    if not (dtype.is_floating_point or dtype.is_complex):
        raise ValueError(
            f"mean(): Could not infer output dtype. {source} dtype must be either a floating point "
            f"or complex dtype. Got: {dtype}"
        )
    count, total = _count_and_total(input, dim, keepdim, dtype, mask)
    return total / count


def median(input, dim=-1, *, keepdim=False, dtype=None, mask=None):
    """Their median."""
    (place,) = _dims(dim, input.ndim)[:1]
    given = input if input.is_floating_point() else input.to(dtype=torch.float)
    found = torch.nanmedian(_filled(given, mask, torch.nan), place, keepdim).values
    if input.is_floating_point():
        return found
    if torch.isnan(found).any():
        raise ValueError("masked median expects no fully masked out rows if dtype is not floating point")
    return found.to(dtype=dtype or input.dtype)


def logsumexp(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    """The logarithm of the sum of their exponentials."""
    filled = _filled(input, mask, _extreme(input, True, "logsumexp"))
    return torch.logsumexp(filled, _dims(dim, input.ndim), keepdim=keepdim).to(dtype=dtype or input.dtype)


def logaddexp(input, other, *, dtype=None, input_mask=None, other_mask=None):
    """The same of two tensors, element by element."""
    first = _filled(input, input_mask, _extreme(input, True, "logaddexp"))
    second = _filled(other, other_mask, _extreme(other, True, "logaddexp"))
    return torch.logaddexp(first, second).to(dtype=dtype or input.dtype)


def norm(input, ord=2.0, dim=None, *, keepdim=False, dtype=None, mask=None):
    """Their norm."""
    identity = torch.inf if ord == -torch.inf else 0
    return torch.linalg.vector_norm(
        _filled(input, mask, identity), ord, _dims(dim, input.ndim), bool(keepdim),
        dtype=dtype or input.dtype,
    )  # fmt: skip


def var(input, dim=None, unbiased=None, *, correction=None, keepdim=False, dtype=None, mask=None):
    """Their variance."""
    if unbiased is not None and correction is not None:
        raise AssertionError("Only one of unbiased and correction may be given")
    if correction is None:
        correction = 0.0 if unbiased is False else 1.0
    if dtype is None:
        floating = input.dtype.is_floating_point or input.dtype.is_complex
        dtype = input.dtype if floating else torch.float32
    count, total = _count_and_total(input, dim, True, dtype, mask)
    away = torch.subtract(input, torch.divide(total, count))
    squares = sum(away * away.conj(), dim, keepdim=keepdim, dtype=dtype, mask=mask)
    count = count if keepdim else count.reshape(squares.shape)
    if correction != 0:
        count = torch.subtract(count.to(dtype.to_real()), float(correction))
        count = torch.maximum(count, count.new_zeros([]))
    return torch.divide(squares, count).to(dtype=dtype)


def std(input, dim=None, unbiased=None, *, correction=None, keepdim=False, dtype=None, mask=None):
    """Their standard deviation."""
    return torch.sqrt(
        var(input, dim, unbiased, correction=correction, keepdim=keepdim, dtype=dtype, mask=mask)
    )


def softmax(input, dim, *, dtype=None, mask=None):
    """Their softmax; those that are hidden get 0."""
    (dim,) = _dims(dim, input.ndim)[:1]
    return F.softmax(_filled(input, mask, _extreme(input, True, "softmax")), dim, dtype=dtype or input.dtype)


def log_softmax(input, dim, *, dtype=None, mask=None):
    """The logarithm of their softmax."""
    (dim,) = _dims(dim, input.ndim)[:1]
    return F.log_softmax(
        _filled(input, mask, _extreme(input, True, "log_softmax")), dim, dtype=dtype or input.dtype
    )


def softmin(input, dim, *, dtype=None, mask=None):
    """The softmax of their negatives."""
    (dim,) = _dims(dim, input.ndim)[:1]
    return F.softmin(_filled(input, mask, _extreme(input, False, "softmin")), dim, dtype=dtype or input.dtype)


def normalize(input, ord, dim, *, eps=1e-12, dtype=None, mask=None):
    """They, divided by their norm."""
    length = norm(input, ord, dim, keepdim=True, dtype=dtype, mask=mask)
    return torch.divide(_filled(input, mask, 0), torch.maximum(length, length.new_full([], eps)))


__all__ = [
    "amax", "amin", "argmax", "argmin", "cumprod", "cumsum",
    "is_masked_tensor", "log_softmax", "logaddexp", "logsumexp", "mean", "median",
    "norm", "normalize", "prod", "softmax", "softmin", "std", "sum", "var",
]  # fmt: skip


tell(__name__)
