# the old generator: seed, rand, randn, randint
import numpy as np

np.random.seed(0)
print(np.random.rand(3), np.random.rand(2, 2), np.random.rand())
print(np.random.randn(4), np.random.randn(2, 3), np.random.randn())
print(np.random.randint(10, size=5), np.random.randint(0, 2, (2, 4)), np.random.randint(1, 7))
print(np.random.random(2), np.random.random_sample((2,)), np.random.random())
np.random.seed(42)
print(np.random.rand(), np.random.randint(0, 100, 10), np.random.randn(2))
np.random.seed(42)
print(np.random.rand())
print(np.random.randint(5, dtype=np.int32), np.random.randint(0, 255, 4, dtype=np.uint8), np.random.randint(-3, 3, size=(2, 2)))
try:
    np.random.randint(3, 3)
except ValueError as e:
    print(e)
