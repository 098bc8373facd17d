"""A gradient that nobody else holds becomes .grad as it is, views included; others are copied."""
import torch


def tell(what, f, shape=(3,)):
    leaf = torch.ones(shape, requires_grad=True)
    f(leaf).backward()
    print(what, leaf.grad._version, leaf.grad._base is None, leaf.grad.stride())


tell("mean", lambda a: a.mean())
tell("sum", lambda a: a.sum())
tell("mean of a view", lambda a: a.view(3).mean())
tell("mean of t()", lambda a: a.t().mean())
tell("mean of unflatten", lambda a: a.unflatten(0, (3,)).mean())
tell("sum of -t()", lambda a: (-(a.t())).sum())
tell("square", lambda a: (a * a).sum())
tell("a product seen as a column", lambda a: (a * 2).view(3, 1).sum())
tell("a column, doubled", lambda a: (a.view(3, 1) * 2).sum())
tell("unsqueeze", lambda a: (a.unsqueeze(0) * 2).sum())
tell("an element", lambda a: a[0])
tell("twice", lambda a: (a + a).sum())
tell("three times", lambda a: (a * 1 + a * 2 + a * 3).sum())
tell("itself", lambda a: a, ())
tell("a row of one", lambda a: a.exp().sum(), (1, 1))
tell("a transposed square", lambda a: (a.t().exp() * torch.arange(4.0).reshape(2, 2)).sum(), (2, 2))

for what, f in {
    "view": lambda h: h.view(4),
    "t": lambda h: h.t(),
    "times one": lambda h: h * 1,
    "clone": lambda h: h.clone(),
    "squeeze": lambda h: h.unsqueeze(0).squeeze(0),
}.items():
    h = torch.ones(2, 2, requires_grad=True)
    out = f(h)
    g = torch.arange(4.0).reshape(out.shape)
    out.backward(g)
    print(what, h.grad._version, h.grad.data_ptr() == g.data_ptr(), h.grad.tolist(), h.grad._base)
    out = f(h)
    out.backward(g)
    print("  again", h.grad.tolist(), g.tolist())

h = torch.ones(2, 2, requires_grad=True)
g = torch.ones(2, 2)
print(torch.autograd.grad(h, [h], g)[0] is g)
print(torch.autograd.grad((h * h).sum(), [h])[0]._version)
hh = h * 2
print(torch.autograd.grad((hh * hh).sum(), [hh], create_graph=True)[0]._version)

# The history of a view that was renewed after a write can itself be derived.
a = torch.tensor([-0.25, -3.0, 2.0], requires_grad=True)
c = a.unflatten(0, (3, 1)).t()
with torch.no_grad():
    a.mul_(2)
(f,) = torch.autograd.grad(c.exp().sum(), [a], create_graph=True)
print(c.grad_fn.name(), f.requires_grad, f.tolist())
f.sum().backward()
print(a.grad.tolist())
leaf = torch.arange(7.0, requires_grad=True)
b = leaf * 1
w = b.as_strided((2, 3), (1, 2), 1)
b.mul_(2)
(w * w).sum().backward()
print(leaf.grad)
