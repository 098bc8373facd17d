# arrays read backwards
import numpy as np

a = np.arange(6)
r = a[::-1]
print(r, r.strides, r.base is a, r.flags.c_contiguous, r[0], r[1:3], r[::-2], r.copy().strides)
r[0] = 50
print(a, r.sum(), r.max(), r.argmax(), r + a, r * 2, np.sort(r), r.tolist())
m = np.arange(6).reshape(2, 3)
print(m[::-1], m[:, ::-1], m[::-1, ::-1], m[::-1].strides, m[::-1, ::-1].ravel(), m[::-1].T, m[:, ::-1] @ [1, 0, 0], m[::-1].reshape(3, 2))
f = np.flip(m, 1)
f += 1
f[0] = 0
print(m, f, f.base is m, np.shares_memory(f, m), np.concatenate([f, m]), np.cumsum(r), np.where(r > 3), r[[0, -1]], r[r > 2])
m[:, ::-1] = [[1, 2, 3], [4, 5, 6]]
a[::-1] = a.copy()
a[1:] = a[:-1]
print(m, a, np.exp(r[:2] * 0.0), repr(r), r[::-1].flags.c_contiguous, r.astype(float), np.rot90(m), np.array_equal(np.rot90(m, 4), m))
