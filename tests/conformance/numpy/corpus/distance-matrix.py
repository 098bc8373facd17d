# all distances between two sets of points
import numpy as np

a = np.array([[0.0, 0], [3, 4], [1, 1]])
b = np.array([[1.0, 0], [0, 2]])
diff = a[:, np.newaxis, :] - b[np.newaxis, :, :]
print(diff.shape, np.sqrt((diff**2).sum(axis=-1)))
print(np.linalg.norm(diff, axis=2), np.abs(diff).sum(-1), np.abs(diff).max(-1))
sq = (a**2).sum(1)[:, None] + (b**2).sum(1)[None] - 2 * a @ b.T
print(sq, np.sqrt(np.maximum(sq, 0)))
d = np.linalg.norm(a[:, None] - a, axis=-1)
np.fill_diagonal(d, np.inf)
print(d, d.argmin(axis=1), np.isinf(d).sum(), d[np.triu_indices(3, 1)])
