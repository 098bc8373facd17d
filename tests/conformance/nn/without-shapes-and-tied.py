"""Modules without shapes are not shared and not scripted; forks give futures."""
import torch
from torch import nn


class Lazy(nn.modules.lazy.LazyModuleMixin, nn.Module):
    pass


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


for kind in ("parameter", "buffer"):
    module = Lazy()
    if kind == "parameter":
        module.register_parameter("absent", nn.UninitializedParameter())
    else:
        module.register_buffer("absent", nn.UninitializedBuffer())
    attempt(module.share_memory)
    attempt(lambda: torch.jit.script(module))
print(nn.Linear(2, 2).share_memory())
future = torch.jit.fork(lambda x: x + 1, 2)
print(torch.jit.wait(future), type(future), future.done())
attempt(lambda: torch.jit.wait(None))


class Tied(nn.Module):
    def __init__(self):
        super().__init__()
        self.inner = nn.Linear(1, 1)
        self.tied = self.inner.bias

    def forward(self, x):
        return self.inner(x) + self.tied


tied = Tied()
given = {"inner.weight": torch.ones(1, 1), "inner.bias": torch.ones(1)}
print(torch.func.functional_call(tied, given, torch.ones(1), strict=True))
attempt(lambda: torch.func.functional_call(tied, given, torch.ones(1), strict=True, tie_weights=False))
more = {"inner.weight": torch.ones(1, 1), "inner.extra": nn.Parameter(torch.ones(1))}
torch.func.functional_call(tied, more, torch.ones(1))
print(sorted(name for name, _ in tied.named_parameters()), hasattr(tied.inner, "extra"))
print(nn.utils.stateless._functional_call(tied, given, torch.ones(1)))
