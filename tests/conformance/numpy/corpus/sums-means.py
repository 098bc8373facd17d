# sums and means, along axes
import numpy as np

m = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 7.0]])
print(m.sum(), m.sum(axis=0), m.sum(axis=1), m.sum(axis=(0, 1)), np.sum(m, axis=-1))
print(m.mean(), m.mean(axis=0), m.mean(axis=1, keepdims=True))
print(np.prod(m), m.prod(axis=0), np.prod([1, 2, 3, 4]))
print(m.std(), m.var(axis=0), np.std(m, axis=1, ddof=1), np.var([1, 2, 3, 4]))
print(np.sum([True, True, False]), np.sum(np.array([1, 2], np.int8)).dtype, np.mean([1, 2]))
print(np.sum([]), np.prod([]), sum(m))
print(np.sum(m, where=m > 2), np.mean(m, where=m > 2), np.sum([1, 2], initial=10))
print(np.average([1, 2, 3], weights=[3, 1, 0]), np.average(m, axis=0))
print(np.ones((2, 3, 4)).sum(axis=(0, 2)), np.sum(m, axis=0, keepdims=True).shape)
for axis in (2, -3, (0, 0)):
    try:
        m.sum(axis=axis)
    except Exception as e:
        print(type(e).__name__, e)
