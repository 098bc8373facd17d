# To the last bit: where vectors compute and what is left of them, in rows of several lengths.
import torch


def bits(t):
    t = t.detach().contiguous().flatten()
    return [f"{v & 0xFFFFFFFF:08x}" for v in t.view(torch.int32).tolist()]


def drawn(*shape):
    return torch.randn(*shape, generator=torch.Generator().manual_seed(sum(shape)))


for name in ("tan", "atan", "sinh", "cosh", "asinh", "erfc", "lgamma", "digamma", "i0"):
    f = getattr(torch, name)
    for shape in ((5,), (20,), (3, 7)):
        print(name, *bits(f(2 * drawn(*shape))))
for name in ("asin", "acos", "atanh", "erfinv"):
    f = getattr(torch, name)
    for shape in ((5,), (20,)):
        print(name, *bits(f(torch.tanh(drawn(*shape)))))
for name in ("log2", "log10", "acosh"):
    print(name, *bits(getattr(torch, name)(drawn(20).abs() + 1)))
for exponent in (0.59, -1.61, 2.5, 4):
    for shape in ((5,), (20,), (3, 7)):
        print("pow", exponent, *bits(drawn(*shape).abs() ** exponent))
for shape in ((5,), (20,)):
    a, b = drawn(*shape), drawn(*shape).flip(0)
    print("two", *bits(a.abs() ** b), *bits(torch.atan2(a, b)), *bits(torch.hypot(a, b)))
ends = torch.tensor([0.0, -0.0, 1.0, -1.0, float("inf"), float("-inf"), float("nan"), 1e-40, 200.0, -0.5, 1e30])
for f in (torch.tan, torch.atan, torch.asin, torch.acos, torch.erfc, torch.log2, torch.log10, torch.lgamma, torch.i0):
    print(f(ends[:-1]))
print(torch.cat([ends, ends]) ** 0.7, torch.atan2(torch.cat([ends, ends]), torch.cat([ends.flip(0), ends])))

# What is near 0 keeps its sign, but in whole vectors.
print(torch.nn.functional.softshrink(torch.tensor([-0.3, 0.3, -0.0] * 7)))

for shape in ((4, 3), (3, 9), (2, 20)):
    x = drawn(*shape)
    print("rows", *bits(torch.cdist(x, x.flip(0) * 2)), *bits(torch.norm(x, 1, dim=-1)), *bits(torch.norm(x, 3, dim=-1)))
    print("softmax", *bits(torch.softmax(x, -1)), *bits(torch.log_softmax(x, -1)))
    print("renorm", *bits(torch.renorm(x, 2, 0, 1.0)))
print("cross", *bits(torch.linalg.cross(drawn(4, 3), drawn(4, 3).flip(0))))
