# single precision prints fewer digits
import numpy as np

f = np.float32
print(np.array([0.1, 0.2, 0.7], f), np.array([1 / 3], f), np.array([16777216, 1], f), np.array([1e-8, 1], f))
print(repr(np.array([1.5, 2.25], f)), repr(np.array([], f)), repr(np.array(2.5, f)), repr(np.array([[1, 2]], f)))
print(np.array([3.4e38, 1.2e-38], f), np.array([np.nan, 1], f), repr(np.linspace(0, 1, 4, dtype=f)))
print(f(0.1), repr(f(0.1)), str(f(1e10)), repr(f(1e-10)), f(1) / f(3), repr(f(16777216)), [f(0.5), f(1.5)])
print(np.float64(0.1), repr(np.float64(0.1)), repr(np.float64(1e16)), repr(np.float64(1e22)), np.float64(1e-5), repr(np.float64(100)))
print(f(0.1) + 0.2, f(0.1) + np.float64(0.2), f"{f(0.1):.3f}", "%.2f" % f(2.345), format(np.float64(3.14159), ".2f"))
print(np.array([f(0.1), f(0.2)]).astype(np.float64), np.array([0.1]).astype(f).astype(float))
