"""Of several things that are wrong, the one that is named: shapes before dtypes, destinations before kernels."""
import torch
import torch.nn.functional as F


def said(text):
    try:
        result = eval(text)
    except Exception as e:
        result = f"{type(e).__name__}: {e}"
    print(text, "=>", str(result).split("\n")[0])


b, l, f2, d2 = torch.ones(2, 3, dtype=torch.bool), torch.ones(2, 3, dtype=torch.int64), torch.ones(2), torch.ones(2, dtype=torch.float64)
for name in ("bitwise_or_", "bitwise_and_", "gcd_", "bitwise_left_shift_", "ldexp_", "float_power_", "add_"):
    said(f"b.clone().{name}(d2)")
    said(f"l.clone().{name}(f2)")
    said(f"l.clone().{name}(f2.reshape(2, 1))")
print(torch.tensor([1.0, 2.0], dtype=torch.float64).float_power_(2), torch.tensor([1.0, 3.0], dtype=torch.float64).float_power_(torch.tensor([2, 0])))
said("torch.ones(2).float_power_(2)")
said("d2.clone().float_power_(2j)")
for name in ("abs", "floor", "round", "frac"):
    said(f"torch.{name}(b, out=torch.zeros(2, 3))")
    said(f"torch.{name}(b, out=torch.zeros(2, 3, dtype=torch.bool))" if name != "abs" else "torch.abs(l, out=torch.zeros(2, 3))")
for name, args in (("mm", "b, b.T"), ("matmul", "b, b.T"), ("bmm", "b[None], b.T[None]"), ("dot", "b[0], b[0]"), ("vdot", "l[0], l[0]"), ("dot", "l, l[0]"),
                   ("matmul", "l[0], l[0]"), ("softmax", "b, 0"), ("log_softmax", "l, 0"), ("hypot", "l, l"), ("cross", "b, b")):
    said(f"torch.{name}({args}, out=torch.zeros(3))")
    said(f"torch.{name}({args}, out=torch.zeros(3, dtype=torch.bool))")
for mask in ("torch.ones(4)", "torch.ones(2, 3)", "torch.ones(2, 3, dtype=torch.uint8)", "torch.ones(4, dtype=torch.bool)"):
    for value in ("0", "torch.ones(2)"):
        said(f"l.masked_fill({mask}, {value})")
        said(f"l.clone().masked_fill_({mask}, {value})")
once = "torch.ones(6).as_strided((3,), (0,))"
x, i = torch.ones(2), torch.tensor([0, 1])
said("x.index_add_(0, torch.arange(5), x)")
said("x.index_add_(0, i, x)")
said(f"{once}.index_add_(0, torch.arange(5), x)")
said(f"{once}.index_add_(0, i, x)")
said(f"{once}.index_copy_(0, i, torch.ones(3))")
said(f"{once}.index_copy_(0, i, torch.ones(2, dtype=torch.int64))")
said(f"{once}.masked_scatter_(torch.ones(3, dtype=torch.bool), x)")
for name in ("amax", "amin", "max", "argmax", "median"):
    said(f"torch.ones(2, 0).{name}(-1)")
    said(f"torch.ones(2, 0).{name}(1)")
said("torch.ones(2, 0, 3).amax((-2, -1))")
for x in (l, b, l.to(torch.uint8)):
    said("F.rms_norm(x, (3,))")
    said("F.rms_norm(x, (2,))")
    said("F.alpha_dropout(x, 0.5, True)")
    said("x.scatter_reduce(0, l * 0, x, 'mean')")
    said("x.clone().scatter_reduce_(0, l * 0, x, 'mean', include_self=False)")
said("torch.inner(torch.tensor([3], dtype=torch.int32), torch.tensor([4], dtype=torch.int32))")
said("torch.inner(b[0, :1], b[0, :1])")
said("torch.tensordot(l.to(torch.uint8)[:1], l.to(torch.uint8)[:1], dims=([0], [0]))")
number = torch.tensor(2.0)
for text in ("number[9]", "number[0]", "number[-1]", "number[9, 0]", "number[None, 9]", "number[...]", "number.__setitem__(9, 1)", "number.__setitem__(0, 1)"):
    said(text)
said("l.clone().requires_grad_()")
try:
    l.requires_grad = True
except RuntimeError as e:
    print(e)
