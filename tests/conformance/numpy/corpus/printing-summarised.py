# long arrays are cut in the middle
import numpy as np

print(np.arange(1001))
print(np.arange(1000))
print(np.linspace(0, 1, 2000))
print(np.arange(10000).reshape(100, 100))
print(repr(np.arange(2000.0)))
print(np.zeros((1100, 2)))
print(np.zeros((3, 400)))
print(repr(np.ones((50, 30), dtype=np.float32)))
print(np.arange(8000).reshape(20, 20, 20))
