"""torch.utils."""

from . import _pytree, checkpoint, data, dlpack, hooks, weak
