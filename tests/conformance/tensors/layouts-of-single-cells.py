"""Strides of dims of size 1 or 0 come through where PyTorch makes its result like its input, and are made anew elsewhere."""
import torch
import torch.nn.functional as F

cell = torch.ones(6).as_strided((1, 1), (4, 4))
column = torch.ones(4).as_strided((2, 1), (2, 4))
flat = torch.ones(5).as_strided((2,), (3,), 1)
bools = (torch.arange(2) == 1).reshape(1, 1, 2).movedim(2, -2)
for name in "deg2rad rad2deg isinf isnan sigmoid exp abs neg sgn signbit sinc logit nan_to_num relu round isreal clone".split():
    print(name, [tuple(getattr(torch, name)(t).stride()) for t in (cell, column, bools.float())], end=" ")
    print([tuple(getattr(torch, name)(t).stride()) for t in (bools.long(), bools) if not (t.dtype == torch.bool and name in ("abs", "neg", "sgn", "round", "relu"))])
print(F.relu6(cell).stride(), F.hardtanh(column).stride(), F.elu(cell).stride())
print(torch.renorm(column, 2, 1, 1.0).stride(), torch.renorm(torch.ones(2, 3).t(), 2, 0, 1.0).stride())
for pad in ((-1, 0), (0, -1), (0, 0), (-1, 1), (1, 0)):
    out = F.pad(flat, pad, value=2.0)
    print(pad, out, out.stride(), out._base is None)
print(F.pad(torch.ones(2, 3).t(), (-1, 0)).stride(), F.pad(torch.ones(2, 3).t(), (-1, 1)).stride())
x = torch.ones(2, 3, requires_grad=True)
y = F.pad(x, (-1, 0))
print(y.grad_fn.name())
y.sum().backward()
print(x.grad)
print(F.kl_div(torch.tensor(-0.5), torch.tensor(0.25), reduction="batchmean"), F.kl_div(torch.tensor([-0.5, -1.0]), torch.tensor([0.25, 0.5]), reduction="batchmean"))
