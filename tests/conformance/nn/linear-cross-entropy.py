# cross entropy of a linear layer, as a function and as a module
import torch
import torch.nn.functional as F

torch.manual_seed(0)
x = torch.randn(5, 3, requires_grad=True)
w = torch.randn(4, 3, requires_grad=True)
b = torch.randn(4, requires_grad=True)
y = torch.tensor([0, 3, 2, 1, 1])
for keywords in ({}, {"reduction": "sum"}, {"reduction": "none"}, {"ignore_index": 1}, {"label_smoothing": 0.1}):
    loss = F.linear_cross_entropy(x, w, y, linear_bias=b, **keywords)
    x.grad = w.grad = b.grad = None
    loss.sum().backward()
    print(keywords, loss, x.grad[0], w.grad[1], b.grad)
print(F.linear_cross_entropy(x, w, y, weight=torch.tensor([1.0, 2, 0.5, 1])))
print(F.linear_cross_entropy(x, w, torch.softmax(torch.randn(5, 4), 1)))
print(F.linear_cross_entropy(x[0], w, y[0]))
w2 = torch.randn(4, 2, 3)
print(F.linear_cross_entropy(x, w2, torch.tensor([[0, 1]] * 5), linear_bias=torch.ones(4, 2)))


def told(*args, **kwargs):
    try:
        print(F.linear_cross_entropy(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


told(torch.randn(2, 5, 3), w, y)
told(x, w[0], y)
told(x, w[:, :2], y)
told(x, w, y, linear_bias=b[:3])
told(x[0], w2, y)
told(x, w, torch.full((5, 4), 0.25), ignore_index=1)
told(x, w, y, reduction="most")

torch.manual_seed(1)
m = torch.nn.LinearCrossEntropyLoss(3, 4, bias=True)
print(m, m(x, y), list(m.state_dict()), type(m).__module__)
m = torch.nn.LinearCrossEntropyLoss(3, 4, out_features=(2,), reduction="sum", weight=torch.ones(4), ignore_index=2)
print(m, m(x, torch.tensor([[0, 2]] * 5)), m.weight)
try:
    torch.nn.LinearCrossEntropyLoss(3, 4, weight=torch.ones(3))
except RuntimeError as e:
    print(e)
try:
    torch.nn.LinearCrossEntropyLoss(3, 4, label_smoothing=1.5)
except RuntimeError as e:
    print(e)
