# a gradient, and the same by finite differences
import numpy as np
import torch


def f_np(x):
    return np.sum(x**3 + np.sin(x))


x0 = np.array([0.5, -1.0, 2.0])
x = torch.from_numpy(x0.copy()).requires_grad_()
y = (x**3 + torch.sin(x)).sum()
y.backward()
eps = 1e-6
numeric = np.array([(f_np(x0 + eps * e) - f_np(x0 - eps * e)) / (2 * eps) for e in np.eye(3)])
print(x.grad.numpy(), 3 * x0**2 + np.cos(x0))
print(numeric.round(6), np.allclose(numeric, x.grad, atol=1e-6), np.abs(numeric - x.grad.numpy()).max() < 1e-7)
print(y.item() == f_np(x0), x.dtype, x.grad.dtype)
