# bytes, memoryviews and arrays over them
import array
import numpy as np
import torch

data = bytearray(b"\x01\x02\x03\x04")
a = np.frombuffer(data, dtype=np.uint8)
print(a, a.flags.writeable, a.dtype)
a[0] = 9
print(data, np.frombuffer(b"\x00\x01", dtype=np.uint8).flags.writeable, np.frombuffer(data, dtype="<i2"), np.frombuffer(data, np.uint8, count=2, offset=1))
m = memoryview(np.arange(3, dtype=np.int32))
print(m.format, m.shape, m.tolist(), m.nbytes, bytes(np.array([1, 2], np.uint8)), np.array([1, 256], np.int16).tobytes())
print(np.array(array.array("d", [1.5, 2.5])), np.asarray(memoryview(b"ab")), np.array(bytearray(b"hi")))
print(torch.frombuffer(bytearray(np.array([1.0, 2.0], np.float32).tobytes()), dtype=torch.float32))
x = np.zeros(3, np.float32)
torch.frombuffer(x, dtype=torch.float32)[1] = 4
print(x)
print(x.data.nbytes, x.tobytes().hex(), np.arange(6, dtype=np.uint8).reshape(2, 3).T.tobytes(), np.arange(6, dtype=np.uint8).reshape(2, 3).T.tobytes("A"))
