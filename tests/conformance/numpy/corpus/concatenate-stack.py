# arrays joined along old axes and new ones
import numpy as np

a = np.array([[1, 2], [3, 4]])
b = np.array([[5, 6]])
print(np.concatenate((a, b)), np.concatenate((a, b.T), axis=1), np.concatenate((a, b), axis=None))
x, y = np.array([1, 2, 3]), np.array([4.5, 5, 6])
print(np.stack((x, y)), np.stack((x, y), axis=1), np.stack([a, a]).shape, np.stack([a, a], axis=-1).shape)
print(np.vstack((x, y)), np.hstack((x, y)), np.hstack((a, b.T)), np.dstack((x, y)), np.column_stack((x, y)))
print(np.r_[1:4, 0, [7, 8]], np.c_[x, y], np.c_[a, [9, 9]], np.r_[x, y])
print(np.append([1, 2], [3]), np.append(a, b, axis=0), np.insert([1, 2, 3], 1, 9), np.delete([1, 2, 3, 4], [0, 2]))
print(np.insert(a, 1, 0, axis=1), np.delete(a, 0, axis=0))
for f in (lambda: np.concatenate((a, x)), lambda: np.concatenate((a, np.ones((2, 3)))), lambda: np.stack((x, [1])),
          lambda: np.concatenate([]), lambda: np.vstack((a, x)), lambda: np.concatenate((1, 2))):
    try:
        print(f())
    except ValueError as e:
        print(e)
