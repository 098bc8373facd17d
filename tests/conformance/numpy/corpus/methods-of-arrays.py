# what arrays do themselves
import numpy as np

a = np.array([[3, 1, 2], [6, 5, 4]])
print(a.max(1), a.argsort(), a.cumsum(0), a.clip(2, 5), a.repeat(2), a.take([0, 5]), a.trace(), a.nonzero()[0], hasattr(a, "ptp"))
print(a.ravel().searchsorted(3), a.flatten().tolist(), a.item(2), a.item(1, 0), a.any(), a.all(), a.dot([1, 1, 1]), a.diagonal(), a.compress([True, False], axis=0))
b = a.copy()
b.fill(7)
print(hasattr(b, "itemset"))
print(b, b.tobytes()[:8], a.astype("f4").round(1), a.view(np.ndarray) is a, a.swapaxes(0, 1).shape, a.real[0], a.imag[0])
b.sort(axis=0)
a.partition(1)
print(np.sort(a, axis=1), a.byteswap().dtype, a.__len__(), a.__contains__(3), np.ndarray.sum(a), a.sum.__name__, a.size, a.data.shape)
print(isinstance(a, np.ndarray), type(a).__name__, type(a).__module__, a.__class__ is np.ndarray, callable(a.mean), np.ndarray((2,), dtype=int).shape)
