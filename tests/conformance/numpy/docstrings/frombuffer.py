# the examples of torch.frombuffer's documentation, and the same over arrays of NumPy
import array
import numpy as np
import torch

a = array.array("i", [1, 2, 3])
t = torch.frombuffer(a, dtype=torch.int32)
print(repr(t))
t[0] = -1
print(repr(a))
a = array.array("b", [-1, 0, 0, 0])
print(repr(torch.frombuffer(a, dtype=torch.int32)))

n = np.arange(4, dtype=np.int32)
u = torch.frombuffer(n, dtype=torch.int32, count=2, offset=4)
u[0] = 100
print(n, u, torch.frombuffer(n, dtype=torch.uint8).shape)
