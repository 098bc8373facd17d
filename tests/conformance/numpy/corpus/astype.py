# conversions between element types
import numpy as np

x = np.array([1.7, -1.7, 0.0, 255.9])
print(x.astype(int), x.astype(np.int32), x.astype(bool), x.astype(np.float32), x.astype("int8", copy=True)[:3])
i = np.array([0, 1, 300, -1])
print(i.astype(np.uint8), i.astype(float), i.astype(bool), i.astype(np.int8), i.astype(np.float32) / 255)
b = np.array([True, False])
print(b.astype(int), b.astype(float), b.view(np.uint8), (~b).astype(np.float32))
print(np.float32([1, 2]), np.int64([1.9, 2.1]), np.uint8(7), np.array([1, 2]).astype("f"), np.array([1.0]).astype("d").dtype)
f = np.array([1.0, -2.5], dtype=np.float32)
print(f.view(np.int32), f.view(np.uint8), f.tobytes(), np.frombuffer(f.tobytes(), dtype=np.float32))
try:
    np.array([1.5]).astype(int, casting="safe")
except TypeError as e:
    print(e)
print(np.array([2**31]).astype(np.int32), np.array([1e10]).astype(np.float32))
