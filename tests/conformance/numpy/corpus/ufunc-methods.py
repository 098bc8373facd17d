# reduce, accumulate, outer and at
import numpy as np

x = np.array([1, 2, 3, 4])
print(np.add.reduce(x), np.multiply.reduce(x), np.maximum.reduce([3, 1, 2]))
print(np.add.accumulate(x), np.multiply.accumulate(x), np.maximum.accumulate([1, 3, 2, 5, 4]))
print(np.multiply.outer(x, x))
print(np.subtract.outer([1, 2], [10, 20, 30]))
print(np.add.reduce(np.ones((2, 3)), axis=1), np.add.reduce(np.ones((2, 3)), axis=None))
np.multiply.at(x, [0, 0, 3], 10)
print(x)
print(np.add.identity, np.multiply.identity, np.add.nin, np.add.nout, np.add.__name__)
print(np.add, np.exp)
print(np.add.reduceat(np.arange(8), [0, 4, 1, 5]))
print(np.logical_and.reduce([True, True, False]), np.minimum.reduce(np.array([[3, 1], [0, 5]]), axis=1))
