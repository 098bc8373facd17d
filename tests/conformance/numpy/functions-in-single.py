# Functions of float32 have vector loops of NumPy's own, whose last digits are not the C library's.
import numpy as np

np.random.seed(6)
x = np.random.randn(2000).astype(np.float32) * 4
p = np.abs(x) + np.float32(0.001)
u = np.tanh(x / 3)
y = np.roll(x, 1)
results = [np.exp(x), np.log(p), np.sin(x), np.cos(x), np.tanh(x), np.sqrt(p), np.exp2(x), np.log2(p), np.log10(p)]
results += [np.expm1(x), np.log1p(p), np.tan(x), np.arcsin(u), np.arccos(u), np.arctan(x), np.sinh(x), np.cosh(x)]
results += [np.arcsinh(x), np.arccosh(p + 1), np.arctanh(u), np.cbrt(x), np.power(p, y), np.arctan2(x, y), np.hypot(x, y)]
results += [np.fmod(x, y), np.floor_divide(x, y), np.remainder(x, y)]
for r in results:
    print(r.dtype, r[:4], int(r.view(np.int32).astype(np.int64).sum()))
edges = np.array([0, -0.0, np.inf, -np.inf, np.nan, 1e-45, 88.7, 88.8, -87.4, -103.9, -104, 1e10], dtype=np.float32)
with np.errstate(all="ignore"):
    for f in (np.exp, np.log, np.sin, np.cos, np.tanh, np.sqrt, np.expm1, np.log1p):
        print(f(edges))
