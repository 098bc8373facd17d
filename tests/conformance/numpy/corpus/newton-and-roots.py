# Newton's method and bisection
import numpy as np


def f(x):
    return x**3 - 2 * x - 5


x = np.array([2.0, 3.0])
for _ in range(6):
    x = x - f(x) / (3 * x**2 - 2)
    print(x)
low, high = 2.0, 3.0
while high - low > 1e-10:
    middle = (low + high) / 2
    low, high = (middle, high) if np.sign(f(middle)) == np.sign(f(low)) else (low, middle)
print(low, np.isclose(low, x[0]), np.isclose(np.polyval([1, 0, -2, -5], low), 0))
