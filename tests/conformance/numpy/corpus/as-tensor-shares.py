# which conversions copy
import numpy as np
import torch

a = np.arange(4, dtype=np.float32)
s, c, k = torch.as_tensor(a), torch.tensor(a), torch.from_numpy(a)
d = torch.as_tensor(a, dtype=torch.float64)
e = torch.asarray(a)
f = torch.asarray(a, copy=True)
a[0] = 50
print(s, c, k, d, e, f)
print(np.shares_memory(a, s.numpy()), np.shares_memory(a, c.numpy()), np.shares_memory(s.numpy(), k.numpy()))
t = torch.arange(4)
n, m = np.asarray(t), np.array(t)
t[0] = -7
print(n, m, n.dtype)
print(np.shares_memory(t.numpy(), t[1:].numpy()), s.data_ptr() == k.data_ptr(), s.data_ptr() == c.data_ptr())
print(torch.Tensor(a), torch.FloatTensor(a) is a, torch.tensor(np.float64(2.5)), torch.tensor([np.float32(1), np.float32(2)]), torch.tensor(np.int64(3)))
print(torch.as_tensor([np.array([1, 2]), np.array([3, 4])]), torch.tensor(np.array(5)), torch.from_numpy(np.array(5.0)))
