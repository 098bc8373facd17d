# distinct values and set operations
import numpy as np

x = np.array([3, 1, 2, 3, 1, 3])
print(np.unique(x))
values, counts = np.unique(x, return_counts=True)
print(values, counts, dict(zip(values.tolist(), counts.tolist())))
u, first, inverse = np.unique(x, return_index=True, return_inverse=True)
print(u, first, inverse, u[inverse])
print(values[counts.argmax()], np.bincount(x), np.bincount([0, 1, 1], weights=[0.5, 1, 2], minlength=4))
print(np.unique([[1, 2], [2, 1], [1, 2]], axis=0), np.unique([[1, 2], [2, 3]]))
print(np.intersect1d([1, 2, 3], [2, 3, 4]), np.union1d([1, 2], [2, 5]), np.setdiff1d([1, 2, 3], [2]), np.setxor1d([1, 2], [2, 3]))
print(np.unique([1.5, 1.5, np.nan]), np.unique([True, False, True]))
