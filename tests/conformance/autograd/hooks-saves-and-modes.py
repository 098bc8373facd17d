# Hooks, saved tensors and modes where two of them meet.

# cdist gradient small p
import torch
x = torch.tensor([[0.0, 1.0]], requires_grad=True)
y = torch.tensor([[1.0, 1.0]])
torch.cdist(x, y, p=0.5).sum().backward()
print(x.grad)

# hook full backward in double backward
import torch
calls = []
f = torch.nn.MSELoss()
f.register_full_backward_hook(lambda m, gi, go: calls.append(1))
x = torch.tensor([2.0], requires_grad=True)
(g,) = torch.autograd.grad(f(x, torch.zeros(1)), x, create_graph=True)
print(len(calls), g)
torch.autograd.grad(g, x)
print(len(calls))

# hook once per backward of own output
import torch
x = torch.ones(3, requires_grad=True)
a, b, c = x.unbind()
seen = []
a.register_hook(seen.append)
a.backward()
b.backward()
print(seen)

# inference transpose inplace outside
import torch
with torch.inference_mode():
    c = torch.ones(1, 2)
try:
    c.transpose_(0, 1)
    print("no error")
except RuntimeError as e:
    print(str(e).splitlines()[0])

# inference view then inplace text
import torch
a = torch.ones(2, requires_grad=True).clone()
with torch.inference_mode():
    v = a.view(-1)
try:
    v.mul_(2)
except RuntimeError as e:
    print(str(e).splitlines()[0])

# materialize non differentiable grads
import torch
class F(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        a, b = x.clone(), x.clone()
        ctx.mark_non_differentiable(b)
        ctx._materialize_non_diff_grads = False
        return a, b
    @staticmethod
    def backward(ctx, g, h):
        print(h)
        return g
F.apply(torch.ones(1, requires_grad=True))[0].backward()

# numpy refused before no grad
import torch
x = torch.ones(2, requires_grad=True)
with torch.no_grad():
    print(x.numpy().shape)

# saved hooks count of pow backward
import torch
packs = []
def pack(x):
    packs.append(tuple(x.shape))
    return x
a = torch.ones(2, requires_grad=True)
s = (a ** 3).sum()
with torch.autograd.graph.saved_tensors_hooks(pack, lambda x: x):
    torch.autograd.grad(s, a, create_graph=True)
print(len(packs))

# saved hooks not for python numbers
import torch
def no(x):
    raise RuntimeError("not for numbers")
a = torch.ones(2, requires_grad=True)
with torch.autograd.graph.saved_tensors_hooks(no, no):
    try:
        (2 * a).sum().backward()
        print(a.grad)
    except RuntimeError as e:
        print("RuntimeError", e)

# saved input detached in place
import torch
x = torch.ones(1, requires_grad=True).clone()
y = x.sin()
x.detach_()
try:
    y.backward()
    print("no error")
except RuntimeError as e:
    print(str(e).splitlines()[0])
