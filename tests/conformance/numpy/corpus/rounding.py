# rounding in all its ways
import numpy as np

x = np.array([-2.5, -1.7, -0.5, -0.2, 0.2, 0.5, 1.5, 1.7, 2.5])
print(np.round(x), np.rint(x), np.around(x))
print(np.floor(x), np.ceil(x), np.trunc(x), np.fix(x))
print(np.floor([1, 2]), np.floor(np.array([1.5], np.float32)).dtype)
print(np.round(3.14159, 2), np.round([123.456, 0.00123], 1), np.round([1234, 5678], -2))
print(x.round(0).astype(int), x.astype(int), (x % 1))
print(np.modf(x)[0], np.modf(x)[1])
print(np.sign(x), np.sign([-3, 0, 3]), np.signbit(x), np.copysign(1, x))
print(np.absolute([-1, 2]), np.fabs([-1, 2]), np.positive([-1.0]), np.negative([1, -2]))
