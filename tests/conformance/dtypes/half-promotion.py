# How half types meet others, and as the default dtype.
import torch

h, b, f = torch.ones(3, dtype=torch.half), torch.ones(3, dtype=torch.bfloat16), torch.ones(3)
i, u, d = torch.ones(3, dtype=torch.int64), torch.ones(3, dtype=torch.bool), torch.ones(3, dtype=torch.float64)
for a, c in ((h, b), (h, f), (b, f), (h, i), (b, u), (h, d), (h, h), (b, b)):
    print(a.dtype, c.dtype, (a + c).dtype, (c * a).dtype, torch.result_type(a, c), torch.promote_types(a.dtype, c.dtype))
print((h[0] + b).dtype, (h + b[0]).dtype, (h + f[0]).dtype, (h[0] + f).dtype, (i + h[0]).dtype)
print((h + 1).dtype, (h + 1.5).dtype, (h * True).dtype, (h / 3), (b / 3), (i / h).dtype)
print(torch.can_cast(torch.half, torch.bfloat16), torch.can_cast(torch.half, torch.int32))
print(torch.where(u, h, 1.2345), torch.where(u, h, f).dtype, torch.cat([h, f]).dtype, torch.cat([h, b]).dtype)
h += f
print(h, h.dtype)
try:
    i += h
except RuntimeError as error:
    print(error)
for name in ("mm", "matmul"):
    try:
        getattr(torch, name)(torch.ones(2, 2, dtype=torch.half), torch.ones(2, 2))
    except RuntimeError as error:
        print(error)

# A number as the second factor or the divisor is not rounded first; as a summand it is.
x = torch.tensor([1.0, 2.0, 3.0, 5.0, 7.0], dtype=torch.half)
print((x * 1.2345).tolist(), (x / 1.2345).tolist())
print((x + 1.2345).tolist(), (1.2345 - x).tolist(), (1.2345 / x).tolist(), torch.add(x, x, alpha=1.7).tolist())
print((x**2).tolist(), (x**1.7).tolist(), (2.1**x).tolist(), (x // 1.3).tolist(), (x % 1.3).tolist())
print((x.bfloat16() ** 3).tolist(), (x.bfloat16() ** -2).tolist(), x.bfloat16().mul(1.1).tolist())

for dtype in (torch.half, torch.bfloat16):
    torch.set_default_dtype(dtype)
    print(torch.get_default_dtype(), torch.tensor([1.5]), torch.ones(2) / 3, torch.arange(3) / 2, torch.zeros(1).dtype)
    print(torch.tensor([1.5], dtype=torch.float32), torch.tensor(2.0) + torch.tensor(1), torch.nn.Linear(2, 2).weight.dtype)
torch.set_default_dtype(torch.float32)
for wrong in (torch.int32, torch.float8_e4m3fn, "half"):
    try:
        torch.set_default_dtype(wrong)
    except TypeError as error:
        print(error)
