"""Forward mode derivatives: tangents beside tensors.

What carries a tangent is a tensor with a history, and the tangents of results are found through it: the product
of a jacobian with a vector is the derivative, by w, of what backward makes of w.
"""

from collections import namedtuple

import torch

from .._tensor import Tensor

UnpackedDualTensor = namedtuple("UnpackedDualTensor", ["primal", "tangent"])
UnpackedDualTensor.__module__ = "torch.autograd.forward_ad"

_levels = []  # of each, the tensors that got a tangent, and the tangents


def enter_dual_level():
    """Begins a level, in which tensors can have tangents."""
    if _levels:
        raise RuntimeError("Nested forward mode AD is not supported at the moment")
    _levels.append([])
    return 0


def exit_dual_level(*, level=None):
    """Ends the level: its tangents are gone."""
    if not _levels:
        raise RuntimeError("Dual level must be a positive number.")
    _levels.pop()


class dual_level:
    """A level for a block."""

    def __enter__(self):
        return enter_dual_level()

    def __exit__(self, *raised):
        exit_dual_level()


def make_dual(tensor, tangent, *, level=None):
    """The tensor with a tangent: how it changes."""
    if not _levels:
        raise RuntimeError(
            "Trying to create a dual Tensor for forward AD but no level exists, make sure to "
            "enter_dual_level() first."
        )
    if not (tensor.is_floating_point() or tensor.is_complex()):
        raise ValueError(f"Expected primal to be floating point or complex, but got: {tensor.dtype}")
    if not (tangent.is_floating_point() or tangent.is_complex()):
        raise ValueError(f"Expected tangent to be floating point or complex, but got: {tangent.dtype}")
    if tensor.shape != tangent.shape:
        raise RuntimeError(
            "Trying to set a forward gradient that has a different size than that of the original Tensor, "
            f"this is not supported. Tensor is of size {list(tensor.shape)} while the given forward gradient "
            f"is of size {list(tangent.shape)}."
        )
    if tensor.dtype is not tangent.dtype:
        raise RuntimeError(
            "Trying to set a forward gradient that has a different dtype than that of the original Tensor, "
            "this is not supported."
        )
    with torch.enable_grad():
        dual = tensor.view_as(tensor) if tensor.requires_grad else tensor.detach().requires_grad_()
    _levels[-1].append((dual, tangent))
    return dual


def unpack_dual(tensor, *, level=None):
    """The tensor and its tangent, None where it has none."""
    if not _levels:
        return UnpackedDualTensor(tensor, None)
    if not isinstance(tensor, Tensor):
        raise TypeError(f"unpack_dual(): argument 'tensor' must be Tensor, not {type(tensor).__name__}")
    for dual, tangent in _levels[-1]:
        if dual is tensor:
            return UnpackedDualTensor(tensor.detach(), tangent)
    return UnpackedDualTensor(tensor.detach(), _tangent(tensor))


def _tangent(tensor):
    if not tensor.requires_grad or not _levels[-1]:
        return None
    duals, tangents = zip(*_levels[-1])
    with torch.enable_grad():
        w = torch.zeros_like(tensor).requires_grad_()
        products = torch.autograd.grad(tensor, duals, w, create_graph=True, allow_unused=True)
        pairs = [(p, t) for p, t in zip(products, tangents) if p is not None]
        if not pairs:
            return None
        pairs = [(p, t) for p, t in pairs if p.requires_grad]
        if not pairs:  # what does not depend on w
            return torch.zeros_like(tensor)
        made, seeds = zip(*pairs)
        (found,) = torch.autograd.grad(made, w, seeds, create_graph=True, allow_unused=True)
    if found is None:
        return torch.zeros_like(tensor)
    return found if any(each.requires_grad for each in seeds) else found.detach()
