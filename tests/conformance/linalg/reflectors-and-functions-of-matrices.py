"""Householder reflectors, matrix functions, condition numbers, and tensors taken as matrices."""

import torch

linalg = torch.linalg
a = torch.tensor([[2.0, -1.0, 0.5], [4.0, 1.0, -2.0], [1.0, 3.0, 1.5]], requires_grad=True)
tall = torch.tensor([[1.0, 2.0], [3.0, -1.0], [0.5, 4.0], [2.0, 2.0]])


def show(name, results, *inputs):
    results = results if isinstance(results, tuple) else (results,)
    print(name)
    for t in results:
        print(t.detach() if t.requires_grad else t, t.stride(), t.grad_fn and t.grad_fn.name())
    wanted = [t for t in results if t.requires_grad]
    if not wanted or not inputs:
        return
    total = sum((t * torch.arange(1.0, t.numel() + 1).reshape(t.shape).cos()).sum() for t in wanted)
    for g in torch.autograd.grad(total, inputs, allow_unused=True):
        print("  ", g)


reflectors, tau = torch.geqrf(tall)
print(reflectors, tau, reflectors.stride())
reflectors.requires_grad_()
tau.requires_grad_()
show("householder_product", linalg.householder_product(reflectors, tau), reflectors, tau)
show("orgqr", torch.orgqr(reflectors, tau[:1]), reflectors, tau)
other = torch.arange(12.0).reshape(4, 3).sin().requires_grad_()
show("ormqr", torch.ormqr(reflectors, tau, other), reflectors, tau, other)
show("ormqr transposed", torch.ormqr(reflectors, tau, other, transpose=True), reflectors, tau, other)
show("ormqr right", torch.ormqr(reflectors, tau, other.mT, left=False), reflectors, tau, other)

for scale in (1e-9, 1e-4, 0.01, 0.1, 0.4, 1.0, 5.0):
    print(scale, linalg.matrix_exp(a.detach() * scale))
    print(scale, torch.matrix_exp(a.detach().double() * scale))
show("matrix_exp", linalg.matrix_exp(a * 0.3), a)
show("matrix_exp of a batch", torch.matrix_exp(torch.stack([a, a.mT]) * 0.2), a)
print(torch.matrix_exp(torch.tensor([[2.0]])), torch.matrix_exp(torch.zeros(0, 0)).shape)
show("polar", linalg.polar(tall))
square = a.detach().clone().requires_grad_()
u, h = linalg.polar(square)
print(torch.allclose(u @ h, square), torch.allclose(u.mT @ u, torch.eye(3), atol=1e-6), u.grad_fn.name())
spd = torch.tensor([[4.0, 1.0], [1.0, 3.0]])
show("matrix_sqrth", linalg.matrix_sqrth(spd))
for p in (None, 1, -1, 2, -2, float("inf"), -float("inf"), "fro", "nuc"):
    result = linalg.cond(a, p)
    print(p, result.detach(), result.grad_fn.name())
print(linalg.cond(torch.zeros(2, 2)), linalg.cond(torch.zeros(2, 2), 1), linalg.cond(torch.zeros(0, 0)))

show("tensorinv", linalg.tensorinv(torch.eye(6).reshape(2, 3, 6) * 2))
show("tensorinv of one dim", linalg.tensorinv(torch.eye(6).reshape(6, 2, 3) * 2, ind=1))
show("tensorsolve", linalg.tensorsolve(torch.eye(6).reshape(2, 3, 6) * 2, torch.ones(2, 3)))
x = torch.tensor([1.0, 2.0, -0.5], requires_grad=True)
show("vander", linalg.vander(x, N=4), x)
print(linalg.vander(torch.tensor([[1, 2], [3, 4]])))
show("vecdot", (linalg.vecdot(a, a), linalg.vecdot(x, x), linalg.vecdot(a, x, dim=0)), a, x)
show("diagonal", linalg.diagonal(a, offset=1), a)
torch.manual_seed(0)
u, s, v = torch.svd_lowrank(tall, q=2)
print(torch.allclose((u * s) @ v.mT, tall, atol=1e-5), s)
u, s, v = torch.pca_lowrank(tall)
print(u.shape, s, v.shape)
