# determinants, inverses, solutions and norms
import numpy as np

A = np.array([[4.0, 2.0], [1.0, 3.0]])
b = np.array([2.0, 1.0])
print(np.linalg.det(A).round(10), np.linalg.inv(A), np.linalg.solve(A, b))
print(np.allclose(A @ np.linalg.inv(A), np.eye(2)), np.linalg.matrix_rank(A), np.linalg.matrix_power(A, 3))
print(np.linalg.norm(b), np.linalg.norm(A), np.linalg.norm(A, axis=1), np.linalg.norm(b, 1), np.linalg.norm(b, np.inf))
print(np.linalg.norm([3, 4]), np.linalg.norm(A, 1), np.linalg.norm(A, "fro"), np.linalg.norm(A, axis=0, keepdims=True))
x, res, rank, sv = np.linalg.lstsq(np.array([[1.0, 0], [1, 1], [1, 2]]), np.array([1.0, 3, 5]), rcond=None)
print(x.round(8), rank, sv.round(6))
L = np.linalg.cholesky(np.array([[4.0, 2], [2, 3]]))
print(L)
print(np.linalg.pinv(np.array([[1.0, 2], [3, 4], [5, 6]])).round(6))
for f in (lambda: np.linalg.inv(np.ones((2, 2))), lambda: np.linalg.inv(np.ones((2, 3))), lambda: np.linalg.det(np.ones(3)),
          lambda: np.linalg.solve(np.zeros((2, 2)), b), lambda: np.linalg.cholesky(-np.eye(2))):
    try:
        print(f())
    except np.linalg.LinAlgError as e:
        print(type(e).__name__, e)
