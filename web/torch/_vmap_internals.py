"""vmap as it was before torch.func: of tensors and tuples of them."""

import functools

from ._tensor import Tensor
from ._warnings import warn
from .func import _vmap as _now


def _checked_outputs(func, out_dims, output):
    """The dims of the batch in each output."""
    name = _now._name_of(func)
    outputs = output if isinstance(output, tuple) else (output,)
    for each in outputs:
        if not isinstance(each, Tensor):
            raise ValueError(
                f"vmap({name}, ...): `{name}` must only return Tensors, got type {type(each)} as the return."
            )
    if isinstance(out_dims, int):
        return
    where = f"vmap({name}, ..., out_dims={out_dims})"
    if not isinstance(out_dims, tuple) or not all(isinstance(each, int) for each in out_dims):
        raise ValueError(
            f"{where}: `out_dims` must be an int or a tuple of int representing where in the outputs the vmapped "
            "dimension should appear."
        )
    if len(out_dims) != len(outputs):
        raise ValueError(
            f"{where}: `out_dims` must have one dim per output (got {len(outputs)} outputs) of {name}."
        )


def _vmap(func, in_dims=0, out_dims=0, allow_none_pass_through=False):
    """A function that runs `func` on each sample of a batch, and stacks what it gives."""

    @functools.wraps(func)
    def wrapped(*args):
        def checked(*sample):
            output = func(*sample)
            if allow_none_pass_through and output is None:
                return None
            _checked_outputs(func, out_dims, output)
            return output

        size, dims, leaves, spec = _now._batched_inputs(in_dims, args, func, least=0)
        drawing = (
            "vmap: We do not yet support calling random operations inside of vmap. Please perform random operations "
            "outside of vmap as a workaround"
        )
        checked.__name__ = _now._name_of(func)
        found, _, out_spec = _now._run(checked, size, dims, leaves, spec, out_dims, "error", {}, drawing)
        return out_spec.unflatten(found)

    return wrapped


def vmap(func, in_dims=0, out_dims=0):
    warn("Please use `torch.vmap` instead of `torch._vmap_internals.vmap`.", FutureWarning)
    return _vmap(func, in_dims, out_dims)
