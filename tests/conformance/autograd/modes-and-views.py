import torch
x = torch.ones(2, requires_grad=True)
@torch.no_grad()
def f(t): return t * 2
@torch.enable_grad()
def g(t): return t * 2
@torch.inference_mode()
def h(t): return t * 2
print(f(x).requires_grad, g(x).requires_grad, h(x).requires_grad, h(x).is_inference())
with torch.no_grad():
    print(g(x).grad_fn.name())
@torch.no_grad
def f2(t): return t * 2
print(f2(x).requires_grad)
with torch.inference_mode():
    y = x * 2
    z = torch.ones(2)
    print(y.requires_grad, torch.is_inference_mode_enabled(), torch.is_grad_enabled())
    v = x.view(2)
    print(v.is_inference(), v.requires_grad)
for fn in [lambda: y.add_(1), lambda: x * y, lambda: y._version, lambda: z.requires_grad_(), lambda: (x*z).sum().backward(), lambda: y.mul_(x), lambda: y.view(-1), lambda: y.detach().is_inference()]:
    try:
        print(fn())
    except Exception as e:
        print(type(e).__name__, e)
with torch.set_grad_enabled(False):
    print((x*2).requires_grad)
    with torch.enable_grad():
        print((x*2).requires_grad)
    print(torch.is_grad_enabled())
torch.set_grad_enabled(False)
print((x*2).requires_grad)
torch.set_grad_enabled(True)
with torch.inference_mode(False):
    print((x*2).requires_grad, torch.is_inference_mode_enabled())
@torch.inference_mode(mode=False)
def k(t): return t * 3
print(k(x).requires_grad)
with torch.no_grad():
    w = x.clone()
    w2 = x.view(-1)
    n = torch.zeros(2, requires_grad=True)
    p = torch.nn.Parameter(torch.ones(2))
    print(w.requires_grad, w2.requires_grad, n.requires_grad, p.requires_grad, w2._base is x)
try:
    w2.add_(1)
except RuntimeError as e: print(e)
with torch.no_grad():
    w2.add_(1)
print(x, x._version)
class M(torch.nn.Module):
    @torch.no_grad()
    def forward(self, x): return x * 2
print(M()(x).requires_grad)
@torch.no_grad()
def gen():
    for i in range(2):
        yield torch.is_grad_enabled()
for q in gen():
    print(q, torch.is_grad_enabled())
print(torch.no_grad(), torch.enable_grad()) if False else None
print(f.__name__, f.__doc__)
with torch.autograd.grad_mode.set_grad_enabled(True) as c:
    print(c)
with torch.no_grad() as c:
    print(c)
try:
    torch.set_grad_enabled(1)
    print(torch.is_grad_enabled())
except Exception as e: print(type(e).__name__, e)
torch.set_grad_enabled(True)
try:
    raise ValueError("a")
except ValueError: pass
try:
    with torch.no_grad():
        raise ValueError
except ValueError:
    print(torch.is_grad_enabled())
