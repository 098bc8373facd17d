import torch
from torch.autograd import gradcheck, gradgradcheck

F = torch.nn.functional


def double(*sizes):
    return torch.randn(*sizes, dtype=torch.double, requires_grad=True)


for f, x in (
    (lambda x: x.expand(2, 3).as_strided((2, 2), (1, 0), 0), double(2, 1)),
    (lambda x: x.as_strided((3, 2), (1, 1)), double(4)),
    (lambda x: x.as_strided((3, 2), (1, 1)).as_strided((2, 2), (2, 1)), double(4)),
    (lambda x: x.expand(3, 2).as_strided((2,), (1,)), double(2)),
):
    print(torch.autograd.grad(f(x).sum(), x), gradcheck(f, (x,)), gradgradcheck(f, (x,)))

# A parameter that is given other memory collects gradients of its new form.
p = torch.nn.Parameter(torch.ones(16))
for i in range(2):
    with torch.no_grad():
        p.set_(p[1:])
        p.grad = None
    torch.cat((p, p)).sum().backward()
    print(p.grad.shape)

# What was written through a view can be differentiated twice where it saved its result.
for name, f in (
    ("relu_", lambda x: (x * 2).view(2).relu_()),
    ("exp_", lambda x: (x * 2).view(2).exp_()),
    ("threshold_", lambda x: F.threshold((x * 2).view_as(x), 0.0, 0.0, True)),
    ("sigmoid_", lambda x: (x * 2).view(2).sigmoid_()),
    ("tanh_ of a part", lambda x: (lambda y: (y[:, 1:].tanh_(), y)[1])(x * 2)),
):
    x = torch.tensor([[1.0, 2.0]], requires_grad=True)
    (g,) = torch.autograd.grad(f(x).pow(2).sum(), x, create_graph=True)
    print(name, g.detach(), torch.autograd.grad(g.sum(), x)[0])
