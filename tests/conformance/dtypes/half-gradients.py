# Gradients through half types, and the nodes of conversions.
import torch
from torch import nn

x = torch.tensor([0.5, -1.25, 3.0], requires_grad=True)
h = x.half()
print(h, h.grad_fn.name(), h.requires_grad)
y = (h * h).sum()
print(y, y.dtype, y.grad_fn.name())
y.backward()
print(x.grad, x.grad.dtype)

w = torch.tensor([1.0, 2.0], dtype=torch.bfloat16, requires_grad=True)
v = w.float() * torch.tensor([0.1, 0.3])
v.sum().backward()
print(w.grad, v.grad_fn.next_functions[0][0].name())
w.grad = None
(w * 1.1).exp().sum().backward()
print(w.grad, w.is_leaf)

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 6), nn.Tanh(), nn.LayerNorm(6), nn.Linear(6, 3))
for dtype in (torch.half, torch.bfloat16):
    model.to(dtype)
    model.zero_grad()
    out = model(torch.linspace(-1, 1, 8).view(2, 4).to(dtype))
    loss = nn.functional.cross_entropy(out, torch.tensor([0, 2]))
    loss.backward()
    print(loss, out.dtype)
    print({name: (p.dtype, p.grad.dtype, tuple(p.grad.shape)) for name, p in model.named_parameters()})
model.half()
print({p.dtype for p in model.parameters()}, model.float()[0].weight.dtype)

bn = nn.BatchNorm1d(3).half()
print(bn.running_mean.dtype, bn.num_batches_tracked.dtype)
try:
    nn.Linear(2, 2)(torch.ones(1, 2, dtype=torch.half))
except RuntimeError as error:
    print(error)
a = torch.ones(2, dtype=torch.half, requires_grad=True)
try:
    a.backward(torch.ones(2))
except RuntimeError as error:
    print(error)
(g,) = torch.autograd.grad((a.float() ** 2).sum(), a)
print(g)
