# blank lines between blocks
import numpy as np

x = np.arange(12).reshape(2, 2, 3)
print(x)
print(repr(x))
print(repr(x.astype(np.float32)))
print(np.zeros((2, 1, 2, 2)))
print(repr(np.zeros((1, 1, 1, 2), dtype=np.int8)))
print([x[0], x[1]], (x[0, 0],), {"x": x[0]})
print(f"{x[0]}", f"{x[0]!r}", "%s" % x[1], str(x[1, 1]))
