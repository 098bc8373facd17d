# a sum of sines found again
import numpy as np

n = 32
t = np.arange(n) / n
signal = np.sin(2 * np.pi * 3 * t) + 0.5 * np.cos(2 * np.pi * 5 * t)
k = np.arange(n // 2)
basis_cos = np.cos(2 * np.pi * np.outer(k, t))
basis_sin = np.sin(2 * np.pi * np.outer(k, t))
a = 2 / n * basis_cos @ signal
b = 2 / n * basis_sin @ signal
power = np.sqrt(a**2 + b**2)
print(power.round(6), np.where(power > 0.1)[0], np.argsort(power)[-2:])
print(signal[:6], np.allclose(signal, a @ basis_cos + b @ basis_sin))
