"""functorch.experimental: names of old."""

from torch.func import functionalize, hessian, jacfwd, jvp, replace_all_batch_norm_modules_
from torch.func._vmap import chunk_vmap

__all__ = [
    "chunk_vmap", "functionalize", "hessian", "jacfwd", "jvp", "replace_all_batch_norm_modules_",
]  # fmt: skip
