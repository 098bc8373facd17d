"""Decompositions of complex matrices: signs and phases of the reference LAPACK, and gradients."""

import torch

linalg = torch.linalg
torch.set_printoptions(precision=3)


def rounded(t):
    t = t.detach().resolve_conj()
    return torch.complex(t.real.round(decimals=3) + 0.0, t.imag.round(decimals=3) + 0.0) if t.is_complex() else t


def show(name, results):
    print(name)
    for t in results if isinstance(results, tuple) else (results,):
        print(rounded(t), t.dtype, t.stride())


def matrix(rows, columns, seed, dtype=torch.complex128):
    return torch.randn(rows, columns, dtype=dtype, generator=torch.Generator().manual_seed(seed))


a, b, tall, wide = matrix(3, 3, 0), matrix(3, 2, 1), matrix(5, 2, 2), matrix(2, 5, 3)
h = a @ a.mH + torch.eye(3)
mixed = a + a.mH
for x in (a, tall, wide, matrix(4, 3, 4), matrix(1, 1, 5), matrix(3, 3, 6, torch.complex64)):
    show("svd", linalg.svd(x))
    show("reduced", linalg.svd(x, full_matrices=False))
    show("values", linalg.svdvals(x))
    show("qr", linalg.qr(x))
    show("complete", linalg.qr(x, "complete"))
    show("geqrf", torch.geqrf(x))
    show("lu", linalg.lu(x))
    show("pinv", linalg.pinv(x))
    show("rank", linalg.matrix_rank(x))
    show("norms", torch.stack([linalg.norm(x), linalg.norm(x, 2), linalg.norm(x, "nuc"), linalg.matrix_norm(x, 1)]))
for x in (h, mixed, h.to(torch.complex64)):
    show("eigh", linalg.eigh(x))
    show("upper", linalg.eigh(x, "U"))
    show("values", linalg.eigvalsh(x))
    show("ldl", linalg.ldl_factor(x))
    show("hermitian", linalg.ldl_factor(x, hermitian=True))
    show("det", torch.stack([linalg.det(x), torch.logdet(x + 1j * torch.eye(3))]))
    show("slogdet", linalg.slogdet(x))
    show("conds", torch.stack([linalg.cond(x), linalg.cond(x, 1), linalg.cond(x, "fro")]))
    show("exp", linalg.matrix_exp(x / 10))
    show("inv", linalg.inv(x))
factor, upper = linalg.cholesky(h), linalg.cholesky(h, upper=True)
show("cholesky", (factor, upper, torch.cholesky_inverse(factor), torch.cholesky_inverse(upper, upper=True)))
show("solve", (torch.cholesky_solve(b, factor), torch.cholesky_solve(b, upper, upper=True), linalg.solve(h, b)))
show("right", linalg.solve(a, b.mH, left=False))
show("triangular", linalg.solve_triangular(a, b, upper=True))
show("transposed", torch.triangular_solve(b, a, transpose=True))
lu, pivots = linalg.lu_factor(a)
show("lu_solve", (linalg.lu_solve(lu, pivots, b), linalg.lu_solve(lu, pivots, b, adjoint=True)))
show("left", (linalg.lu_solve(lu, pivots, b.mH, left=False), linalg.lu_solve(lu, pivots, b.mH, left=False, adjoint=True)))
for hermitian in (False, True):
    factors = linalg.ldl_factor(mixed, hermitian=hermitian)
    show("ldl_solve", linalg.ldl_solve(*factors, b, hermitian=hermitian))
for driver in ("gels", "gelsy", "gelsd", "gelss"):
    for x, y in ((tall, matrix(5, 1, 7)), (wide, matrix(2, 2, 8))):
        show(driver, tuple(linalg.lstsq(x, y, driver=driver)))
reflectors, tau = torch.geqrf(a)
show("product", linalg.householder_product(reflectors, tau))
for left in (True, False):
    for transpose in (True, False):
        show("ormqr", torch.ormqr(reflectors, tau, b if left else b.mH, left=left, transpose=transpose))
show("polar", linalg.polar(tall))
show("sqrth", linalg.matrix_sqrth(h))
show("vecdot", linalg.vecdot(a, b[:, :1].mT))
show("tensorinv", linalg.tensorinv(a, 1))
show("vander", linalg.vander(b[:, 0]))
show("power", (linalg.matrix_power(a, 3), linalg.matrix_power(a, -2)))

real = torch.arange(1.0, 26.0, dtype=torch.float64).cos()


def weighed(t):
    w = real[: t.numel()].reshape(t.shape)
    return ((t.real * w).sum() + (t.imag * w.flip(0)).sum()) if t.is_complex() else (t * w).sum()


losses = {
    "inv": lambda x: weighed(linalg.inv(x)),
    "det": lambda x: weighed(linalg.det(x)),
    "slogdet": lambda x: weighed(linalg.slogdet(x)[0]) + linalg.slogdet(x)[1],
    "logdet": lambda x: weighed(torch.logdet(x)),
    "cholesky": lambda x: weighed(linalg.cholesky(x @ x.mH + torch.eye(3))),
    "upper": lambda x: weighed(linalg.cholesky(x @ x.mH + torch.eye(3), upper=True)),
    "inverse": lambda x: weighed(torch.cholesky_inverse(linalg.cholesky(x @ x.mH + torch.eye(3)))),
    "cholesky_solve": lambda x: weighed(torch.cholesky_solve(x, x.tril())),
    "solve": lambda x: weighed(linalg.solve(x, b)),
    "right": lambda x: weighed(linalg.solve(x, b.mH, left=False)),
    "triangular": lambda x: weighed(linalg.solve_triangular(x, x, upper=True)),
    "old": lambda x: weighed(torch.triangular_solve(b, x, transpose=True)[0]),
    "qr": lambda x: weighed(linalg.qr(x)[0]) + weighed(linalg.qr(x)[1]),
    "svd": lambda x: weighed(linalg.svd(x)[0].abs()) + weighed(linalg.svd(x)[1]) + weighed(linalg.svd(x)[2].abs()),
    "svdvals": lambda x: weighed(linalg.svdvals(x)),
    "eigh": lambda x: weighed(linalg.eigh(x + x.mH)[0]) + weighed(linalg.eigh(x + x.mH)[1].abs()),
    "eigvalsh": lambda x: weighed(linalg.eigvalsh(x)),
    "lu": lambda x: weighed(linalg.lu(x)[1]) + weighed(linalg.lu(x)[2]),
    "lu_factor": lambda x: weighed(linalg.lu_factor(x)[0]),
    "lu_solve": lambda x: weighed(linalg.lu_solve(x, pivots, b)),
    "adjoint": lambda x: weighed(linalg.lu_solve(x, pivots, b, adjoint=True)),
    "pinv": lambda x: weighed(linalg.pinv(x)),
    "hermitian": lambda x: weighed(linalg.pinv(x + x.mH, hermitian=True)),
    "lstsq": lambda x: weighed(linalg.lstsq(x, b).solution),
    "matrix_exp": lambda x: weighed(linalg.matrix_exp(x)),
    "product": lambda x: weighed(linalg.householder_product(x, tau)),
    "ormqr": lambda x: weighed(torch.ormqr(x, tau, b)) + weighed(torch.ormqr(x, tau, b.mH, left=False, transpose=True)),
    "polar": lambda x: weighed(linalg.polar(x)[0]) + weighed(linalg.polar(x)[1]),
    "sqrth": lambda x: weighed(linalg.matrix_sqrth(x @ x.mH + torch.eye(3))),
    "norms": lambda x: linalg.norm(x, 2) + linalg.norm(x, "nuc") + linalg.norm(x),
    "cond": lambda x: linalg.cond(x, 2),
    "vecdot": lambda x: weighed(linalg.vecdot(x, b[:, :1].mT)),
}
for name, loss in losses.items():
    x = a.clone().requires_grad_()
    print(name, rounded(torch.autograd.grad(loss(x), x)[0]))
for name in ("inv", "solve", "cholesky", "qr", "svdvals", "eigh", "lu", "pinv", "adjoint"):
    print(name, torch.autograd.gradcheck(losses[name], a.clone().requires_grad_()))
for ill in (lambda x: linalg.svd(x)[0].sum(), lambda x: linalg.svd(x)[2].sum(), lambda x: linalg.eigh(x)[1].sum()):
    x = a.clone().requires_grad_()
    try:
        ill(x).abs().backward()
    except RuntimeError as e:
        print(e)
