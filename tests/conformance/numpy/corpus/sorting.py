# sorted copies, sorting in place, and the order itself
import numpy as np

x = np.array([3, 1, 2, 5, 4])
print(np.sort(x), x, np.argsort(x), np.sort(x)[::-1], x[np.argsort(-x)])
x.sort()
print(x)
m = np.array([[3, 1, 2], [9, 7, 8], [4, 6, 5]])
print(np.sort(m), np.sort(m, axis=0), np.sort(m, axis=None), np.argsort(m, axis=0))
print(m[m[:, 1].argsort()])
print(np.take_along_axis(m, np.argsort(m, axis=1), axis=1))
print(np.sort([2.5, np.nan, -1, np.inf]), np.argsort([1.0, np.nan, 0.0]))
print(np.argsort([1, 0, 1, 0, 1], kind="stable"), np.lexsort(([1, 2, 0], [1, 0, 1])))
p = np.partition(np.array([7, 2, 9, 1, 5]), 2)
print(p[2], sorted(p[:2].tolist()), np.searchsorted([1, 3, 5], [0, 3, 4, 9]), np.searchsorted([1, 3, 5], 3, side="right"))
k = 2
scores = np.array([0.1, 0.7, 0.2, 0.9])
print(np.argsort(scores)[-k:][::-1], np.argpartition(scores, -k)[-k:].shape)
print(np.sort(np.array([True, False, True])), sorted(np.array([2, 1])))
