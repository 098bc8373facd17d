# rows, columns, blocks, and what is copied
import numpy as np

m = np.arange(20).reshape(4, 5)
print(m[1], m[:, 2], m[1, 2], m[1][2])
print(m[1:3, 1:4])
print(m[::2, ::-1])
print(m[..., 0], m[-1, ...])
print(m[[0, 2]])
print(m[[0, 2], [1, 3]])
print(m[np.ix_([0, 2], [1, 3])])
print(m[:, [0, -1]])
print(m[m % 3 == 0])
block = m[:2, :2]
block[:] = 0
print(m)
print(block.base is m.base, m[[0, 1]].base is None)
