# Half types are kept in two bytes: making, converting, reading and printing them.
import copy
import pickle

import torch

for dtype in (torch.float16, torch.bfloat16):
    print(dtype, dtype.itemsize, dtype.is_floating_point, dtype.is_signed, torch.finfo(dtype))
    print(torch.tensor([1.1, -2.5, 1e-3, 3e4, float("inf"), float("nan")], dtype=dtype))
    print(torch.tensor([0.1, 0.2, 0.3], dtype=dtype), torch.tensor(1.1, dtype=dtype))
    print(torch.zeros(2, 3, dtype=dtype), torch.empty(0, 2, dtype=dtype))
    x = torch.arange(6, dtype=dtype).view(2, 3) / 7
    print(x.tolist(), x[1, 2].item(), float(x[0, 1]), x.element_size(), x.untyped_storage().nbytes())
    print(x.t().contiguous(), x.stride(), x.t().float().stride())
    print(x.double()[0, 1].item(), x.to(torch.int32), x.bool(), (x * 100).to(torch.uint8))
    print(x.view(torch.int16), x.view(torch.uint8)[0])
    print(x.float().view(torch.int32)[0].view(torch.float32).to(dtype).equal(x[0]))
    print(torch.full((2,), 1.1, dtype=dtype), torch.eye(2, dtype=dtype), torch.linspace(0, 1, 5, dtype=dtype))
    print(pickle.loads(pickle.dumps(x)), copy.deepcopy(x).dtype, x.type(), x.clone().dtype)
    print(x.new_tensor([1, 2]), torch.ones_like(x), x.new_zeros(2).dtype)
    print(torch.tensor([65504.0, 65519.0, 65520.0, 1e5, 6e-8, 2e-8]).to(dtype))
    print(torch.tensor([2**24 + 1, 2049, 2050, 2051]).to(dtype).tolist())
    y = torch.zeros(3, dtype=dtype)
    y[1] = 1 / 3
    y[2:].copy_(torch.tensor([2.3456789]))
    y.add_(1)
    print(y, y._version, y.numel(), y.is_floating_point())
    print(torch.cat([y, y]), torch.stack([y, y.flip(0)]), y[torch.tensor([2, 0])], y[y > 1.2])
    z = torch.tensor([[3.0, 1.0], [2.0, float("nan")]], dtype=dtype)
    print(z.sort(), z.argmax(), z.max(1), z.nonzero().tolist())

print(torch.half is torch.float16, torch.tensor([1.0]).half().dtype, torch.ones(2).bfloat16())
for value in (1e10, 65504.1, -1e6):
    try:
        torch.full((2,), value, dtype=torch.half)
    except RuntimeError as error:
        print(error)
print(torch.full((2,), 3e38, dtype=torch.bfloat16), torch.tensor([1e10], dtype=torch.half))
