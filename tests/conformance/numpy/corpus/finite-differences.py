# derivatives on a grid
import numpy as np

x = np.linspace(0, np.pi, 9)
f = np.sin(x)
h = x[1] - x[0]
print(h, np.gradient(f, h))
print((f[2:] - f[:-2]) / (2 * h), np.diff(f) / h)
second = (f[2:] - 2 * f[1:-1] + f[:-2]) / h**2
print(second, np.abs(second + f[1:-1]).max())
u = np.zeros((5, 5))
u[2, 2] = 1.0
for _ in range(3):
    lap = -4 * u
    lap[1:] += u[:-1]
    lap[:-1] += u[1:]
    lap[:, 1:] += u[:, :-1]
    lap[:, :-1] += u[:, 1:]
    u = u + 0.1 * lap
print(u)
print(np.trapezoid(f, x), f.sum() * h)
