# loops over arrays
import numpy as np

m = np.arange(6).reshape(2, 3)
for row in m:
    print(row, type(row).__name__, row.base is m.base)
for i, j in np.ndindex(2, 2):
    print(i, j, m[i, j], end="; ")
print()
for index, value in np.ndenumerate(m):
    print(index, value, end="; ")
print()
print([x * 2 for x in m.flat], m.flat[4], list(m[0]), m.tolist(), max(m.flat))
print(list(zip(m[0], m[1])), [int(x) for x in m.ravel()], *m[0])
m.flat[::2] = -1
print(m, len(m), 4 in m, 99 in m, list(enumerate(m[1])))
a, b = m
print(a, b, sum(m), sum(m[0]), sorted(m[1]), list(reversed(m[0])), dict(zip("abc", m[1])))
for x in np.nditer(np.array([[1, 2], [3, 4]])):
    print(x, end=" ")
print()
try:
    for _ in np.array(5):
        pass
except TypeError as e:
    print(e)
try:
    len(np.array(5))
except TypeError as e:
    print(e)
