# how sums of many floats come out, to the last digit
import numpy as np

x = np.full(1000, 0.1)
print(x.sum(), sum(x.tolist()), np.mean(x))
y = (np.arange(1, 1001) / 7.0) ** 1.5
print(y.sum(), y.mean(), y.std(), y.var())
f = np.full(1000, 0.1, dtype=np.float32)
print(f.sum(), f.mean(), repr(f.sum()), f.sum(dtype=np.float64))
g = np.linspace(0, 1, 999, dtype=np.float32).reshape(27, 37)
print(g.sum(), g.sum(axis=0)[:4], g.sum(axis=1)[:4], g.mean(axis=0)[-3:])
print(np.cumsum(x)[[9, 99, 999]])
print(np.add.reduce(f.reshape(10, 100), axis=0)[:3], np.prod(1 + f[:50]))
print(y.reshape(10, 100).sum(axis=0)[:3], y.reshape(10, 100).sum(axis=1)[:3], y[::3].sum())
