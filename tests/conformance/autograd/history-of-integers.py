"""What is filled into integers or compared in place has a history there, too; what is copied has none. Views follow their base."""
import torch

f = torch.tensor(2.0, requires_grad=True) * 1
g = torch.ones(3, requires_grad=True) * 1


def told(t):
    return t.requires_grad, t.grad_fn and t.grad_fn.name(), t.is_leaf, t._version


for dtype in (torch.int64, torch.bool):
    for text in ("x.fill_(f)", "x.copy_(g)", "x.greater_(g)", "x.masked_fill_(torch.tensor([True, False, True]), f)", "x.logical_and_(g)",
                 "x.eq_(1)", "x.index_fill_(0, torch.tensor([0]), f)", "x[0:2] = f", "x[0] = f", "x[:] = g", "x[1:1] = f", "x[:0].ne_(f)"):
        plain, base = torch.zeros(3, dtype=dtype), torch.zeros(9, dtype=dtype)
        for x in (plain, base[:3]):
            exec(text)
        print(dtype, text, told(plain), told(x), told(base))
x = torch.zeros(4, dtype=torch.int64)
v = x[1:]
x.fill_(f)
print(told(v), (v * 1.0).requires_grad)
print(x.view(torch.int32).requires_grad, x.view(torch.float64).requires_grad)
y = torch.ones(4, requires_grad=True) * 1
w = y.view(torch.int32)
print(w.requires_grad, w.grad_fn, w.is_leaf)
y.mul_(2)
print(w.requires_grad, w.grad_fn, w.is_leaf)
x = torch.zeros(6, dtype=torch.int64)
x.fill_(f)
for text in ("x[3:]", "x.view(2, 3)", "x + 1", "x * 1.5", "x.sum()", "x.clone()", "x.view(torch.int8)", "x.float()", "x.detach()", "x.any()", "x == 1", "x.max()", "x.split(2)", "x.add_(1)"):
    try:
        print(text, told(eval(text)))
    except RuntimeError as e:
        print(text, e)
