# features brought to one scale
import numpy as np

X = np.array([[1.0, 200, 3], [2, 100, 3], [3, 600, 3], [4, 300, 3]])
mean, std = X.mean(axis=0), X.std(axis=0)
print(mean, std)
std[std == 0] = 1
Z = (X - mean) / std
print(Z, Z.mean(axis=0).round(12), Z.std(axis=0).round(12))
low, high = X.min(axis=0), X.max(axis=0)
span = np.where(high > low, high - low, 1)
print((X - low) / span)
print(np.divide(X, X.sum(axis=0), where=X.sum(axis=0) != 0, out=np.zeros_like(X)))
print(np.cov(X.T), X / np.linalg.norm(X, axis=1, keepdims=True))
