"""torch.func: what the transforms refuse, and jacobians of functions with several outputs."""

import torch
from torch.func import grad, jacrev, stack_module_state, vmap

x = torch.tensor([0.0, 1.0, 2.0])
f = lambda x: torch.sin(x).sum()  # noqa: E731
for run in (
    lambda: grad(torch.sin)(x),
    lambda: grad(lambda x: 3.0)(x),
    lambda: grad(f)(3),
    lambda: grad(f, argnums=2)(x),
    lambda: vmap(lambda a: a)(3),
    lambda: vmap(lambda a: 3)(x),
    lambda: vmap(lambda a: a, in_dims=1)(x),
    lambda: vmap(lambda a: a, in_dims=None)(x),
    lambda: vmap(torch.sum)(),
):
    try:
        print(run())
    except Exception as e:
        print(type(e).__name__, e)
print(jacrev(lambda x: (x**2, x.sum()))(x))
print(jacrev(lambda x: (x**2, x.sum()), has_aux=True)(x))
params, buffers = stack_module_state([torch.nn.Linear(2, 1), torch.nn.Linear(2, 1)])
print({k: tuple(v.shape) for k, v in params.items()}, buffers, params["weight"].is_leaf)
