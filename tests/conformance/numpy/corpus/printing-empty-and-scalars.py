# arrays without elements, without axes, and scalars
import numpy as np

print(np.array([]), np.zeros((0, 3)), np.zeros((2, 0)), np.zeros((2, 0, 3)), np.array([], dtype=int))
print(repr(np.array([])), repr(np.zeros((0, 3))), repr(np.zeros((2, 0), dtype=np.float32)), repr(np.array([], dtype=bool)))
print(np.array(5), repr(np.array(5)), repr(np.array(5.0)), repr(np.array(True)), np.array(0.1), repr(np.array(2, dtype=np.int32)))
for s in (np.int64(3), np.int32(-3), np.uint8(200), np.float64(2.5), np.float32(2.5), np.bool_(True), np.int8(0)):
    print(s, repr(s), type(s).__name__, s.dtype, s.shape, s.ndim)
print([np.int64(1), np.float64(2.0)], (np.bool_(False),), {np.int64(1): np.float32(0.1)})
print(np.array([1, 2])[0], repr(np.array([1, 2])[0]), repr(np.array([0.5]).sum()), repr(np.mean([1, 2])), repr(np.array([1.0]) == 1))
print(np.float64("nan"), repr(np.float64("nan")), repr(np.float64("inf")), repr(np.float32("-inf")), repr(np.nan), repr(np.float64(-0.0)))
