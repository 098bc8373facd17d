# a write through NumPy that autograd doesn't see
import numpy as np
import torch

x = torch.tensor([1.0, 2.0, 3.0])
print(x._version)
a = x.numpy()
a[0] = 10
a += 1
print(x, x._version)
x.add_(1)
print(a, x._version)
w = torch.tensor([1.0, 2.0], requires_grad=True)
y = (w * w).sum()
w.detach().numpy()[0] = 100
print(w._version)
y.backward()
print(w.grad)
v = torch.tensor([1.0, 2.0], requires_grad=True)
h = v.exp()
z = h.sum()
h.detach().numpy()[:] = 0
z.backward()
print(v.grad, h)
g = w.grad.numpy()
w.grad.zero_()
print(g)
