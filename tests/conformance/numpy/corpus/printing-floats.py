# floats of one size and of many
import numpy as np

print(np.array([1.0, 2.0, 3.0]), np.array([1.5, 22.25, 333.125]))
print(np.array([0.1, 0.2, 0.30000000000000004]), np.array([1 / 3, 2 / 3]))
print(np.array([1e-5, 1.0]), np.array([1e-3, 1e3]), np.array([1e-4, 1e5]), np.array([1e8, 1.0]), np.array([1e16, 1]))
print(np.array([123456789.123, 0.1]), np.array([1e-10]), np.array([1e20, 1e-20]), np.array([1e100, -1e-100]))
print(np.array([np.nan, 1.0]), np.array([np.inf, -np.inf, 0.5]), np.array([np.nan]), np.array([-np.inf]))
print(np.array([-0.0, 0.0]), np.array([-1.0, 1.0]), np.array([[1.0, -10.5], [100.25, 0.0]]))
print(repr(np.array([1e-5, 1.0])), repr(np.array([0.1, -0.25])), repr(np.array([np.nan, -np.inf])), repr(np.array([1e16])))
print(np.array([1.0, 1e6, 12345.6789]), np.array([100000000.0]), np.array([99999999.0, 0.5]), np.array([1e-4]), np.array([0.00012345]))
