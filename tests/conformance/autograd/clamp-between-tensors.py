"""Who gets the gradient of clamp, maximum and their kin: ties, crossed bounds, nan, and what the gradient's version is."""
import torch

nan, inf = float("nan"), float("inf")


def clamped(low, high, gradient=-1.0):
    x = torch.tensor([nan, 1.0, 2.0, 3.0, inf, -inf], requires_grad=True)
    bounds = [None if b is None else torch.full((6,), b, requires_grad=True) for b in (low, high)]
    torch.clamp(x, *bounds).backward(torch.full((6,), gradient))
    print(low, high, gradient)
    for t in (x, *bounds):
        if t is not None:
            print("  ", t.grad.tolist(), t.grad._version)


for low, high in ((2.0, None), (None, 2.0), (2.0, 3.0), (2.0, 2.0), (nan, None), (None, nan), (nan, 3.0), (2.0, nan), (3.0, 2.0)):
    clamped(low, high)
clamped(2.0, None, inf)
clamped(2.0, 3.0, nan)
for name in ("clamp_min", "clamp_max", "maximum", "minimum", "fmax", "fmin"):
    x = torch.tensor([nan, 1.0, 2.0, 3.0, inf, -inf], requires_grad=True)
    bound = torch.full((6,), 2.0, requires_grad=True)
    getattr(torch, name)(x, bound).backward(torch.full((6,), -1.0))
    print(name, x.grad.tolist(), bound.grad.tolist(), x.grad._version, bound.grad._version)
x = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], requires_grad=True)
low, high = torch.tensor(2.0, requires_grad=True), torch.tensor([[5.0], [4.0]], requires_grad=True)
x.clamp(low, high).sum().backward()
print(x.grad, low.grad, high.grad, x.grad._version, low.grad._version, high.grad._version)
x = torch.tensor([0.5, 1.5, 2.5], dtype=torch.float64, requires_grad=True)
print(torch.autograd.gradcheck(lambda x: (x.clamp(torch.tensor([1.0, 1.0, 1.0], dtype=torch.float64), torch.tensor([2.0, 2.0, 2.0], dtype=torch.float64)) ** 2), (x,)))
print(torch.autograd.grad(torch.autograd.grad((x.clamp(torch.tensor(1.0, dtype=torch.float64)) ** 3).sum(), x, create_graph=True)[0].sum(), x))
