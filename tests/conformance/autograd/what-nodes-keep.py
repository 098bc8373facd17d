"""All that a node keeps is looked at when it runs, whether its gradient needs it or not; a leaf that is none any more gets nothing."""
import torch
from torch.utils.checkpoint import checkpoint


def said(f):
    try:
        print(f())
    except (RuntimeError, NotImplementedError) as e:
        print(type(e).__name__, e)


def start():
    x = torch.arange(1.0, 7.0).reshape(2, 3).requires_grad_()
    return x, x * 1


x, y = start()
std, mean = torch.std_mean(y, 1)
with torch.no_grad():
    std.add_(1)
said(lambda: mean.sum().backward())
x, y = start()
values = torch.cummax(y, 1).values
with torch.no_grad():
    y.mul_(2)
said(lambda: values.sum().backward())
x, y = start()
values, places = y.topk(1)
places.zero_()
said(lambda: values.sum().backward())

leaf = torch.ones(3, requires_grad=True)
loss = (leaf * 2).sum()
loss.backward(retain_graph=True)
leaf.detach_()
said(lambda: loss.backward())
print(leaf.grad, leaf.requires_grad)
leaf.requires_grad_(True)
leaf.register_hook(lambda g: print("hook", g))
late = (leaf * 3).sum()
leaf.requires_grad_(False)
said(lambda: late.backward())
print(leaf.grad)

for write in ("y.heaviside_(y.detach())", "y.scatter_(0, torch.tensor([[0, 1, 0]]), y.detach() * 2, reduce='add')", "y.floor_divide_(2)", "y.scatter_(0, torch.tensor([[0]]), 2.0, reduce='multiply')"):
    x, y = start()
    said(lambda: exec(write))
    said(lambda: y.sum().backward())
x, y = start()
said(lambda: torch.heaviside(y, y).sum().backward())
said(lambda: y.scatter(0, torch.tensor([[0, 1, 0]]), y, reduce="add").sum().backward())

b = torch.ones(3, requires_grad=True)
h = checkpoint(lambda v, k=1: v.exp().sin() * k, b, use_reentrant=False, k=3)
with torch.no_grad():
    b.add_(1)
said(lambda: h.sum().backward())
h = checkpoint(lambda v, w: (v * w).sin(), b * 2, 2.0, use_reentrant=False)
h.sum().backward()
print(b.grad)
with torch.no_grad():
    print(checkpoint(lambda v: v.exp().sin(), b, use_reentrant=False))
