# axes in another order
import numpy as np

x = np.arange(24).reshape(2, 3, 4)
print(x.T.shape, x.transpose(1, 0, 2).shape, np.transpose(x, (2, 0, 1)).shape)
print(x.transpose(0, 2, 1)[0])
print(x.swapaxes(0, 2).shape, np.moveaxis(x, 0, -1).shape, np.moveaxis(x, [0, 1], [-1, -2]).shape)
print(np.rollaxis(x, 2).shape, x.transpose(1, 2, 0).strides)
v = np.array([1, 2, 3])
print(v.T.shape, v.reshape(-1, 1).T)
try:
    x.transpose(0, 1)
except ValueError as e:
    print(e)
try:
    np.transpose(x, (0, 0, 1))
except ValueError as e:
    print(e)
print(x.mT.shape, np.matrix_transpose(x).shape)
