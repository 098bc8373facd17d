# shapes that fit and shapes that don't
import numpy as np

a = np.arange(3)
b = np.arange(3)[:, np.newaxis]
print(a + b)
print((np.ones((2, 1, 3)) + np.ones((4, 1))).shape)
print(np.broadcast_shapes((2, 1), (1, 3)), np.broadcast_shapes((5,), (2, 5), ()))
m = np.arange(6.0).reshape(2, 3)
print(m - m.mean(axis=0))
print(m / m.sum(axis=1, keepdims=True))
print(m * [1, 10, 100])
x, y = np.broadcast_arrays(a, b)
print(x.shape, y.shape, y)
for left, right in (((2, 3), (2,)), ((3,), (4,)), ((2, 3, 4), (3, 3))):
    try:
        np.zeros(left) + np.zeros(right)
    except ValueError as e:
        print(type(e).__name__, e)
try:
    m += np.ones((3, 2, 3))
except ValueError as e:
    print(e)
try:
    m[:] = np.ones((3, 3))
except ValueError as e:
    print(e)
