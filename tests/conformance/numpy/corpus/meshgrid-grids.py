# coordinates of a grid
import numpy as np

x = np.linspace(0, 1, 3)
y = np.array([10, 20])
X, Y = np.meshgrid(x, y)
print(X, Y, X.shape)
X, Y = np.meshgrid(x, y, indexing="ij")
print(X.shape, Y)
points = np.c_[X.ravel(), Y.ravel()]
print(points, points.shape)
print(np.mgrid[0:2, 0:3], np.mgrid[0:1:3j], np.ogrid[0:2, 0:3])
r, c = np.ogrid[:3, :3]
print((r - 1) ** 2 + (c - 1) ** 2 <= 1)
print(np.indices((2, 2)), np.meshgrid([1, 2], [3], sparse=True))
print(np.triu(np.ones((3, 3))), np.tril(np.arange(9).reshape(3, 3), -1), np.triu(np.ones((1, 3, 3)), k=1).astype("uint8"))
print(np.tri(3), np.triu_indices(3, 1), np.tril_indices(2), np.diag_indices(2), np.vander([1, 2, 3], 3))
