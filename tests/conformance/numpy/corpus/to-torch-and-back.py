# one memory, two libraries
import numpy as np
import torch

t = torch.zeros(3)
a = t.numpy()
a[0] = 1
t[1] = 2
print(t, a, a.dtype, type(a))
t.add_(1)
np.multiply(a, 10, out=a)
print(t, a)
b = np.array([1.0, 2.0, 3.0])
u = torch.from_numpy(b)
print(u, u.dtype)
b *= 2
u[0] = -1
print(b, u)
c = torch.tensor(b)
b[1] = 99
print(c, u)
t = t + 1
print(a)
