"""A view that was made without gradients and is written to with them: the text tells where it came from."""
import torch


def said(f):
    try:
        print(f())
    except RuntimeError as e:
        print(str(e))


class Same(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x.view(-1)

    @staticmethod
    def backward(ctx, g):
        return g


x = torch.ones(4)
with torch.no_grad():
    plain, (first, second), inside = x[:2], x.split(2), x.unbind()
parts = x.chunk(2)
w = torch.ones(2, requires_grad=True)
for view in (plain, first, inside[0], parts[0]):
    said(lambda: view.mul_(w if view.dim() else w[0]))
    said(lambda: view.add_(1))
y = torch.ones(4, requires_grad=True) * 1
with torch.no_grad():
    plain, (first, second), inside = y[:2], y.split(2), y.unbind()
own, parts = Same.apply(y), y.chunk(2)
with torch.inference_mode():
    kept = y[:1]
with torch.no_grad():
    y.mul_(2)
for view in (plain, first, inside[0], own, parts[0], kept):
    said(lambda: view.grad_fn)
    said(lambda: view.add_(1))
