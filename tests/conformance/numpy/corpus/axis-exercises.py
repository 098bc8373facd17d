# the same reduction along each axis of a cube
import numpy as np

x = np.arange(24).reshape(2, 3, 4)
for axis in (None, 0, 1, 2, -1, (0, 1), (1, 2), (0, 2)):
    print(axis, np.sum(x, axis=axis), np.max(x, axis=axis))
print(x.mean(axis=(1, 2)), x.mean(axis=1, keepdims=True).shape, x.std(axis=0)[0, 0], np.median(x, axis=1)[0], x.argmax(axis=2))
print(np.cumsum(x, axis=2)[0], x.prod(axis=2)[0], np.any(x > 20, axis=(0, 1)), np.ptp(x, axis=1)[0], np.sort(-x, axis=1)[0, 0])
