# Random numbers in half types.
import torch
from torch import nn

for dtype in (torch.half, torch.bfloat16):
    torch.manual_seed(0)
    print(torch.rand(5, dtype=dtype), torch.randn(5, dtype=dtype))
    print(torch.randn(20, dtype=dtype))
    print(torch.randn(33, dtype=dtype).sum(), torch.randint(0, 90, (4,), dtype=dtype), torch.randperm(6, dtype=dtype))
    x = torch.empty(40, 3, dtype=dtype)[:, ::2]
    for fill in ("uniform_", "normal_", "exponential_", "cauchy_", "log_normal_"):
        print(fill, getattr(x, fill)()[:2].tolist())
    print(torch.empty(6, dtype=dtype).random_(), torch.empty(6, dtype=dtype).random_(5, 50), torch.empty(6, dtype=dtype).geometric_(0.3))
    print(torch.bernoulli(torch.full((8,), 0.3, dtype=dtype)), torch.poisson(torch.full((4,), 3.0, dtype=dtype)))
    print(nn.functional.dropout(torch.ones(8, dtype=dtype), 0.3), torch.normal(torch.zeros(3, dtype=dtype), 1.0))
    print(torch.rand_like(x[:2]), torch.randn_like(x[:2]), nn.init.kaiming_uniform_(torch.empty(2, 3, dtype=dtype)))
