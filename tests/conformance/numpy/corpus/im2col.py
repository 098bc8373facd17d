# convolution as a product of matrices
import numpy as np


def im2col(img, k):
    H, W = img.shape
    rows = [img[i : i + k, j : j + k].ravel() for i in range(H - k + 1) for j in range(W - k + 1)]
    return np.array(rows)


img = np.arange(16.0).reshape(4, 4)
kernel = np.array([[1.0, 0, -1], [2, 0, -2], [1, 0, -1]])
cols = im2col(img, 3)
print(cols, cols.shape)
print((cols @ kernel.ravel()).reshape(2, 2))
windows = np.lib.stride_tricks.sliding_window_view(img, (3, 3))
print(windows.shape, windows.strides, np.array_equal(windows.reshape(4, 9), cols), np.einsum("ijkl,kl->ij", windows, kernel))
strided = np.lib.stride_tricks.as_strided(img, shape=(2, 2, 3, 3), strides=img.strides * 2)
print(np.array_equal(strided, windows), np.tensordot(windows, kernel, axes=([2, 3], [0, 1])))
