# complex numbers in logcumsumexp, logsumexp, vecdot, unfold and fold, and in sums without dims
import torch
import torch.nn.functional as F

x = torch.tensor([[0.5 + 1j, -1 + 2j, 3 - 0.25j], [2 + 0j, 0.125 - 3j, -2 - 2j]], dtype=torch.complex128)
for dim in (0, 1, -1):
    a = x.clone().requires_grad_()
    y = torch.logcumsumexp(a, dim)
    print(y, y.grad_fn.name())
    (y * (1 + 0.5j)).abs().sum().backward()
    print(a.grad)
print(torch.logcumsumexp(x.to(torch.complex64), 1))
print(torch.logcumsumexp(torch.tensor([complex("inf"), 1j, complex("nan")]), 0))
print(torch.logcumsumexp(torch.tensor([complex("-inf"), complex("-inf"), 1 + 1j]), 0))
print(torch.logcumsumexp(torch.tensor(1 + 2j), 0))

one = torch.tensor(-8.5 - 1.75j)
print(one.sum(0), one.sum(), one.mean(0), one.sum((), keepdim=True), torch.logsumexp(one, 0), one.var(0, correction=0))
a, b = x.clone().requires_grad_(), x.flip(1).clone().requires_grad_()
y = torch.linalg.vecdot(a, b)
y.real.sum().backward()
print(y, a.grad, b.grad)
print(torch.linalg.vecdot((x * 8).real, (x * 8).real, dim=0), torch.linalg.vecdot(x[0], x[1]))
mask = torch.tensor([[True, False, True], [False, False, True]])
print(torch.masked.logsumexp(x, 1, mask=mask))

image = torch.arange(16.0).reshape(1, 1, 4, 4)
z = torch.complex(image, -image).requires_grad_()
columns = F.unfold(z, 2, stride=2)
print(columns)
(columns * 1j).real.sum().backward()
print(z.grad)
print(F.unfold(image > 7, 3, padding=1).sum(-1), F.unfold(image > 7, 2).dtype)
back = F.fold(columns.detach(), (4, 4), 2, stride=2)
print(torch.equal(back, z.detach()), F.fold(torch.ones(1, 4, 9, dtype=torch.bool), (4, 4), 2).sum())
