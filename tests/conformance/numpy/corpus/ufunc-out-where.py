# results written where you say
import numpy as np

a = np.arange(5.0)
b = np.full(5, 2.0)
out = np.zeros(5)
r = np.multiply(a, b, out=out)
print(r is out, out)
np.add(a, 1, out=a)
print(a)
np.divide(1, np.array([0.0, 1, 2, 0, 4]), out=out, where=np.array([False, True, True, False, True]))
print(out)
np.exp(a, a)
print(a)
i = np.zeros(3, dtype=int)
try:
    np.add([0.5, 1.5, 2.5], 1, out=i)
except TypeError as e:
    print(type(e).__name__, e)
np.add([0.5, 1.5, 2.5], 1, out=i, casting="unsafe")
print(i)
try:
    np.add(np.ones(3), np.ones(3), out=np.zeros(2))
except ValueError as e:
    print(e)
print(np.sum(np.arange(6).reshape(2, 3), axis=0, out=np.zeros(3, dtype=int)))
print(np.add(1, 2, dtype=np.float32), np.sqrt([1, 4], dtype=np.float32).dtype)
