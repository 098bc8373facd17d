# which dtype comes out of two
import numpy as np

f4, i4, u1 = np.ones(2, np.float32), np.ones(2, np.int32), np.ones(2, np.uint8)
print((f4 + 1).dtype, (f4 + 1.5).dtype, (f4 * np.float64(2)).dtype, (f4 + np.ones(2)).dtype, (f4 + i4).dtype)
print((i4 + 1).dtype, (i4 + 1.5).dtype, (i4 / i4).dtype, (i4 // 2).dtype, (i4 + np.int64(1)).dtype, (i4 + True).dtype)
print((u1 + 1).dtype, (u1 + u1).dtype, (u1 + np.int8(1)).dtype, (u1 + i4).dtype, (u1 / 2).dtype, (u1 * 0.5).dtype, (-u1).dtype)
print((np.ones(2, bool) + 1).dtype, (np.ones(2, bool) + np.ones(2, bool)).dtype, (np.ones(2, bool) / 1).dtype, np.sqrt(u1 + 3.0).dtype)
print(np.sqrt(i4).dtype, np.exp(u1.astype(np.int64)).dtype, np.mean(i4), np.mean(f4).dtype, np.sum(u1).dtype, np.sum(i4).dtype, np.prod(f4).dtype)
print(np.result_type(np.float32, np.int64), np.result_type(np.int8, np.uint8), np.promote_types("f4", "i4"), np.result_type(f4, 1.0), np.result_type(3, np.int8))
print(np.can_cast(np.int64, np.float32), np.can_cast(np.int32, np.float64), np.can_cast(np.float64, np.float32, "same_kind"), np.can_cast("f8", "i8"))
print(np.where(True, f4, 0).dtype, np.where([True, False], 1, 2.0).dtype, np.maximum(f4, 0).dtype, np.clip(u1, 0, 1).dtype, np.concatenate((f4, i4)).dtype)
for f in (lambda: u1 + 256, lambda: u1 + -1, lambda: np.int8(1) + 200, lambda: f4.astype(np.float32) + 1e300):
    try:
        print(f())
    except OverflowError as e:
        print(type(e).__name__, e)
