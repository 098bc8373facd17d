# products of vectors and matrices
import numpy as np

a = np.array([[1, 2], [3, 4]])
b = np.array([[5, 6], [7, 8]])
v = np.array([1, -1])
print(a @ b, a * b, np.dot(a, b), np.matmul(a, v), v @ a, v @ v, a.dot(v))
print(np.dot(3, 4), np.dot(2, a), np.inner(a, b), np.outer(v, [1, 2, 3]), np.vdot(a, b), np.cross([1, 0, 0], [0, 1, 0]))
batch = np.arange(12).reshape(3, 2, 2)
print(batch @ a, (batch @ v).shape, np.dot(batch, a).shape, np.tensordot(batch, a, axes=1).shape)
print(type(v @ v), (v @ v).dtype, (a.astype(np.float32) @ b).dtype, np.array([0.5, 2]) @ [2, 4])
for f in (lambda: a @ np.ones(3), lambda: a @ 3, lambda: np.dot(a, np.ones((3, 2))), lambda: np.ones((2, 3)) @ np.ones((2, 3)),
          lambda: np.matmul(2, a), lambda: np.inner(v, np.ones(3))):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(np.trace(a), np.diag(a), np.diag([1, 2]), np.diag(v, k=1), np.diagonal(batch, axis1=1, axis2=2), np.kron([1, 2], [1, 1]))
