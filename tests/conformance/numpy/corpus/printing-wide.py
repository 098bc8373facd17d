# rows longer than a line are wrapped
import numpy as np

print(np.arange(40))
print(np.arange(60).reshape(2, 30) * 1000)
print(np.linspace(0, 1, 20))
print(repr(np.linspace(0, 1, 20)))
print(repr(np.arange(60).reshape(2, 30)))
print(np.array([1 / 3] * 8 + [1e-7]))
print(repr(np.arange(20) % 2 == 0))
print(np.arange(30.0).reshape(1, 1, 30))
