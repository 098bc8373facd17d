import torch
from torch.autograd.function import once_differentiable
from torch.func import grad, grad_and_value, hessian, jacfwd, jacrev, jvp, vjp, vmap

x = torch.tensor(3.0)
p = torch.tensor([1.0, 2.0], requires_grad=True)


def told(make):
    try:
        return make()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def shifted(x):
    with torch.no_grad():
        shift = grad(lambda x: 0.25 * x**4)(x)
    return x**3 - shift


def valued(x):
    with torch.no_grad():
        gradient, value = grad_and_value(lambda x: x**3)(x)
    return value * gradient + x


print(grad(shifted)(x), grad(grad(shifted))(x), grad(valued)(x))
with torch.no_grad():
    print(grad(lambda a: (a * p).sum())(p), vjp(lambda a: a * 2, p)[0].requires_grad)
print(grad(lambda a: (a * p).sum())(torch.ones(2)))
out, pull = vjp(lambda a: a * p, torch.ones(2))
with torch.no_grad():
    print(out.requires_grad, pull(torch.ones(2))[0].requires_grad)
print(vmap(grad(lambda a: a.sin()))(torch.arange(3.0)), vmap(grad(lambda a: a.sin()))(torch.arange(3.0)).requires_grad)
print(told(lambda: grad(lambda a: a.mul_(2).sum())(torch.ones(2))))
print(told(lambda: grad(lambda a: a.requires_grad_().sum())(torch.ones(2))))
print(told(lambda: grad(lambda a: a.retain_grad())(torch.ones(2))))
print(told(lambda: vmap(lambda a: a.sum().backward())(torch.ones(2, 2))))
with torch.autograd.graph.saved_tensors_hooks(lambda a: a, lambda a: a):
    print(told(lambda: vjp(lambda a: a * 2, x)))


class Plain(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x * 2

    @staticmethod
    def backward(ctx, g):
        return g * 2


class Apart(torch.autograd.Function):
    @staticmethod
    def forward(x):
        return x * 2

    @staticmethod
    def setup_context(ctx, inputs, output):
        pass

    @staticmethod
    def backward(ctx, g):
        return g * 2


class Generated(Apart):
    generate_vmap_rule = True


class Own(Apart):
    @staticmethod
    def vmap(info, in_dims, x):
        print(info, in_dims, x.shape)
        return x * 3, 0


class Both(Own):
    generate_vmap_rule = True


for each in (Plain, Apart, Generated, Own, Both):
    print(each.__name__, each.generate_vmap_rule)
    print(told(lambda: vmap(each.apply)(torch.ones(2, 3))))
    print(told(lambda: grad(lambda a: each.apply(a).sum())(torch.ones(2, 3))))
    print(told(lambda: jvp(each.apply, (torch.ones(2),), (torch.ones(2),))))


class Once(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a, b):
        return a * b

    @staticmethod
    @once_differentiable
    def backward(ctx, g):
        return g * 2, None


for seed in (torch.ones(2), torch.ones(2, requires_grad=True)):
    (g,) = torch.autograd.grad(Once.apply(p, torch.ones(2)), p, seed, create_graph=True)
    print(g.requires_grad, told(lambda: g.sum().backward()))
