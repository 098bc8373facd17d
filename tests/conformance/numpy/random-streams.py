# Long streams, told by the digests of their bytes: each number of them is NumPy's.
from hashlib import md5

import numpy as np


def told(name, a):
    print(name, a.dtype, a.shape, md5(a.tobytes()).hexdigest())


n = 100_000
np.random.seed(123)
told("rand", np.random.rand(n))
told("randn", np.random.randn(n).astype(np.float32))
for high in (2, 10, 1000, 2**31, 2**33):
    told(f"randint {high}", np.random.randint(high, size=n))
told("permutation", np.random.permutation(n))
told("uint8", np.random.randint(0, 256, n, dtype=np.uint8))

rng = np.random.default_rng(123)
told("random", rng.random(n))
told("float32", rng.random(n, dtype=np.float32))
told("normal", rng.standard_normal(n))
told("normal32", rng.standard_normal(n, dtype=np.float32))
told("exponential", rng.standard_exponential(n))
told("exponential32", rng.standard_exponential(n, dtype=np.float32))
for high in (2, 10, 1000, 2**31, 2**33):
    told(f"integers {high}", rng.integers(high, size=n))
told("int16", rng.integers(-300, 300, n, dtype=np.int16))
told("permutation", rng.permutation(n))
told("choice", rng.choice(n, 1000, replace=False))
