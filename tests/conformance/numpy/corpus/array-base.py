# who owns the memory of what
import numpy as np
import torch

a = np.arange(6)
print(a.base, a[1:].base is a, a[1:][1:].base is a, a.reshape(2, 3).base is a, a.copy().base)
t = torch.from_numpy(a)
b = t.numpy()
print(b.base is a, b is a, np.shares_memory(a, b), b.flags.owndata)
v = b[2:4]
v[:] = 0
print(a, t)
u = torch.ones(3)
c = u.numpy()
print(type(c.base).__name__, c[1:].base is c, c.flags.owndata, c.flags.writeable)
del u
c[0] = 5
print(c)
x = np.ones((2, 3))
y = x.T
z = y.reshape(-1)
print(y.base is x, z.base is x, z.base is None, np.shares_memory(x, z), x.ravel().base is x, x.squeeze().base is x)
