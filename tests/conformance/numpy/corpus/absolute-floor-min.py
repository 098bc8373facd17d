# lower ends, in one and two dimensions
import numpy as np

x = np.array([-1.5, 0.25, 2.75])
print(np.absolute(x), np.floor(x), np.ceil(x), np.min(x), np.argmin(np.absolute(x)), float(np.min(x)), np.floor(x).astype(int))
m = np.reshape(x.repeat(2), (3, 2))
print(m, np.reshape(m, (2, 3), order="F"), np.matmul(m.T, m), np.linalg.det(np.matmul(m.T, m) + np.eye(2)).round(6))
print(np.atleast_2d(x).shape, np.atleast_3d(x).shape, type(np.ndarray((0,))).__name__, np.array([3.0], dtype=float).dtype)
