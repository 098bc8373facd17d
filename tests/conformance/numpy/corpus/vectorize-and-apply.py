# Python functions over arrays
import numpy as np


def grade(x):
    return 1 if x >= 50 else 0


scores = np.array([30, 50, 75])
print(np.vectorize(grade)(scores), np.vectorize(lambda a, b: a + 2 * b)([1, 2], 3))
print(np.apply_along_axis(np.sum, 1, np.arange(6).reshape(2, 3)), np.apply_along_axis(lambda r: r[::-1], 0, np.arange(4).reshape(2, 2)))
print(np.piecewise(np.array([-1.0, 0.5, 2]), [scores < 40, scores >= 40], [-1, 1]), np.select([scores < 40, scores < 60], [0, 1], default=2), np.choose([0, 1, 0], [[1, 2, 3], [10, 20, 30]]))
print(np.fromfunction(lambda i, j: i + 10 * j, (2, 3)), np.fromiter((x * x for x in range(4)), dtype=float), np.array(list(map(grade, scores))))
print(np.heaviside([-1.0, 0, 2], 0.5), np.sinc([0, 0.5]), np.where(scores > 40)[0].tolist())
