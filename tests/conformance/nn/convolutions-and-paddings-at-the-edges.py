"""Convolutions of no channels or samples, paddings by rank and dtype, and cdist's gradient by p."""
import itertools
import warnings

import torch
import torch.nn.functional as F
from torch import nn

warnings.simplefilter("ignore")


def attempt(label, f):
    try:
        print(label, f())
    except Exception as error:
        print(label, type(error).__name__, str(error).splitlines()[0])


for make in (lambda: nn.Conv1d(0, 2, 2), lambda: nn.Conv2d(0, 3, 2), lambda: nn.Conv1d(0, 2, 2, bias=False)):
    m = make()
    x = torch.ones([2, 0] + [4] * (m.weight.dim() - 2), requires_grad=True)
    y = m(x)
    y.sum().backward()
    print(y.shape, x.grad.shape, m.weight.grad.shape, m.bias if m.bias is None else m.bias.grad)
m = nn.Conv1d(2, 3, 2)
x = torch.ones(0, 2, 4, requires_grad=True)
y = m(x)
y.sum().backward()
print(y.shape, x.grad.shape, m.weight.grad.abs().sum(), m.bias.grad)

for mode in ("reflect", "replicate", "circular"):
    for dims, n in itertools.product(range(1, 7), (2, 4, 6, 8)):
        if n <= 2 * dims:
            attempt((mode, dims, n), lambda: F.pad(torch.ones([3] * dims), [1] * n, mode=mode).shape)
    for dtype in (torch.bool, torch.int64, torch.uint8, torch.float64):
        for dims, n in ((2, 2), (3, 4), (4, 6)):
            attempt((mode, dims, dtype), lambda: F.pad(torch.ones([3] * dims, dtype=dtype), [1] * n, mode=mode).dtype)

a = torch.tensor([[0.0, 0.0], [1.0, 2.0]], requires_grad=True)
b = torch.tensor([[1.0, 0.0], [1.0, 2.0]], requires_grad=True)
for p in (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, float("inf")):
    a.grad = b.grad = None
    torch.cdist(a, b, p).sum().backward()
    print(p, a.grad, b.grad)

# A window that covers nothing but padding.
line = torch.tensor([[[[1.0, 2.0, 3.0]]]])
print(F.max_pool2d(line, (2, 1), stride=1, padding=(1, 0), dilation=(2, 1), return_indices=True))
