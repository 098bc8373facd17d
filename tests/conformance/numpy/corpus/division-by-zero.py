# what zeros give, without a warning
import numpy as np

with np.errstate(divide="ignore", invalid="ignore"):
    print(np.array([1.0, -1.0, 0.0]) / 0)
    print(np.array([1, -1, 0]) // 0)
    print(np.array([5, 3]) % 0)
    print(np.log(np.array([0.0, 1.0, -1.0])))
    print(np.sqrt(np.array([-1.0, 4.0])))
    print(np.float64(1) / np.float64(0), np.float32(0) / np.float32(0))
print(np.inf, -np.inf, np.nan, np.inf - np.inf)
x = np.array([1.0, np.nan, np.inf, -np.inf])
print(np.isnan(x), np.isinf(x), np.isfinite(x))
print(np.nan_to_num(x))
print(np.nan_to_num(x, nan=-1.0, posinf=9, neginf=-9))
print(np.nan == np.nan, x == x, np.nanmax([1, np.nan]), np.nansum(x[:2]))
with np.errstate(all="raise"):
    try:
        np.array([1.0]) / 0
    except FloatingPointError as e:
        print(e)
