import torch
from torch.autograd import Function
from torch.autograd.function import once_differentiable
class Mul(Function):
    @staticmethod
    def forward(ctx, a, b, k):
        ctx.save_for_backward(a, b)
        ctx.k = k
        return a * b * k
    @staticmethod
    def backward(ctx, g):
        a, b = ctx.saved_tensors
        print("needs", ctx.needs_input_grad)
        return g * b * ctx.k, g * a * ctx.k, None
a = torch.tensor([1., 2.], requires_grad=True)
b = torch.tensor([3., 4.], requires_grad=True)
y = Mul.apply(a, b, 3)
print(y, y.grad_fn.name(), type(y.grad_fn).__name__)
y.sum().backward()
print(a.grad, b.grad)
class InplaceReLU(Function):
    @staticmethod
    def forward(ctx, x):
        x.clamp_(min=0)
        ctx.mark_dirty(x)
        ctx.save_for_backward(x)
        return x
    @staticmethod
    def backward(ctx, g):
        x, = ctx.saved_tensors
        return g * (x > 0)
c = torch.tensor([-1., 2.], requires_grad=True)
d = c * 1
e = InplaceReLU.apply(d)
print(e is d, d._version, d, e.grad_fn.name())
e.sum().backward()
print(c.grad)
try:
    InplaceReLU.apply(c)
except RuntimeError as err:
    print("ERR", err)
class MaxIdx(Function):
    @staticmethod
    def forward(ctx, x):
        v, i = x.max(0)
        ctx.mark_non_differentiable(i)
        ctx.save_for_backward(i)
        ctx.n = x.shape[0]
        return v, i
    @staticmethod
    def backward(ctx, gv, gi):
        print("gi", gi)
        i, = ctx.saved_tensors
        out = torch.zeros(ctx.n)
        out[i] = gv
        return out
v, i = MaxIdx.apply(torch.tensor([1., 5., 2.], requires_grad=True))
print(v, i, i.requires_grad)
v.backward()
class Two(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.set_materialize_grads(False)
        return x * 2, x * 3
    @staticmethod
    def backward(ctx, g1, g2):
        print(g1, g2)
        return g1 * 2 if g1 is not None else g2 * 3
x = torch.ones(2, requires_grad=True)
p, q = Two.apply(x)
q.sum().backward()
print(x.grad)
class Once(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x ** 2
    @staticmethod
    @once_differentiable
    def backward(ctx, g):
        x, = ctx.saved_tensors
        return 2 * x * g
x = torch.tensor(3., requires_grad=True)
y = Once.apply(x)
g, = torch.autograd.grad(y, x, create_graph=True)
print(g)
try:
    g.backward()
except RuntimeError as e:
    print(e)
class Bad(Function):
    @staticmethod
    def forward(ctx, x, y):
        return x + y
    @staticmethod
    def backward(ctx, g):
        return g
try:
    Bad.apply(a, b).sum().backward()
except RuntimeError as e:
    print(e)
class BadShape(Function):
    @staticmethod
    def forward(ctx, x):
        return x + 1
    @staticmethod
    def backward(ctx, g):
        return torch.ones(5)
try:
    BadShape.apply(a).sum().backward()
except RuntimeError as e:
    print(e)
try:
    Bad()
except Exception as e:
    print(type(e).__name__, e)
try:
    Bad()(a)
except Exception as e:
    print(type(e).__name__, e)
class NoBack(Function):
    @staticmethod
    def forward(ctx, x):
        return x + 1
try:
    NoBack.apply(a).sum().backward()
except Exception as e:
    print(type(e).__name__, e)
class NoFwd(Function):
    pass
try:
    NoFwd.apply(a)
except Exception as e:
    print(type(e).__name__, e)
print(y.grad_fn, ) if False else None
class Ret(Function):
    @staticmethod
    def forward(ctx, x):
        return "hello"
    @staticmethod
    def backward(ctx, g):
        return g
try:
    print(Ret.apply(a))
except Exception as e:
    print(type(e).__name__, e)
try:
    Bad.apply(a, b, 3)
except Exception as e:
    print(type(e).__name__, e)
