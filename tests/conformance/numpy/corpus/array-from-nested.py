# what np.array makes of lists, tuples, ranges and arrays
import numpy as np

print(np.array(range(5)))
print(np.array([(1, 2), (3, 4)]))
print(np.array([[1, 2.5], [3, 4]]))
print(np.array([1, True, 2.0]).dtype, np.array([True, 2]).dtype, np.array([[], []]).shape)
print(np.array([np.array([1, 2]), np.array([3, 4])]))
print(np.array([[[1], [2]], [[3], [4]]]).shape)
print(np.array([1, 2, 3], dtype=float))
print(repr(np.array([1, 2, 3], dtype=np.float32)), repr(np.array([0, 1, 2], dtype=bool)))
print(repr(np.array([1.9, -1.9, 2.5], dtype=int)))
print(np.array([1, 2, 3], ndmin=2).shape)
x = np.array([1, 2, 3])
y = np.array(x)
z = np.asarray(x)
y[0] = 100
z[1] = 200
print(x, y, z, z is x, np.array(x, copy=False) is x)
