# what an array knows about itself
import numpy as np

a = np.array([[1, 2, 3], [4, 5, 6]])
print(a)
print(a.shape, a.ndim, a.size, a.dtype, a.itemsize, a.nbytes)
print(a.strides, a.T.strides)
b = np.array([1.5, 2, 3])
print(b, b.dtype)
print(np.array([True, False]), np.array([]), np.array(3))
print(repr(a))
print(repr(b), repr(np.array([])), repr(np.array(3)), repr(np.array([True])))
print(type(a), type(a[0, 0]), type(b[0]))
print(len(a), a.tolist(), a[0, 0].item())
