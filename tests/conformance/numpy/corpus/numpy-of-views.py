# strides and offsets go over
import numpy as np
import torch

t = torch.arange(12).reshape(3, 4)
for v in (t, t.T, t[1:], t[:, 1], t[::2, ::2], t.view(2, 6), t[0, 0], t.expand(2, 3, 4)):
    a = v.numpy()
    print(tuple(v.shape), a.shape, a.strides, a.flags.c_contiguous, np.shares_memory(a, t.numpy()))
col = t[:, 1].numpy()
col[:] = -1
print(t)
m = np.arange(6, dtype=np.float32).reshape(2, 3)
for v in (m, m.T, m[:, 1], m[:, ::2]):
    u = torch.from_numpy(v)
    print(u.shape, u.stride(), u.storage_offset(), u.is_contiguous())
w = torch.from_numpy(m.T)
w[0, 1] = 77
print(m)
print(t.numpy().base is None, t.numpy() is t.numpy(), m.T.base is m)
