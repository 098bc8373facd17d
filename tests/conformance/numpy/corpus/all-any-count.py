# asking about all elements at once
import numpy as np

m = np.array([[True, False, True], [True, True, True]])
print(m.all(), m.any(), m.all(axis=0), m.all(axis=1), np.any(m, axis=0, keepdims=True))
print(np.all([1, 2, 0]), np.any([0, 0]), np.all(np.array([1.5, -1])))
print(np.count_nonzero(m), np.count_nonzero(m, axis=1), m.sum(), m.sum(axis=0), m.mean(axis=1))
print(np.isin([1, 2, 3, 4], [2, 4]), np.isin(5, [1, 2]))
print(type(m.all()), type(m.sum()), type(np.any([1])), m.all() is np.True_)
print(np.isscalar(3.0), np.isscalar(np.float32(1)), np.isscalar(np.array(1)), np.ndim([[1]]), np.shape([[1, 2]]), np.size([1, 2]))
