# A write into a view is part of the graph: backward frees it, even where nothing was saved.
import torch


def attempt(what, f):
    try:
        f()
        print(what, 'ok')
    except RuntimeError as e:
        print(what, str(e).split('(')[0])


a = torch.tensor(1.0, requires_grad=True)


def whole():
    b = torch.tensor([2.0]).reshape(())
    b[()] = a
    return b


def element():
    b = torch.tensor([2.0, 3.0])
    b[0] = a
    return b


def product():
    b = torch.tensor([2.0, 3.0])
    b[0].mul_(a)
    return b


def view():
    b = torch.tensor([2.0, 3.0])
    v = b[0]
    v.add_(a)
    return v


def with_history():
    b = a * torch.tensor([1.0, 2.0])
    b[1:].fill_(5.0)
    return b


def plain():
    return a + 1


for make in (whole, element, product, view, with_history, plain):
    a.grad = None
    out = make()
    attempt(make.__name__, lambda: out.sum().backward())
    attempt(make.__name__, lambda: out.sum().backward())
    out = make()
    attempt(make.__name__, lambda: out.sum().backward(retain_graph=True))
    attempt(make.__name__, lambda: out.sum().backward())
    print(a.grad)

# A view of a leaf that came to require a gradient later.
base = torch.zeros(3)
view = base[:2]
view.requires_grad_()
attempt('view', lambda: view.relu_())
attempt('base', lambda: base.add_(1))
with torch.no_grad():
    view.add_(1)
print(base, view)

# What the error of a changed value calls the operator.
for name, change in {'pow': lambda t: t.pow_(2), 'tensor pow': lambda t: t.pow_(t.detach()), 'clamp': lambda t: t.clamp_(0), 'element': lambda t: t.__setitem__(0, 1.0), 'transpose': lambda t: t.t_()}.items():
    x = torch.ones(2, 2, requires_grad=True) * 1
    y = x * x
    change(x)
    try:
        y.sum().backward()
    except RuntimeError as e:
        print(name, str(e).split('which is ')[1].split(';')[0])
for f in (lambda: torch.zeros(2, 2, 2).t_(), lambda: torch.zeros(2, 2, 2).t(), lambda: torch.zeros(2, 3) + torch.zeros(3, 2), lambda: torch.zeros(3).expand(2, 3).add_(torch.ones(4))):
    attempt('shapes', f)
    try:
        f()
    except RuntimeError as e:
        print(e)
