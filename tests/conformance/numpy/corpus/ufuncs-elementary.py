# elementary functions, with all their digits
import numpy as np

x = np.linspace(-2, 2, 9)
print(np.exp(x))
print(np.sin(x), np.cos(x))
print(np.tan(x))
print(np.tanh(x))
print(np.arctan(x), np.sinh(x))
p = np.array([0.1, 0.5, 1.0, 2.0, 10.0, 12345.678])
print(np.log(p), np.log2(p), np.log10(p), np.log1p(p))
print(np.sqrt(p), np.cbrt(p), np.square(p), np.reciprocal(p))
print(np.power(p, 1.5), p**0.5, p**-2)
print(np.arcsin([0, 0.5, 1]), np.arccos([0, 0.5, 1]))
print(np.arctan2([1, -1], [-1, -1]), np.hypot(3, 4), np.expm1(1e-10), np.exp2(np.arange(4)))
