# resize_() changes the geometry of a tensor, and its storage only where that is too small.
import torch

x = torch.arange(6.0)
y = x.view(2, 3)
x.resize_(4)
print(x, x._version, y._version, x.untyped_storage().nbytes())
print(y, y.is_set_to(y.view(2, 3)), x.is_set_to(y))
v = x[1:]
v.resize_(2, 2)
print(v, v.stride(), v.storage_offset(), v._version)
w = torch.zeros(2)
before = w.untyped_storage().nbytes()
w.resize_((3, 2))
print(w.shape, before, w.untyped_storage().nbytes())
w.resize_as_(torch.ones(1, 2))
print(w, w.untyped_storage().nbytes())
r = torch.ones(2, requires_grad=True)
print(torch.real(r) is r, r.real is r)
try:
    (r * 2).resize_(3)
except RuntimeError as problem:
    print(problem)
