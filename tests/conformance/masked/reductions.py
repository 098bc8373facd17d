import torch

x = torch.tensor([[-3.0, -2.0, -1.0], [0.0, 1.0, 2.0]])
mask = torch.tensor([[True, False, True], [False, False, False]])
m = torch.masked
for name in ("sum", "prod", "mean", "amax", "amin", "argmax", "argmin", "logsumexp", "norm", "var", "std", "median"):
    f = getattr(m, name)
    print(name, f(x, dim=1, mask=mask), f(x, dim=1, keepdim=True, mask=mask[0]))
for name in ("cumsum", "cumprod", "softmax", "log_softmax", "softmin"):
    f = getattr(m, name)
    print(name, f(x, 1, mask=mask), f(x, 0))
print(m.normalize(x, 2.0, 1, mask=mask), m.logaddexp(x, x + 1, input_mask=mask))
print(m.sum(x), m.sum(x, ()), m.mean(x, mask=mask), m.sum(x > 0, 1), m.sum(x.int(), (0, 1), mask=mask), m.std(x, 1, unbiased=False))
w = x.clone().requires_grad_()
m.softmax(w, 1, mask=mask[0]).sum().backward()
m.mean(w, mask=mask).backward()
print(w.grad)
for call in (
    lambda: m.mean(x.int()), lambda: m.sum(x, 3), lambda: m.sum(x, (0, 0)), lambda: m.sum(x, mask=mask.unsqueeze(0)),
    lambda: m.median(x.int(), 1, mask=mask),
):
    try:
        print(call())
    except (ValueError, IndexError, RuntimeError) as e:
        print(type(e).__name__, e)
