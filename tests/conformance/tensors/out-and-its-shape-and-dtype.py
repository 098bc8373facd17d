"""Which shape and dtype a tensor given as out= may have, and which cells are written."""
import warnings

import torch

warnings.simplefilter("ignore")
x, d, o = torch.arange(6.0).reshape(2, 3) / 4, torch.float64, torch.zeros
for code in (
    'torch.zeros(2, dtype=torch.int64, out=torch.zeros(2))',
    'torch.ones(2, dtype=torch.float64, out=torch.zeros(2))',
    'torch.full((2,), 1.0, dtype=torch.int64, out=torch.zeros(2))',
    'torch.arange(2, dtype=torch.int64, out=torch.zeros(2))',
    'torch.arange(2, dtype=torch.float32, out=torch.zeros(2))',
    'torch.linspace(0, 1, 2, dtype=torch.float64, out=torch.zeros(2))',
    'torch.eye(2, dtype=torch.int64, out=torch.zeros(2, 2))',
    'torch.rand(2, dtype=torch.float64, out=torch.zeros(2))',
    'torch.randn(2, dtype=torch.float64, out=torch.zeros(2))',
    'torch.randint(3, (2,), dtype=torch.int64, out=torch.zeros(2))',
    'torch.randperm(2, dtype=torch.int64, out=torch.zeros(2))',
    'torch.logspace(0, 1, 2, dtype=torch.float64, out=torch.zeros(2))',
    'torch.range(0, 1, dtype=torch.float64, out=torch.zeros(2))',
    'torch.full((2,), 1.5, out=torch.zeros(2, dtype=torch.int64))',
    'torch.full((2,), 1, out=torch.zeros(2))',
    'torch.full((2,), True, out=torch.zeros(2))',
    'torch.arange(2.5, out=torch.zeros(3, dtype=torch.int64))',
    'torch.arange(5, out=torch.zeros(5, dtype=torch.uint8))',
    'torch.arange(4, out=torch.zeros(2, 2))',
    'torch.arange(4, out=torch.zeros(2, 2).t())',
    'torch.linspace(0, 3, 4, out=torch.zeros(2, 2).t())',
    'torch.logspace(0, 3, 4, out=torch.zeros(2, 2).t())',
    'torch.range(0, 3, out=torch.zeros(2, 2).t())',
    'torch.arange(4, out=torch.zeros(3))',
    'torch.arange(4, out=torch.zeros(2, 3)[:, 1:])',
    'torch.arange(3, out=torch.zeros(2, 3)[:, 1:])',
    'torch.randperm(4, out=torch.zeros(2, 2, dtype=torch.int64)).shape',
    'torch.linspace(0, 3, 4, out=torch.zeros(2, 2, dtype=torch.int64))',
    'torch.sum(torch.ones(2), 0, dtype=torch.float64, out=torch.zeros(()))',
    'torch.cumsum(torch.ones(2), 0, dtype=torch.float64, out=torch.zeros(2))',
    'torch.linspace(torch.tensor(0.), torch.tensor(3.), 4, out=torch.zeros(2, 2).t())',
    'torch.arange(0, out=torch.zeros(2, 0)).shape',
    'torch.arange(0, out=torch.zeros(2, 3)[:, :0]).shape',
    'torch.eye(2, out=torch.zeros(4)).shape',
    'torch.eye(2, out=torch.zeros(2, 4)[:, ::2]).stride()',
    'torch.sum(x, 0, dtype=d, out=o(3))',
    'torch.mean(x, 0, dtype=d, out=o(3))',
    'torch.prod(x, 0, dtype=d, out=o(3))',
    'torch.cumprod(x, 0, dtype=d, out=o(2, 3))',
    'torch.cumsum(x, 0, dtype=d, out=o(2, 3))',
    'torch.softmax(x, 0, dtype=d, out=o(2, 3))',
    'torch.log_softmax(x, 0, dtype=d, out=o(2, 3))',
    'torch.linalg.vector_norm(x, dtype=d, out=o(()))',
    'torch.norm(x, dtype=d, out=o(()))',
    'torch.sum(x, 0, out=o(3).double()).dtype',
    'torch.sum(x, 0, out=o(3).long())',
    'torch.cumsum(x, 0, out=o(2, 3).double()).dtype',
    'torch.cumsum(x, 0, out=o(2, 3).long())',
    'torch.nansum(x, 0, out=o(3).double()).dtype',
    'torch.special.softmax(x, 0, dtype=d)[0].dtype',
    'torch.sum(x.long(), 0, out=o(3))',
    'torch.sum(x.long(), 0, out=o(3).int()).dtype',
    'torch.mean(x, 0, out=o(3).double()).dtype',
    'torch.mean(x, 0, out=o(3).long())',
    'torch.prod(x, 0, out=o(3).double()).dtype',
    'torch.sub(o(2, 1), o(2, 2), out=o(2, 1)).shape',
):
    try:
        print(code, "->", eval(code))
    except Exception as error:
        print(code, "->", type(error).__name__, str(error).splitlines()[0])

for fill in (
    lambda to: torch.arange(4, out=to), lambda to: torch.linspace(0, 3, 4, out=to),
    lambda to: torch.logspace(0, 3, 4, out=to), lambda to: torch.range(0, 3, out=to),
    lambda to: torch.arange(3, out=to), lambda to: torch.add(o(2, 2), 1, out=to),
    lambda to: torch.mm(o(2, 2) + 1, o(2, 2) + 1, out=to), lambda to: torch.eye(2, out=to),
    lambda to: torch.cumsum(o(2, 2) + 1, 0, out=to), lambda to: torch.full((2, 2), 7.0, out=to),
    lambda to: torch.stack([o(2), o(2) + 1], out=to), lambda to: torch.sum(o(3, 2, 2) + 1, 0, out=to),
    lambda to: torch.sort(o(2, 2) + 2, out=(to, torch.zeros(2, 2, dtype=torch.int64)[:, :])),
):
    for base, view in ((o(2, 3), lambda t: t[:, 1:]), (o(2, 2), lambda t: t.t()), (o(4, 4), lambda t: t[::2, ::3])):
        base = base.clone()
        fill(view(base))
        print(base)
a = o(2, 1)
try:
    torch.sub(a, o(2, 2), out=a)
except RuntimeError as error:
    print(error)
print(a.shape)
