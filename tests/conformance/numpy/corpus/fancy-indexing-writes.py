# integer arrays as indices, read and written
import numpy as np

a = np.arange(10, 20)
i = np.array([3, 3, 0, -1])
print(a[i], a[[[1, 2], [3, 4]]])
b = a[i]
b[0] = 0
print(a[3])
a[[0, 1]] = [-1, -2]
a[[2, 2, 2]] += 1
print(a)
counts = np.zeros(4, dtype=int)
np.add.at(counts, [0, 1, 1, 3, 3, 3], 1)
print(counts)
m = np.zeros((3, 3), dtype=int)
m[[0, 1, 2], [2, 1, 0]] = [1, 2, 3]
print(m)
m[np.arange(3), np.arange(3)] = 9
print(m)
m[1, [0, 2]] = 5
m[[True, False, True], 1] = -4
print(m)
print(np.take(a, [0, 5]), a.take([[1, 2]]), np.take(m, 1, axis=1))
np.put(a, [0, 9], 100)
print(a)
