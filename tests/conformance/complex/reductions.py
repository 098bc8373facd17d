# Sums, products, moments, norms and scans of complex tensors.
import torch

torch.manual_seed(3)
x = torch.randn(3, 4, dtype=torch.complex128)
for f in ("sum", "mean", "prod", "var", "std"):
    print(f, getattr(x, f)(), getattr(x, f)(1) if f == "prod" else getattr(x, f)(dim=1), getattr(x, f)(0, keepdim=True))
print(torch.var_mean(x), torch.std_mean(x, 1), x.var(1, correction=0))
print(x.cumsum(0), x.cumprod(1), x.norm(), x.norm(dim=1), torch.linalg.vector_norm(x, 1), torch.linalg.vector_norm(x, float("inf"), dim=0))
print(x.any(), x.all(), x.count_nonzero(), (x * 0).any(), x[:0].sum(), x[:0].prod(), x.nonzero().shape)
print(torch.ones(3, dtype=torch.int64).sum(dtype=torch.complex64), x.to(torch.complex64).sum(dtype=torch.complex128).dtype, x.sum().dtype)
print(torch.dist(x, x * 2), x.trace() if x.dim() == 2 else None, x.diff(dim=1).shape, x.logical_not().any())
print(torch.arange(6).reshape(2, 3).mul(1j).sum(0), x.sum((0, 1)) == x.sum(), torch.einsum("ij,kj->ik", x, x.conj()).diagonal().imag.abs().max() < 1e-12)


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: x.max())
attempt(lambda: x.max(0))
attempt(lambda: x.amin())
attempt(lambda: x.argmax())
attempt(lambda: x.sort())
attempt(lambda: x.median())
attempt(lambda: x.cummax(0))
attempt(lambda: x.topk(1))
attempt(lambda: x.softmax(0))
attempt(lambda: x.nansum())
attempt(lambda: torch.ones(2).mean(dtype=torch.int64))
