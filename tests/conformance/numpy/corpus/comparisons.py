# comparing arrays, and the truth of one
import numpy as np

a = np.array([1, 2, 3])
b = np.array([3, 2, 1])
print(a == b, a != b, a < b, a <= b, a > 2, 2 >= a)
print(np.equal(a, b), np.greater(a, 1.5), np.not_equal(a, 2))
print(np.array_equal(a, b), np.array_equal(a, [1, 2, 3]), np.array_equiv(a, [[1, 2, 3]]))
print(np.allclose([1e10, 1e-8], [1.00001e10, 1e-9]), np.isclose([1.0, 2.0], [1.0 + 1e-9, 2.1]))
print(np.logical_and(a > 1, b > 1), np.logical_or(a > 2, b > 2), np.logical_not(a > 1), np.logical_xor(a > 1, b > 1))
for test in (lambda: bool(a == b), lambda: bool(np.array([])), lambda: 1 if a > 2 else 0):
    try:
        print(test())
    except ValueError as e:
        print(e)
print(bool(np.array([5])), bool(np.array(0)), a is not None)
try:
    print(a == np.array([1, 2]))
except ValueError as e:
    print(e)
print((a == "x"), a == None)
