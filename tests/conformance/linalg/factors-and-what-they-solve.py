"""LU, LDL and Cholesky factors, triangles and least squares: results, their memory, and gradients."""

import torch

linalg = torch.linalg
a = torch.tensor([[2.0, -1.0, 0.5], [4.0, 1.0, -2.0], [1.0, 3.0, 1.5]], requires_grad=True)
b = torch.tensor([[1.0, 2.0], [0.5, -1.0], [3.0, 0.0]], requires_grad=True)
wide = torch.tensor([[1.0, 2.0, 3.0, -1.0], [4.0, 0.5, -2.0, 2.0]], requires_grad=True)
tall = torch.tensor([[1.0, 2.0], [3.0, -1.0], [0.5, 4.0], [2.0, 2.0]], requires_grad=True)
batch = torch.stack([a.detach(), a.detach().mT + 1]).requires_grad_()


def show(name, results, *inputs):
    results = results if isinstance(results, tuple) else (results,)
    print(name)
    for t in results:
        print(t.detach() if t.requires_grad else t, t.stride(), t.grad_fn and t.grad_fn.name())
    wanted = [t for t in results if t.requires_grad and t.numel()]
    if not wanted or not inputs:
        return
    total = sum((t * torch.arange(1.0, t.numel() + 1).reshape(t.shape).cos()).sum() for t in wanted)
    for g in torch.autograd.grad(total, inputs, allow_unused=True):
        print("  ", g)


for name, x in {"square": a, "wide": wide, "tall": tall, "batch": batch}.items():
    show(name, linalg.lu_factor(x), x)
    show(name, linalg.lu(x), x)
    show(name, torch.lu(x))
    show(name, linalg.lu_factor_ex(x))
factors, pivots = linalg.lu_factor(a.detach())
factors.requires_grad_()
show("unpacked", torch.lu_unpack(factors, pivots), factors)
show("lu_solve", linalg.lu_solve(factors, pivots, b), factors, b)
show("lu_solve adjoint", linalg.lu_solve(factors, pivots, b, adjoint=True), factors, b)
show("lu_solve right", linalg.lu_solve(factors, pivots, b.mT, left=False), factors, b)
show("lu_solve of a batch", linalg.lu_solve(factors, pivots, batch), factors, batch)
show("torch.lu_solve", torch.lu_solve(b, factors, pivots))

spd = (a @ a.mT + torch.eye(3)).detach().requires_grad_()
low = linalg.cholesky(spd).detach().requires_grad_()
show("cholesky_solve", torch.cholesky_solve(b, low), b, low)
show("cholesky_solve upper", torch.cholesky_solve(b, low.mT, upper=True), b, low)
show("cholesky_inverse", torch.cholesky_inverse(low), low)
show("triangular_solve", torch.triangular_solve(b, a), b, a)
show("triangular_solve other", torch.triangular_solve(b, a, False, True, True), b, a)
show("solve_triangular", linalg.solve_triangular(a, b.mT, upper=True, left=False), a, b)

symmetric = (a + a.mT).detach()
factor, pivots = linalg.ldl_factor(symmetric)
print(factor, factor.stride(), pivots)
print(linalg.ldl_factor_ex(torch.tensor([[0.0, 1.0], [1.0, 0.0]])))
show("ldl_solve", linalg.ldl_solve(factor, pivots, b.detach()))

show("solve", linalg.solve(a, b), a, b)
show("solve transposed", linalg.solve(a.mT, b), a, b)
show("solve vector", linalg.solve(a, b[:, 0]), a, b)
show("solve right", linalg.solve(a, b.mT, left=False), a, b)
show("inv", linalg.inv(a), a)
show("det and log", (linalg.det(a), *linalg.slogdet(a)), a)

for x in (a, tall, wide):
    right = torch.arange(2.0 * x.shape[0]).reshape(-1, 2).sin()
    for driver in ("gels", "gelsy", "gelsd", "gelss"):
        solution, residuals, rank, singular = linalg.lstsq(x.detach(), right, driver=driver)
        print(driver, (solution * 1e4).round() / 1e4, solution.stride(), rank, residuals.shape, singular.shape)
right = torch.arange(8.0).reshape(4, 2).sin().requires_grad_()
for g in torch.autograd.grad(linalg.lstsq(tall, right).solution.pow(2).sum(), (tall, right)):
    print((g * 1e3).round() / 1e3)
print(linalg.lstsq(torch.ones(3, 2), torch.ones(3)).rank)
