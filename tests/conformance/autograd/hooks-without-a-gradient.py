"""Hooks where no gradient came, and gradients that are made where none was."""
import warnings

import torch

warnings.simplefilter("ignore")


def case(name, f):
    try:
        print(name, "->", f())
    except Exception as e:
        print(name, "->", type(e).__name__, str(e).splitlines()[0][:120])


def h1():
    class F(torch.autograd.Function):
        @staticmethod
        def forward(ctx, x): return x.clone()
        @staticmethod
        def backward(ctx, g): return None
    x = torch.ones(1, requires_grad=True); seen = []
    x.register_hook(seen.append)
    x.register_post_accumulate_grad_hook(lambda p: seen.append("post"))
    m = x * 2; m.register_hook(seen.append); m.retain_grad()
    F.apply(m).sum().backward(); 
    F.apply(x).sum().backward()
    return seen, x.grad, m.grad
case("None to leaf", h1)
def h2():
    x = torch.ones(3, requires_grad=True); a, b, c = x.unbind()
    a.register_hook(lambda g: torch.ones(())); b.backward()
case("replace None", h2)
def h3():
    x = torch.ones(3, requires_grad=True); a, b, c = x.unbind(); seen = []
    a.register_hook(seen.append); a.retain_grad()
    a.grad_fn.register_prehook(lambda g: seen.append(g)); a.grad_fn.register_hook(lambda i, o: seen.append((i, o)))
    b.backward(); return seen, a.grad
case("prehook None", h3)
def m1():
    x = torch.ones(2, requires_grad=True); u = torch.ones(3, requires_grad=True); n = torch.ones(1)
    y = (x * x).sum()
    r = torch.autograd.grad(y, [x, u], allow_unused=True, materialize_grads=True, create_graph=True)
    return r
case("materialize", m1)
case("materialize2", lambda: torch.autograd.grad((torch.ones(2, requires_grad=True)).sum(), [torch.ones(3, requires_grad=True)], allow_unused=False, materialize_grads=True))
case("materialize3", lambda: torch.autograd.grad((torch.ones(2, requires_grad=True)).sum(), [torch.ones(3, requires_grad=True)], materialize_grads=True))
case("materialize4", lambda: torch.autograd.grad((torch.ones(2, requires_grad=True)).sum(), [torch.ones(3, requires_grad=True).t()], materialize_grads=True))
case("materialize int", lambda: torch.autograd.grad((torch.ones(2, requires_grad=True)).sum(), [torch.ones(3, requires_grad=True).expand(2,3).t()], materialize_grads=True)[0].stride())
case("materialize nonreq", lambda: torch.autograd.grad((torch.ones(2, requires_grad=True)).sum(), [torch.ones(3)], materialize_grads=True))


class NonDifferentiable(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        a, b = x.clone(), x.clone()
        ctx.mark_non_differentiable(b)
        ctx._materialize_non_diff_grads = NonDifferentiable.materialize
        return a, b

    @staticmethod
    def backward(ctx, g, h):
        print("second gradient", h)
        return g


for NonDifferentiable.materialize in (True, False):
    NonDifferentiable.apply(torch.ones(1, requires_grad=True))[0].backward()

calls = []
loss = torch.nn.MSELoss()
loss.register_full_backward_hook(lambda module, inputs, outputs: calls.append((inputs, outputs)))
x = torch.tensor([2.0], requires_grad=True)
(g,) = torch.autograd.grad(loss(x, torch.zeros(1)), x, create_graph=True)
print(len(calls), g)
torch.autograd.grad(g, x)
print(len(calls))
value = loss(x, torch.zeros(1))
value.backward(retain_graph=True)
value.backward()
print(len(calls), x.grad)
