# pi from points in a square
import numpy as np

np.random.seed(0)
n = 10000
x, y = np.random.uniform(-1, 1, n), np.random.uniform(-1, 1, n)
inside = x**2 + y**2 <= 1
print(inside.sum(), 4 * inside.mean(), abs(4 * np.mean(inside) - np.pi) < 0.05)
estimate = 4 * np.cumsum(inside) / np.arange(1, n + 1)
print(estimate[[9, 99, 999, 9999]])
points = np.random.default_rng(1).random((1000, 2))
print(4 * np.count_nonzero((points**2).sum(axis=1) < 1) / len(points), points.mean(axis=0), points.min(), points.max())
