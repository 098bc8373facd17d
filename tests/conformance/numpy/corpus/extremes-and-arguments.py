# the largest, the smallest and where they are
import numpy as np

a = np.array([[4, 9, 2], [9, 1, 7]])
print(a.max(), a.min(), a.argmax(), a.argmin())
print(a.max(axis=0), a.min(axis=1), a.argmax(axis=0), a.argmin(axis=1), np.argmax(a, axis=1, keepdims=True))
print(np.ptp(a), np.ptp(a, axis=0), np.amax(a), np.amin(a, axis=1))
print(np.unravel_index(a.argmax(), a.shape), np.ravel_multi_index((1, 2), a.shape))
print(np.max([1.5, 2.5]), np.min([3, 1]), np.max(np.array(7)))
print(np.argmax([0.1, np.nan, 3]), np.max([1.0, np.nan]))
print(np.max(a, initial=20), np.min(a, where=a > 1, initial=100))
for f in (np.max, np.min, np.argmax, np.argmin):
    try:
        f(np.array([]))
    except ValueError as e:
        print(e)
print(np.sum(np.zeros((0, 3)), axis=0), np.all([]), np.any([]))
