# torch.autograd.functional, functional_call and the checks of gradients: what they refuse and find.

# autograd functional strict
import torch
from torch.autograd import functional as F
x = torch.ones(2)
for name, f in (("jacobian", lambda a: a.detach()), ("hessian", lambda a: a.detach().sum()), ("hessian", lambda a: (a * 2).sum())):
    try:
        print(getattr(F, name)(f, x, strict=True))
    except RuntimeError as e:
        print(str(e).splitlines()[0])

# autograd functional v messages
import torch
from torch.autograd import functional as F
x = torch.ones(2)
for name, f, v in (("vjp", lambda a: a * 2, (x, x)), ("jvp", lambda a: a * 2, (x, x)), ("hvp", lambda a: a.sum(), 3), ("vhp", lambda a: a.sum(), 3)):
    try:
        getattr(F, name)(f, x, v)
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[0])

# functional call strict and repeated
import torch
m = torch.nn.Linear(1, 1)
x = torch.ones(1, 1)
for args, kw in ((({"weight": x},), dict(strict=True)), ((({"weight": x}, {"weight": x}),), {}), (({"nope": x},), dict(strict=True)), (({"weight": 3},), {})):
    try:
        torch.func.functional_call(m, *args, x, **kw)
        print("no error")
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[0])

# functional call tied weights
import torch
m = torch.nn.Module()
m.a = torch.nn.Parameter(torch.ones(1))
m.b = m.a
m.forward = lambda x: x * m.a * m.b
print(torch.func.functional_call(m, {"a": torch.full((1,), 3.0)}, torch.ones(1)))
print(torch.func.functional_call(m, {"a": torch.full((1,), 3.0)}, torch.ones(1), tie_weights=False))
try:
    print(torch.func.functional_call(m, {"a": torch.ones(1), "b": torch.zeros(1)}, torch.ones(1)))
except ValueError as e:
    print(str(e).splitlines()[0])

# functional call writes buffers back
import torch
class M(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("n", torch.zeros(1))
    def forward(self, x):
        self.n = self.n + 1
        return x + self.n
m, given = M(), {"n": torch.full((1,), 5.0)}
print(torch.func.functional_call(m, given, torch.zeros(1)), m.n, given)

# gradcheck backward not reentrant
import torch
from torch.autograd import gradcheck
class R(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x.clone()
    @staticmethod
    def backward(ctx, g):
        return g + torch.rand_like(g)
x = torch.ones(2, dtype=torch.double, requires_grad=True)
try:
    print(gradcheck(R.apply, (x,)))
except Exception as e:
    print(type(e).__name__, str(e).splitlines()[0])

# gradcheck hook on output
import torch
from torch.autograd import gradcheck
def f(t):
    y = t.clone()
    y.register_hook(lambda g: g + 0.01)
    return y
x = torch.ones(2, dtype=torch.double, requires_grad=True)
try:
    print(gradcheck(f, (x,)))
except Exception as e:
    print(type(e).__name__, str(e).splitlines()[0])

# gradcheck keywords
import torch
x = torch.ones(2, dtype=torch.double, requires_grad=True)
print(torch.autograd.gradcheck(torch.sin, (x,), check_forward_ad=False, check_backward_ad=True, fast_mode=True))
print(torch.autograd.gradgradcheck(torch.sin, (x,), check_fwd_over_rev=False, check_rev_over_rev=True))

# gradcheck shape depends on value
import torch
from torch.autograd import gradcheck
x = torch.ones(1, dtype=torch.double, requires_grad=True)
try:
    print(gradcheck(lambda t: torch.cat([t, t]) if bool((t >= 1).all()) else t, (x,)))
except Exception as e:
    print(type(e).__name__, str(e).splitlines()[0])

# gradgradcheck finds hidden constant
import torch
from torch.autograd import Function, gradgradcheck
class Sq(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.kept = x.detach() * 2
        return x * x
    @staticmethod
    def backward(ctx, g):
        return g * ctx.kept
x = torch.tensor([1.0, 3.0], dtype=torch.double, requires_grad=True)
try:
    print(gradgradcheck(Sq.apply, x))
except Exception as e:
    print(type(e).__name__, str(e).splitlines()[0])
