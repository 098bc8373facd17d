# masks choose, count and write
import numpy as np

data = np.array([3, -1, 4, -1, 5, -9, 2, 6])
mask = data > 0
print(mask, mask.dtype, mask.sum(), mask.mean())
print(data[mask], data[~mask])
print(data[(data > 2) & (data < 6)], data[(data < 0) | (data == 2)])
data[data < 0] = 0
print(data)
print(np.where(data > 3), np.where(data > 3, data, -data))
print(np.any(data > 5), np.all(data >= 0), (data == 0).any())
print(np.count_nonzero(data), np.nonzero(data), np.flatnonzero(data == 0), np.argwhere(data == 0))
m = np.arange(12).reshape(3, 4)
print(m[m > 5], m[m.sum(axis=1) > 10])
m[m % 2 == 0] *= -1
print(m)
m[:, m[0] > 0] = 99
print(m)
try:
    data[np.array([True, False])]
except IndexError as e:
    print(e)
