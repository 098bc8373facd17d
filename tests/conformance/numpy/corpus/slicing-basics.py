# slices of one-dimensional arrays
import numpy as np

a = np.arange(10) ** 2
print(a[2], a[-1], a[2:5], a[:4], a[6:])
print(a[::2], a[1::3], a[::-1], a[7:2:-2])
print(a[-3:], a[:-7], a[100:], a[3:3])
a[:6:2] = -1000
print(a)
a[::-1][:2] = 7
print(a)
a[3:5] = [1, 2]
print(a)
for x in a[:3]:
    print(x, end=" ")
print()
print(repr(a[2:3]), repr(a[2]))
