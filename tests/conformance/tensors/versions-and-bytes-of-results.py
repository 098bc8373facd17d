"""Version counters and bytes of results that PyTorch makes in pieces or shrinks."""
import torch
import torch.nn.functional as F

a = torch.tensor([1.0, 2.0])
print(a.isclose(a)._version, torch.isclose(a, a, rtol=0, atol=0)._version)
print(torch.isclose(a, a, equal_nan=True)._version, torch.isclose(a.long(), a.long(), equal_nan=True)._version)
print(F.one_hot(torch.tensor([3, 0]), 4)._version, F.one_hot(torch.tensor([3, 0]))._version)
for q in (0.5, torch.tensor([0.5, 1.0])):
    for interpolation in ("linear", "lower", "midpoint", "nearest"):
        r = torch.quantile(torch.arange(6.0).reshape(3, 2), q, dim=1, interpolation=interpolation)
        print(r._version, r._base, r.stride(), r.tolist())
values = torch.tensor([1, 1, 2, 3], dtype=torch.int16)
for f in (torch.unique_consecutive, torch.unique):
    print([(t.untyped_storage().nbytes(), t.tolist()) for t in f(values, return_inverse=True, return_counts=True)])
e = torch.arange(6.0)
e.resize_(2)
print(e._version, e.resize_as_(torch.ones(4))._version, e.resize_(2, 2)._version, e.tolist())
for make in (lambda: torch.ones(2, requires_grad=True), lambda: torch.ones(2, requires_grad=True) * 1):
    try:
        make().resize_(1)
    except RuntimeError as error:
        print(error)
for cell, states in ((torch.nn.GRUCell(2, 3), 1), (torch.nn.RNNCell(2, 3), 1), (torch.nn.LSTMCell(2, 3), 2)):
    out = cell(torch.ones(1, 2))
    print(type(cell).__name__, [t._version for t in (out if states == 2 else (out,))])
real = torch.tensor([1.0, 2.0])
real.real = 3
print(real, real._version)
real.real += real
print(real)
flags = torch.tensor([[False], [True]])
flags.real += flags
print(flags)
