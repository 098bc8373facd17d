# which operations share memory
import numpy as np

a = np.arange(12)
v = a[2:8]
print(v.base is a, np.shares_memory(a, v), np.may_share_memory(a, v))
c = a[[2, 3]]
print(c.base is None, np.shares_memory(a, c))
r = a.reshape(3, 4)
print(r.base is a, r.T.base is a, r.ravel().base is a)
print(np.shares_memory(a, r.T.ravel()), np.shares_memory(a, r.flatten()))
w = r[:, 1:3]
print(w.base is a, w.flags["C_CONTIGUOUS"], w.flags.c_contiguous, w.flags.owndata)
w[...] = -1
print(a)
print(a.view() is a, a.view().base is a, a.copy().base)
print(np.shares_memory(a[::2], a[1::2]), np.may_share_memory(a[::2], a[1::2]))
print(a.astype(a.dtype).base, np.shares_memory(a, a.astype(int, copy=False)))
