# running sums, products and differences
import numpy as np

x = np.array([1, 2, 3, 4])
print(np.cumsum(x), x.cumsum(), np.cumprod(x))
m = np.arange(1, 7).reshape(2, 3)
print(np.cumsum(m), np.cumsum(m, axis=0), np.cumsum(m, axis=1))
print(np.diff(x**2), np.diff(x**3, n=2), np.diff(m, axis=0), np.diff([1.5, 1.0, 4.0]))
print(np.gradient(np.array([1.0, 2, 4, 7, 11])), np.gradient(np.array([1.0, 4, 9]), 0.5))
print(np.ediff1d([1, 4, 9]), np.cumsum([0.1] * 5), np.cumsum(np.array([0.1] * 5, dtype=np.float32)))
print(np.trapezoid([1, 2, 3], dx=0.5), np.trapezoid([0, 1, 4], x=[0, 1, 2]))
print(np.cumsum([True, False, True]), np.nancumsum([1, np.nan, 2]))
