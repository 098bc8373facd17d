# Arguments at the edges of what functions of tensors take.

# asarray copy false
import torch
x = torch.ones(2)
print(torch.asarray(x, copy=False) is x, torch.asarray(x) is x)
try:
    torch.asarray(x, dtype=torch.float64, copy=False)
    print("no error")
except ValueError as e:
    print(str(e).splitlines()[0])
print(torch.asarray(x.clone().requires_grad_(), copy=True).requires_grad)

# cumsum out and dtype
import torch
x = torch.ones(3, dtype=torch.int32)
out = torch.zeros(3, dtype=torch.int64)
try:
    print(torch.cumsum(x, 0, dtype=torch.float32, out=out))
except RuntimeError as e:
    print(str(e).splitlines()[0])

# float storage class
import torch
print(torch.FloatStorage([1.0, 2.0]).tolist())

# integer results never need grad
import torch
x = torch.ones(3, requires_grad=True)
print(torch.searchsorted(torch.tensor([1.0, 2.0]), x).requires_grad)
print(torch.bucketize(x, torch.tensor([0.0, 2.0])).requires_grad)
print(torch.histc(x, 2).requires_grad)
print(x.count_nonzero().requires_grad, x.argsort().requires_grad)
print(torch.unique(x).requires_grad, x.isnan().requires_grad)

# manual seed extremes
import torch
for seed in (-1, -(2**63), 2**63, 2**64 - 1, 2**64):
    try:
        torch.manual_seed(seed)
        print(torch.initial_seed())
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[0])

# multi dot errors
import torch
a = torch.ones(2, 2)
for ts in ([], [a], [torch.ones(2, 2, 2), a], [a, torch.tensor(1.0)], [a, a.double()], [a, torch.ones(3, 2)]):
    try:
        print(torch.linalg.multi_dot(ts))
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[0])

# randn dtype is a type
import torch
print(torch.randn(2, dtype=float).dtype, torch.zeros(2, dtype=int).dtype, torch.ones(1, dtype=bool).dtype)

# set grows the storage
import torch
t = torch.ones(1)
t.set_(t.untyped_storage(), 3, torch.Size([2, 2]))
print(t.storage_offset(), t.shape, t.untyped_storage().nbytes())

# set num threads checked
import torch
for n in (-1, 0):
    try:
        torch.set_num_threads(n)
        print("no error")
    except RuntimeError as e:
        print(e)

# tensor from storage
import torch
s = torch.tensor([1.5, 2.5]).storage()
print(torch.tensor(s), len(s), list(s))
print(torch.tensor(s.untyped(), dtype=torch.float32))

# too many dims for reduction
import torch
x = torch.ones([1] * 65)
for f in (torch.sum, torch.mean):
    try:
        print(f(x, dim=64).dim())
    except RuntimeError as e:
        print(str(e).splitlines()[0])

# typed storage by dtype
import torch
s = torch.TypedStorage([1, 2, 3], dtype=torch.int64)
print(s.dtype, len(s), list(s))

# zeros out with other dtype
import torch
out = torch.zeros(2)
try:
    print(torch.zeros(2, dtype=torch.int64, out=out))
except RuntimeError as e:
    print(str(e).splitlines()[0])
