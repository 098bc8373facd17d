# principal components by the singular values
import numpy as np

rng = np.random.RandomState(1)
X = rng.randn(50, 2) @ np.array([[3.0, 1.0], [0.0, 0.5]]) + [10, -5]
centred = X - X.mean(axis=0)
U, S, Vt = np.linalg.svd(centred, full_matrices=False)
explained = S**2 / np.sum(S**2)
print(S.round(5), explained.round(5))
cov = centred.T @ centred / (len(X) - 1)
w, v = np.linalg.eigh(cov)
print(cov.round(5), w[::-1].round(5), np.allclose(w[::-1], S**2 / 49))
print(np.abs(Vt[0] @ v[:, -1]).round(8), np.allclose(np.cov(X.T), cov))
projected = centred @ Vt[0]
print(projected.shape, projected.std().round(5), np.abs(projected[:3]).round(5))
