# Gradients of complex tensors: conjugate derivatives, real parts for real inputs, names of the nodes.
import torch


def grads(name, f, *inputs):
    leaves = [torch.tensor(v, dtype=torch.complex128 if any(isinstance(e, complex) for e in v) else torch.float64, requires_grad=True) for v in inputs]
    out = f(*leaves)
    node = out.grad_fn.name()
    (out.abs().square().sum() + (out.real if out.is_complex() else out).sum()).backward()
    print(name, node, *[leaf.grad for leaf in leaves])


z, w, r = [1 + 2j, -3 + 0.5j, 0.25 - 1j], [0.5 - 1j, 2 + 2j, -1 + 1j], [1.0, 2.0, 3.0]
for name in ("add", "sub", "mul", "div", "pow"):
    f = getattr(torch, name)
    grads(name, f, z, w)
    grads(name + " real", f, z, r)
    grads("real " + name, f, r, w)
for name in "exp log sqrt rsqrt sin cos tan sinh cosh tanh asin acos atan asinh acosh atanh sigmoid reciprocal square neg sgn abs angle conj conj_physical real imag view_as_real sum mean prod cumsum cumprod exp2 log2 log10 log1p expm1 isreal".split():
    if name != "isreal":
        grads(name, getattr(torch, name) if name not in ("cumsum", "cumprod") else lambda x, n=name: getattr(x, n)(0), z)
grads("var", torch.var, z)
grads("std", torch.std, z)
grads("norm", torch.linalg.vector_norm, z)
grads("norm 1", lambda x: torch.linalg.vector_norm(x, 1), z)
grads("norm 3", lambda x: x.norm(3), z)
grads("number", lambda x: x * (2 - 1j), r)
grads("number pow", lambda x: (1 + 1j) ** x, z)
grads("pow number", lambda x: x ** (1 + 1j), z)
grads("complex", torch.complex, r, [0.5, -1.0, 2.0])
grads("polar", torch.polar, r, [0.5, -1.0, 2.0])
grads("view_as_complex", lambda x: torch.view_as_complex(x.reshape(-1, 2)), [1.0, 2.0, 3.0, 4.0])
grads("dot", torch.dot, z, w)
grads("vdot", torch.vdot, z, w)
grads("outer", torch.outer, z, w)
grads("mm", lambda a, b: a.reshape(3, 1) @ b.reshape(1, 3), z, w)
grads("where", lambda a, b: torch.where(torch.tensor([True, False, True]), a, b), z, w)
grads("index", lambda a: a[[0, 0, 2]], z)
grads("cat", lambda a, b: torch.cat([a, b]), z, w)
grads("addcmul", lambda a, b, c: torch.addcmul(a, b, c, value=1j), z, w, r)
grads("lerp", lambda a, b: torch.lerp(a, b, 0.3), z, w)
grads("H", lambda a: a.reshape(1, 3).H, z)

a = torch.tensor(z, requires_grad=True)
print(a.conj(), a.real, a.imag, a.conj().imag, a.conj().resolve_conj(), a * 2, torch.view_as_real(a))
b = a * 1
b.real.mul_(2)
b.conj().add_(1j)
b.imag[1] = 0
b.abs().sum().backward()
print(a.grad, a.grad.is_conj())
loss = (a * a.conj()).real.sum()
(g,) = torch.autograd.grad(loss, a, create_graph=True)
print(g, torch.autograd.grad(g.abs().sum(), a))


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: a.sum().backward())
attempt(lambda: a.sum().backward(torch.tensor(1.0)))
attempt(lambda: a.real.backward(torch.ones(3, dtype=torch.complex64)))
print(torch.autograd.gradcheck(lambda x, y: x * y.conj() + x.abs(), (torch.tensor(z, dtype=torch.complex128, requires_grad=True), torch.tensor(w, dtype=torch.complex128, requires_grad=True))))
print(torch.autograd.gradcheck(lambda x: torch.view_as_complex(x.reshape(-1, 2)).exp(), (torch.tensor([1.0, 2.0], dtype=torch.float64, requires_grad=True),)))
for kind in (torch.optim.SGD, torch.optim.Adam, torch.optim.RMSprop):
    p = torch.tensor(z, requires_grad=True)
    optimizer = kind([p], lr=0.1)
    for _ in range(3):
        optimizer.zero_grad()
        (p - 1j).abs().square().sum().backward()
        optimizer.step()
    print(kind.__name__, p)
