# the limits of floats
import numpy as np

info = np.finfo(np.float32)
print(info.eps, info.max, info.min, info.tiny, info.bits, info.resolution)
print(np.finfo(np.float64).eps, np.finfo(float).bits, np.finfo(np.float64).smallest_normal, np.finfo(np.array([1.0], np.float32).dtype).eps)
print(1 + np.finfo(float).eps > 1, np.float32(1) + np.float32(1e-8) == 1, np.nextafter(1, 2), np.spacing(1.0), np.float32(16777217))
print(np.iinfo(np.int64), np.iinfo(np.int64).max, np.iinfo(np.uint8).max, np.iinfo(np.int16).bits)
print(0.1 + 0.2 == 0.3, np.isclose(0.1 + 0.2, 0.3), np.float32(0.1) == 0.1, np.float32(0.5) == 0.5, np.log(np.finfo(float).tiny))
print(np.exp(np.array([88.0, 89.0], dtype=np.float32)), np.e, np.euler_gamma, np.pi)
try:
    np.finfo(np.int32)
except ValueError as e:
    print(e)
try:
    np.iinfo(np.float32)
except ValueError as e:
    print(e)
