# what multinomial, masked_fill, scatter, linspace, conv and the margin losses refuse, and the layouts of gradients
import torch
import torch.nn.functional as F

inf, nan = float("inf"), float("nan")


def told(f, *args, **kwargs):
    try:
        made = f(*args, **kwargs)
        print(made)
    except Exception as e:
        print(type(e).__name__, str(e).split("\n")[0])


for weights in ([1.0, -1.0, 1.0], [1.0, inf, 1.0], [1.0, -inf, 1.0], [1.0, 1.0, nan], [0.0, 0.0, 0.0]):
    for replacement in (False, True):
        told(torch.multinomial, torch.tensor(weights), 2, replacement)
    told(torch.multinomial, torch.tensor(weights), 1, True)
ones = torch.ones(2, dtype=torch.int64)
yes = torch.tensor(True)
told(torch.masked_fill, ones, yes, torch.tensor(1j))
told(torch.masked_fill, ones, yes, torch.tensor(2 + 0j))
told(torch.masked_fill, ones, yes, torch.tensor(2.7))
told(torch.masked_fill, ones.to(torch.uint8), yes, torch.tensor(300))
told(torch.masked_fill, ones.to(torch.int32), yes, torch.tensor(1e12))
told(torch.masked_fill, ones.half(), yes, torch.tensor(1e6))
told(ones.clone().masked_fill_, yes, torch.tensor(1j))

s, i = torch.zeros(3, 5), torch.tensor([[0, 1], [1, 2]])
told(s.scatter, 0, i, torch.ones(2, 5, 2))
told(s.scatter, 0, i, torch.ones(1, 5))
told(s.scatter, 0, i, torch.ones(()))
told(s.scatter_add, 0, i, torch.ones(2, 5, 2))
told(s.scatter_reduce, 0, i, torch.ones(2, 5, 2), "sum")
two = torch.ones(2)
told(torch.linspace, two, two, 3)
told(torch.linspace, torch.tensor(0.0), two, 3)
told(torch.linspace, two, 1, 3)
told(torch.logspace, two, two, 3)

image = torch.ones(1, 1, 4, 3)
told(F.conv2d, image, torch.ones(1, 2, 2), padding="same")
told(F.conv2d, image, torch.ones(2, 2), padding="same")
told(F.conv2d, image, torch.ones(1, 1, 2, 2, 2), padding="same")
told(F.conv3d, image, torch.ones(1, 2, 2), padding="same")
told(F.group_norm, torch.ones(1), 1)
told(F.multi_margin_loss, torch.ones(5, 4), torch.ones(5))
told(F.multi_margin_loss, torch.ones(5, 4), torch.ones(5, dtype=torch.int32))
told(F.multi_margin_loss, torch.ones(5, 4), ones.new_ones(5), weight=torch.ones(4, dtype=torch.float64))
told(F.multi_margin_loss, torch.ones(5, 4).int(), ones.new_ones(5))
told(F.multilabel_margin_loss, torch.ones(5, 4), torch.ones(5, 4))

# a gradient takes the layout of a leaf without gaps; others get theirs in the order of the sizes
for strides in ((0, 1, 7), (1, 1, 7), (2, 4, 1), (15, 5, 1), (1, 2, 8)):
    leaf = torch.randn(100).as_strided((2, 4, 3), strides).requires_grad_()
    for f in (torch.relu, torch.sinc, torch.sin, lambda t: torch.maximum(t, torch.zeros(2, 4, 3))):
        leaf.grad = None
        f(leaf).sum().backward()
        print(strides, leaf.grad.stride(), end=" ")
    print()
pooled, places = F.max_pool2d(torch.randn(2, 3, 4, 4).to(memory_format=torch.channels_last), 2, return_indices=True)
print(F.max_unpool2d(pooled, places, 2).stride(), F.max_unpool2d(pooled[0], places[0], 2).stride())

# weights of observations carry gradients through the degrees of freedom, too
x = torch.tensor([[1.0, 2, 4, 3], [2.0, 1, 0, 5]], dtype=torch.float64, requires_grad=True)
for keywords in ({}, {"correction": 0}, {"fweights": torch.tensor([1, 2, 1, 1])}, {"correction": 7}):
    a = torch.tensor([0.5, 1, 0.25, 2], dtype=torch.float64, requires_grad=True)
    x.grad = None
    c = torch.cov(x, aweights=a, **keywords)
    (c * torch.tensor([[1.0, 2], [3, 4]])).sum().backward()
    print(c, a.grad, x.grad)
out = torch.zeros(2, dtype=torch.complex64)
print(torch.conj_physical(torch.tensor([1 + 2j, 3j]), out=out), out)
d = torch.diff(x, 0, 0, prepend=torch.ones(1, 4), append=torch.ones(2, 4))
print(d, d.grad_fn.name(), torch.diff(x, 2, 0, prepend=torch.ones(1, 4), append=torch.ones(2, 4)).shape)
