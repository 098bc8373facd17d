# axes of length one come and go
import numpy as np

v = np.array([1, 2, 3])
print(v[np.newaxis].shape, v[:, np.newaxis].shape, v[None, :, None].shape)
print(np.expand_dims(v, 0), np.expand_dims(v, axis=1))
print(np.expand_dims(v, (0, 2)).shape)
x = np.zeros((1, 3, 1, 2))
print(np.squeeze(x).shape, np.squeeze(x, axis=0).shape, x.squeeze((0, 2)).shape)
print(np.newaxis is None)
print(np.atleast_1d(5), np.atleast_2d([1, 2]), np.atleast_3d([1, 2]).shape)
print(np.atleast_2d(v.astype(float)), np.atleast_3d(np.ones((2, 3))).shape)
try:
    np.squeeze(x, axis=1)
except ValueError as e:
    print(type(e).__name__, e)
try:
    np.expand_dims(v, 3)
except Exception as e:
    print(type(e).__name__, e)
