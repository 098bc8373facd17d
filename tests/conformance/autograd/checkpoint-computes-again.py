import torch
from torch.utils.checkpoint import checkpoint, checkpoint_sequential
calls = []
def f(x, y):
    calls.append(torch.is_grad_enabled())
    return torch.sin(x) * y
x = torch.tensor([1., 2.], requires_grad=True)
y = torch.tensor([3., 4.], requires_grad=True)
out = checkpoint(f, x, y, use_reentrant=False)
print(out, calls)
out.sum().backward()
print(x.grad, y.grad, calls)
calls.clear(); x.grad = y.grad = None
out = checkpoint(f, x, y, use_reentrant=True)
print(out.grad_fn.name(), calls)
out.sum().backward()
print(x.grad, y.grad, calls)
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    checkpoint(f, torch.ones(2), torch.ones(2), use_reentrant=True)
    print([str(m.message) for m in w])
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    try: checkpoint(f, x, y)
    except Exception as e: print(type(e).__name__, e)
    print([str(m.message)[:200] for m in w])
m = torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.ReLU(), torch.nn.Linear(2, 1))
o = checkpoint_sequential(m, 2, torch.ones(1, 2, requires_grad=True), use_reentrant=False)
o.sum().backward()
print(m[0].weight.grad is not None)
torch.manual_seed(0)
d = torch.nn.Dropout(0.5)
xx = torch.ones(8, requires_grad=True)
o = checkpoint(lambda t: d(t) * t, xx, use_reentrant=False)
o.sum().backward()
print(o, xx.grad)
try:
    o.sum().backward()
except RuntimeError as e: print(e)
