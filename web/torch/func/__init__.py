"""torch.func: derivatives as functions of functions, and vmap.

Levels nest by ordinary double backward; vmap runs the function a sample at a time.
"""

from ._batch_norm import replace_all_batch_norm_modules_
from ._derivatives import (
    debug_unwrap, functionalize, grad, grad_and_value, hessian, jacfwd, jacrev, jvp, linearize, vjp,
)  # fmt: skip
from ._modules import functional_call, stack_module_state
from ._vmap import vmap

__all__ = [
    "debug_unwrap", "functional_call", "functionalize", "grad", "grad_and_value", "hessian", "jacfwd",
    "jacrev", "jvp", "linearize", "replace_all_batch_norm_modules_", "stack_module_state", "vjp", "vmap",
]  # fmt: skip
