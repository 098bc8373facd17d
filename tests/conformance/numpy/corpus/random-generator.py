# the new generator
import numpy as np

rng = np.random.default_rng(0)
print(rng.random(3), rng.random(), rng.random((2, 2)))
print(rng.integers(10, size=5), rng.integers(1, 7), rng.integers(0, 10, (2, 3)), rng.integers(0, 1, 3, endpoint=True))
print(rng.normal(size=3), rng.standard_normal((2, 2)), rng.normal(5, 2), rng.uniform(-1, 1, 3))
print(rng.choice(5, 3), rng.choice([1.5, 2.5], 4), rng.choice(10, 4, replace=False), rng.choice(3, 5, p=[0.2, 0.3, 0.5]))
print(rng.permutation(6), rng.exponential(size=2), rng.poisson(4, 4), rng.binomial(10, 0.4, 3))
x = np.arange(6)
rng.shuffle(x)
print(x, rng.permutation(np.arange(4).reshape(2, 2)))
print(np.random.default_rng(42).random(), np.random.default_rng(42).integers(100, size=3), np.random.default_rng(seed=1).standard_normal(2))
print(rng.random(2, dtype=np.float32), rng.standard_normal(2, dtype=np.float32), type(rng).__name__)
