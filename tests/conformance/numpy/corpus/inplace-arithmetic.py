# writing into what is there
import numpy as np

a = np.array([1, 2, 3])
b = a
a += 10
print(b, a is b)
a = a + 1
print(b, a is b)
b *= 2
b -= 1
b //= 2
b **= 2
print(b)
try:
    b += 0.5
except TypeError as e:
    print(type(e).__name__, e)
try:
    b /= 2
except TypeError as e:
    print(e)
f = np.array([1.0, 2.0])
f /= 4
f += np.array([1, 2])
print(f)
m = np.zeros((2, 3))
m[0] += 1
m[:, 1] -= [5, 6]
m[1, 2] *= 2
print(m)
row = m[1]
row += 100
print(m)
x = np.arange(5)
x[1:] += x[:-1]
print(x)
