# evenly spaced numbers
import numpy as np

print(np.arange(10))
print(np.arange(2, 10, 3), np.arange(10, 0, -2))
print(np.arange(0, 1, 0.1))
print(np.arange(3.0), np.arange(5, dtype=np.float32), repr(np.arange(5, dtype="f4")))
print(np.arange(0), np.arange(5, 2))
print(np.linspace(0, 1, 5))
print(np.linspace(0, 1, 5, endpoint=False))
print(np.linspace(-1, 1, 4))
print(np.linspace(0, 10, 11, dtype=int))
values, step = np.linspace(0, 2, 9, retstep=True)
print(values, step)
print(np.linspace(0, 2 * np.pi, 7))
print(np.logspace(0, 3, 4), np.geomspace(1, 256, 9))
print(np.linspace(3, 3, 1), np.linspace(0, 1, 0), len(np.linspace(0, 1)))
