"""What distributions share: parameters of one shape, probabilities from logits, lazy attributes."""

import functools

import torch

from .._tensor import Tensor
from ..nn import functional as F

euler_constant = 0.57721566490153286060
numbers = (int, float, bool)


def is_tensor_like(value):
    return isinstance(value, Tensor) or hasattr(type(value), "__torch_function__")


def broadcast_all(*values):
    """Numbers and tensors as tensors of one shape."""
    if not all(is_tensor_like(v) or isinstance(v, numbers) for v in values):
        raise ValueError(
            "Input arguments must all be instances of Number, torch.Tensor or objects "
            "implementing __torch_function__."
        )
    if not all(map(is_tensor_like, values)):
        like = next((v for v in values if isinstance(v, Tensor)), None)
        dtype = torch.get_default_dtype() if like is None else like.dtype
        values = [v if is_tensor_like(v) else torch.tensor(v, dtype=dtype) for v in values]
    return torch.broadcast_tensors(*values)


def batch_of(parameter, *given):
    """The batch shape that parameters as given make: that of no dimensions for numbers."""
    return torch.Size() if all(isinstance(v, numbers) for v in given) else parameter.size()


def standard_normal(shape, like):
    return torch.empty(shape, dtype=like.dtype).normal_()


def sum_rightmost(value, dim):
    """The sum over the last `dim` dimensions."""
    if dim == 0:
        return value
    return value.reshape(value.shape[:-dim] + (-1,)).sum(-1)


def logits_to_probs(logits, is_binary=False):
    return torch.sigmoid(logits) if is_binary else F.softmax(logits, dim=-1)


def clamp_probs(probs):
    """Probabilities that are not quite 0 or 1."""
    eps = torch.finfo(probs.dtype).eps
    return probs.clamp(min=eps, max=1 - eps)


def probs_to_logits(probs, is_binary=False):
    clamped = clamp_probs(probs)
    if is_binary:
        return torch.log(clamped) - torch.log1p(-clamped)
    return torch.log(clamped)


class lazy_property:
    """An attribute that is computed when it is first read, and then kept."""

    def __init__(self, wrapped):
        self.wrapped = wrapped
        functools.update_wrapper(self, wrapped)

    def __get__(self, instance, cls=None):
        if instance is None:
            return _lazy_property_and_property(self.wrapped)
        with torch.enable_grad():
            value = self.wrapped(instance)
        setattr(instance, self.wrapped.__name__, value)
        return value


class _lazy_property_and_property(lazy_property, property):
    def __init__(self, wrapped):
        property.__init__(self, wrapped)


def _below(n, diag):
    places = torch.arange(n)
    return places < places.view(-1, 1) + (diag + 1)


def tril_matrix_to_vec(mat, diag=0):
    """The elements of matrices that lie on or below a diagonal, row by row."""
    n = mat.shape[-1]
    if not -n <= diag < n:
        raise ValueError(f"diag ({diag}) provided is outside [{-n}, {n - 1}].")
    return mat[..., _below(n, diag)]


def vec_to_tril_matrix(vec, diag=0):
    """The matrices whose elements on and below a diagonal are given."""
    count = vec.shape[-1]
    n = (-(1 + 2 * diag) + ((1 + 2 * diag) ** 2 + 8 * count + 4 * abs(diag) * (diag + 1)) ** 0.5) / 2
    if round(n) - n > torch.finfo(vec.dtype).eps:
        raise ValueError(
            f"The size of last dimension is {count} which cannot be expressed as the lower "
            "triangular part of a square D x D matrix."
        )
    n = round(n)
    mat = vec.new_zeros(vec.shape[:-1] + (n, n))
    mat[..., _below(n, diag)] = vec
    return mat
