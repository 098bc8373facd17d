# arrays filled with a constant
import numpy as np

print(np.zeros(3))
print(np.zeros((2, 3), dtype=int))
print(np.ones((2, 2)))
print(np.ones(4, dtype=np.float32).dtype)
print(np.full((2, 2), 7), np.full(3, 0.5), np.full((2,), True))
print(np.eye(3))
print(np.eye(3, 4, k=1))
print(np.eye(2, dtype=int))
print(np.identity(2))
x = np.array([[1, 2], [3, 4]], dtype=np.float32)
print(repr(np.zeros_like(x)), repr(np.ones_like(x)), repr(np.full_like(x, 9)))
print(repr(np.zeros_like(x, dtype=int)))
print(np.empty((2, 3)).shape, np.empty_like(x).dtype)
