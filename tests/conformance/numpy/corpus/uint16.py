# sixteen bits without a sign
import numpy as np

a = np.array([0, 1, 65535], dtype=np.uint16)
print(a, repr(a), a.dtype, a.itemsize, a.nbytes)
print(a + np.uint16(1), a // 2, a.astype(np.int32) - 1, a.astype(np.uint8), (a + 1).dtype, (a * 1.0).dtype)
print(np.arange(3, dtype="uint16").astype(np.int64), np.array([300, 5]).astype(np.uint16), np.uint16(7), repr(np.uint16(7)), np.iinfo(np.uint16).max)
print(a.max(), a.sum(), a.mean(), a[a > 0], np.frombuffer(a.tobytes(), dtype=np.uint16))
