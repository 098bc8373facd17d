"""Factors of integer products are integers; a window that stands still may have any stride."""

import torch
import torch.nn.functional as F

a, b, c = torch.tensor([[5]]), torch.tensor([[3, 1]]), torch.tensor([[2], [7]])
for alpha, beta in [(1.5, 1), (1.0, 2.5), (-2.7, 0.5), (2, 3), (0, 1)]:
    print(torch.addmm(a, b, c, alpha=alpha, beta=beta))
    print(torch.addmv(a[0], b, c[:, 0], alpha=alpha, beta=beta))
    print(torch.baddbmm(a[None], b[None], c[None], alpha=alpha, beta=beta))
    print(torch.addmm(a.int(), b.int(), c.int(), alpha=alpha, beta=beta))
    print(torch.addmm(a, c.t(), c, alpha=alpha, beta=beta))

for stride in (1, 5, 2**31, 2**53 + 1, 2**62, 2**63 - 1):
    x = torch.arange(5.0).reshape(1, 1, 5).requires_grad_()
    w = torch.tensor([[[1.0, 2.0]]], requires_grad=True)
    y = F.conv1d(x, w, None, stride)
    y.sum().backward()
    print(y.flatten(), x.grad.flatten(), w.grad.flatten())
    y = F.conv2d(torch.ones(1, 2, 3, 3), torch.ones(2, 1, 2, 2), None, stride, groups=2)
    print(y.shape, y.flatten().tolist())
    print(F.conv1d(torch.ones(1, 1, 5, dtype=torch.float64), torch.ones(1, 1, 1, dtype=torch.float64), None, stride))

x = torch.tensor([-1e10, -1000.0, -103.0, -5.0, -1.0, 0.0, 0.5, 1.0, 2.0, 1000.0])
print(x.acosh(), x.double().acosh())

w, v = torch.ones(2, requires_grad=True), torch.ones(3, requires_grad=True)
optimizer = torch.optim.Adagrad([w], lr=0.1, initial_accumulator_value=0.5)
optimizer.add_param_group({"params": [v], "lr": 0.2})
(w.sum() + (v * v).sum()).backward()
optimizer.step()
print(w, v)
