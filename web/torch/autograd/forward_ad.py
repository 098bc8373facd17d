"""Forward mode derivatives: tangents beside tensors.

What carries a tangent is a tensor with a history, and the tangents of results are found through it: the product
of a jacobian with a vector is the derivative, by w, of what backward makes of w.
"""

from collections import namedtuple

import torch

from .._tensor import Tensor, _set_requires_grad

UnpackedDualTensor = namedtuple("UnpackedDualTensor", ["primal", "tangent"])
UnpackedDualTensor.__module__ = "torch.autograd.forward_ad"

_levels = []  # of each, the tensors that got a tangent, with the tangents and whether only that made them require grad
_current_level = -1
_enabled = True


def enter_dual_level():
    """Begins a level, in which tensors can have tangents."""
    global _current_level
    if _levels:
        raise RuntimeError("Nested forward mode AD is not supported at the moment")
    _levels.append([])
    _current_level = 0
    return 0


def exit_dual_level(*, level=None):
    """Ends the level: its tangents are gone."""
    global _current_level
    if level is not None and level != _current_level:
        raise RuntimeError(
            "Trying to exit a forward AD level that was not the last one that was created. This is not supported."
        )
    if not _levels:
        raise RuntimeError("Dual level must be a positive number.")
    _levels.pop()
    _current_level = -1


class dual_level:
    """A level for a block."""

    def __enter__(self):
        return enter_dual_level()

    def __exit__(self, *raised):
        exit_dual_level()


def _is_fwd_grad_enabled():
    return _enabled


class _set_fwd_grad_enabled:
    """Whether results have tangents: from now on, and for a block."""

    def __init__(self, mode):
        global _enabled
        self._before, _enabled = _enabled, mode

    def __enter__(self):
        pass

    def __exit__(self, *raised):
        global _enabled
        _enabled = self._before


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
    if any(dual is tangent for dual, _, _ in _levels[-1]):
        raise RuntimeError(
            "Setting a forward grad that itself has a forward gradient at the same level0 is not supported."
        )
    if any(dual is tensor for dual, _, _ in _levels[-1]):
        raise RuntimeError(
            "Making a dual Tensor based on a Tensor that already has a forward gradient at the same level 0 is not "
            "supported."
        )
    if tensor.shape != tangent.shape:
        raise RuntimeError(
            "Trying to set a forward gradient that has a different size than that of the original Tensor, "
            f"this is not supported. Tensor is of size {list(tensor.shape)} while the given forward gradient "
            f"is of size {list(tangent.shape)}."
        )
    hidden = not tensor.requires_grad
    with torch.enable_grad():
        dual = tensor.detach() if hidden else tensor.view_as(tensor)
        if hidden:
            _set_requires_grad(dual, True)
    if tangent.is_conj() != tensor.is_conj() or tangent.is_neg() != tensor.is_neg():
        tangent = tangent.clone()
    _levels[-1].append((dual, tangent, hidden))
    return dual


def is_dual(tensor):
    """Whether it was given a tangent."""
    return bool(_levels) and any(dual is tensor for dual, _, _ in _levels[-1])


def unpack_dual(tensor, *, level=None):
    """The tensor and its tangent, None where it has none."""
    if not _levels:
        return UnpackedDualTensor(tensor, None)
    if not isinstance(tensor, Tensor):
        raise TypeError(
            f"_unpack_dual(): argument 'dual' (position 1) must be Tensor, not {type(tensor).__name__}"
        )
    hidden = [dual for dual, _, only in _levels[-1] if only]
    with torch.enable_grad():
        primal = tensor.view_as(tensor) if needs_others([tensor], hidden) else tensor.detach()
    for dual, tangent, _ in _levels[-1]:
        if dual is tensor:
            return UnpackedDualTensor(primal, tangent)
    return UnpackedDualTensor(primal, _tangent(tensor))


def _tangent(tensor):
    if not tensor.requires_grad or not _levels[-1] or not _enabled:
        return None
    duals, tangents, _ = zip(*_levels[-1])
    return pushing([tensor], duals)(tangents, any(each.requires_grad for each in tangents))[0]


def needs_others(outputs, inputs):
    """Whether a leaf that is none of the inputs requires the outputs' gradients."""
    own = {id(each) for each in inputs}
    seen, rest = set(), [each.grad_fn for each in outputs if each.grad_fn is not None]
    if any(each.is_leaf and each.requires_grad and id(each) not in own for each in outputs):
        return True
    while rest:
        node = rest.pop()
        if node in seen:
            continue
        seen.add(node)
        if node.name() == "torch::autograd::AccumulateGrad" and id(node.variable) not in own:
            return True
        rest.extend(following for following, _ in node.next_functions if following is not None)
    return False


def pushing(outputs, inputs):
    """A function from tangents of the inputs to those of the outputs, None for what does not depend on any.

    Its second argument is whether they are to have a history.
    """
    used = [each for each in outputs if each.requires_grad]
    with torch.enable_grad():
        ws = [torch.zeros_like(each) for each in used]
        for w in ws:
            _set_requires_grad(w, True)
        products = (
            torch.autograd.grad(used, inputs, ws, retain_graph=True, create_graph=True, allow_unused=True)
            if used
            else ()
        )

    def push(tangents, deeper):
        pairs = [(p, t) for p, t in zip(products, tangents) if p is not None and p.requires_grad]
        found = [None] * len(ws)
        if pairs:
            made, seeds = zip(*pairs)
            found = torch.autograd.grad(
                made,
                ws,
                [seed.to(product.dtype) for product, seed in pairs],
                retain_graph=True,
                create_graph=deeper,
                allow_unused=True,
            )
        found = iter(found)
        return [_settled(each, next(found), inputs) if each.requires_grad else None for each in outputs]

    return push


def _settled(output, tangent, inputs):
    """Zeros for the tangent of what depends on the inputs, if only by steps that do not change it."""
    if tangent is not None:
        return tangent
    reached = torch.autograd.grad(
        output, inputs, torch.zeros_like(output), retain_graph=True, allow_unused=True
    )
    return None if all(each is None for each in reached) else torch.zeros_like(output)
