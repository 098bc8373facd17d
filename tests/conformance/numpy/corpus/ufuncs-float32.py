# the same functions in single precision
import numpy as np

x = np.linspace(-3, 3, 7, dtype=np.float32)
for f in (np.exp, np.sin, np.cos, np.tanh, np.square, np.sqrt, np.log1p):
    with np.errstate(invalid="ignore", divide="ignore"):
        y = f(x)
    print(f.__name__, y, y.dtype)
p = np.array([0.1, 0.5, 1, 7, 1e5], dtype=np.float32)
print(np.log(p), np.log2(p), np.log10(p))
print(np.power(p, 3), p**2, p**0.5, np.power(p, np.float32(0.3)))
print(1 / (1 + np.exp(-x)))
print(repr(np.exp(p[:3])))
