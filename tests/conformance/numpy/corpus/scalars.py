# what NumPy's scalars can do, and how they meet Python's
import numpy as np

x = np.float64(2.5)
print(isinstance(x, float), isinstance(np.float32(1), float), isinstance(np.int64(1), int), isinstance(np.bool_(1), bool))
print(isinstance(x, np.floating), isinstance(np.int32(1), np.integer), issubclass(np.uint8, np.unsignedinteger), isinstance(x, np.number))
print(repr(x + 1), repr(x * np.float32(2)), repr(np.int64(7) / 2), repr(np.int64(7) // 2), repr(np.int64(7) % 4), repr(2 ** np.int64(10)))
print(repr(np.int32(5) + 2.5), repr(np.float32(1) + 1), repr(1 - np.uint8(1)), repr(-np.int8(5)), repr(abs(np.int64(-3))))
print(x.item(), type(x.item()), type(np.float32(1).item()), type(np.int64(1).item()), type(np.bool_(True).item()), int(np.float64(3.9)))
print(np.int64(3) == 3, repr(np.int64(3) < 4), np.float64(1.0).is_integer(), round(np.float64(2.567), 2), hash(np.int64(5)) == hash(5))
print([10, 20, 30][np.int64(1)], list(range(np.int64(3))), "ab" * np.int64(2), {1: "one"}[np.int64(1)])
print(np.float64(3).astype(int), np.int64(3).astype(np.float32), x.reshape(1), np.int64(5).max(), x.T, x.size)
print(np.float32(3), np.int_(4), np.float64(), np.int8(127), np.bool_(0), np.float32("1.5"), np.int64("12"), np.double(2), np.single(0.5))
for f in (lambda: np.int8(200), lambda: np.uint8(-1), lambda: np.uint8(5) + 300, lambda: np.int64(1)[0], lambda: len(np.float64(1))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
