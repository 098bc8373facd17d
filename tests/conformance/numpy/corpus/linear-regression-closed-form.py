# normal equations, least squares and polyfit agree
import numpy as np

rng = np.random.default_rng(0)
x = rng.uniform(0, 10, 30)
y = 4 + 3 * x + rng.normal(0, 1, 30)
X = np.c_[np.ones_like(x), x]
theta = np.linalg.inv(X.T @ X) @ X.T @ y
print(theta.round(8), np.linalg.solve(X.T @ X, X.T @ y).round(8))
print(np.linalg.lstsq(X, y, rcond=None)[0].round(8), np.linalg.pinv(X).dot(y).round(8), np.polyfit(x, y, 1).round(8))
residual = y - X @ theta
print(np.sum(residual).round(8), (residual**2).mean().round(8), (1 - residual.var() / y.var()).round(8))
ridge = np.linalg.solve(X.T @ X + 0.1 * np.eye(2), X.T @ y)
print(ridge.round(6), x[:3], y[:3])
