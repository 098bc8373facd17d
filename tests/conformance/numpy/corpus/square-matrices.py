# exercises with names that programs use once or twice
import numpy as np

m = np.matmul(np.array([[1.0, 2], [3, 4]]), np.eye(2))
print(m, np.reshape(m, (4,)), np.reshape(m, -1), np.absolute(-m), np.floor(m / 2), np.ceil(m / 2), np.min(m), np.min(m, axis=0), np.argmin(m), np.argmin(-m, axis=1))
print(np.linalg.det(m).round(8), np.linalg.eigvals(np.array([[2.0, 0], [0, 5.0]])), np.atleast_2d(np.arange(3)).T, np.atleast_3d(m).shape, isinstance(m, np.ndarray))
x, y = np.ogrid[-1:1:3j, 0:2]
print(x, y, x + y, x.shape, y.shape)
np.set_printoptions(precision=2)
print(np.array([1 / 3, 2 / 3]), np.floor(np.float32(-1.5)), np.absolute(np.int8(-3)))
