# moons, circles, spirals and blobs
import numpy as np

np.random.seed(0)
n = 5
t = np.linspace(0, np.pi, n)
moon = np.stack([np.cos(t), np.sin(t)], axis=1)
other = np.column_stack((1 - np.cos(t), 0.5 - np.sin(t)))
X = np.vstack([moon, other]) + 0.1 * np.random.randn(2 * n, 2)
y = np.hstack([np.zeros(n), np.ones(n)]).astype(int)
print(X, y)
spiral = np.zeros((2 * n, 2))
for j in range(2):
    r = np.linspace(0.0, 1, n)
    a = np.linspace(j * 4, (j + 1) * 4, n) + np.random.randn(n) * 0.2
    spiral[n * j : n * (j + 1)] = np.c_[r * np.sin(a), r * np.cos(a)]
print(spiral)
print(X.min(0) - 0.5, X.max(0) + 0.5, np.arange(X[:, 0].min(), X[:, 0].max(), 0.5))
xx, yy = np.meshgrid(np.arange(-1, 1, 0.5), np.arange(0, 1, 0.5))
grid = np.c_[xx.ravel(), yy.ravel()].astype(np.float32)
print(grid, (grid @ [1.0, -1.0] > 0).reshape(xx.shape).astype(int))
