"""eig, eigvals and lobpcg: order, norms and signs of LAPACK, gradients, and what is refused."""

import torch

linalg = torch.linalg
torch.set_printoptions(precision=3)


def show(*tensors):
    for t in tensors:
        t = t.detach()
        t = torch.complex(t.real.round(decimals=3) + 0.0, t.imag.round(decimals=3) + 0.0) if t.is_complex() else t
        print(t, t.stride())


def matrix(n, seed, dtype):
    return torch.randn(n, n, dtype=dtype, generator=torch.Generator().manual_seed(seed))


for dtype in (torch.float64, torch.complex128):
    for n in range(1, 7):
        a = matrix(n, n, dtype)
        values, vectors = linalg.eig(a)
        show(values, vectors)
        print(torch.allclose(a.to(vectors.dtype) @ vectors, vectors * values), round(vectors.norm(dim=0).sum().item(), 9))
        print(torch.allclose(linalg.eigvals(a), values))
for dtype in (torch.float32, torch.complex64):
    values, vectors = linalg.eig(matrix(5, 1, dtype))
    print(values.dtype, vectors.dtype)
    show(values, vectors)

turn = torch.tensor([[0.0, -1.0], [1.0, 0.0]])
companion = torch.tensor([[6.0, -11.0, 6.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]], dtype=torch.float64)
apart = torch.tensor([[1.0, 0.0, 2.0, 0.0], [0.0, 3.0, 0.0, 0.0], [4.0, 0.0, 1.0, 1.0], [0.0, 0.0, 0.0, 2.0]])
uneven = torch.tensor([[1.0, 1e5, 0.0], [1e-5, 2.0, 1e3], [0.0, 1e-3, 3.0]], dtype=torch.float64)
for a in (turn, companion, apart, uneven, torch.eye(3), torch.zeros(2, 2), apart.triu(), torch.stack([turn, turn + 1])):
    show(*linalg.eig(a))
print(linalg.eig(torch.zeros(2, 0, 0)), linalg.eigvals(torch.zeros(0, 0)))

x = matrix(3, 4, torch.float64).requires_grad_()
values, vectors = linalg.eig(x)
print(values.grad_fn.name(), linalg.eigvals(x).grad_fn.name(), torch.is_complex(values.grad_fn._saved_eigenvectors))
weights = torch.arange(9.0, dtype=torch.float64).reshape(3, 3).cos()
for loss in (
    lambda x: linalg.eigvals(x).abs().sum(),
    lambda x: (linalg.eig(x)[1].abs() * weights).sum(),
    lambda x: (linalg.eig(x)[0].real * weights[0]).sum() + (linalg.eig(x)[1].abs() * weights).sum(),
):
    print(torch.autograd.grad(loss(x), x)[0])
    z = matrix(3, 5, torch.complex128).requires_grad_()
    print(torch.autograd.grad(loss(z), z)[0])
print(torch.autograd.gradcheck(lambda x: linalg.eig(x)[1].abs(), x), torch.autograd.gradgradcheck(linalg.eigvals, z))


def attempt(what, *args, **more):
    try:
        print(what(*args, **more))
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[0])


attempt(lambda: torch.autograd.grad(linalg.eig(z)[1].sum().abs(), z))
for a in (torch.ones(3), torch.ones(3, 2), torch.ones(2, 2, dtype=torch.int64), torch.ones(2, 2).half()):
    attempt(linalg.eig, a)
    attempt(linalg.eigvals, a)
attempt(linalg.eig, torch.tensor([[1.0, float("nan")], [0.0, 1.0]]))
attempt(linalg.eig, turn, out=(torch.empty(0), torch.empty(0)))
attempt(linalg.eigvals, turn, out=torch.empty(0))
attempt(linalg.eigvals, turn, out=torch.empty(0, dtype=torch.complex128))

spd = matrix(9, 6, torch.float64)
spd = spd @ spd.mT + torch.eye(9)
other = torch.diag(torch.arange(1.0, 10.0, dtype=torch.float64))
start = matrix(9, 7, torch.float64)[:, :2]
for options in ({}, {"largest": False}, {"B": other}, {"method": "basic"}, {"niter": 2}, {"iK": other}):
    values, vectors = torch.lobpcg(spd, X=start.clone(), **options)
    print(values, vectors.abs())
print(torch.lobpcg(torch.stack([spd, other]), k=1, X=torch.stack([start, start])[..., :1])[0])
steps = []
torch.lobpcg(spd, X=start.clone(), tracker=lambda w: steps.append((w.ivars["istep"], w.ivars["converged_count"])))
print(steps)
a = spd.clone().requires_grad_()
values, vectors = torch.lobpcg(a, X=start.clone(), tol=1e-12)
(values.sum() + (vectors[0] * vectors[1]).sum()).backward()
print(a.grad)
attempt(torch.lobpcg, spd, k=4)
