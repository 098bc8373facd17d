# missing numbers, counted, filled and skipped
import numpy as np

x = np.array([[1.0, np.nan, 3.0], [np.nan, 5.0, 6.0]])
print(np.isnan(x), np.isnan(x).sum(), x.sum(), np.nansum(x), np.nanmean(x, axis=0), np.nanmax(x, axis=1), np.nanstd(x), np.nanvar(x, axis=1))
filled = np.where(np.isnan(x), np.nanmean(x, axis=0), x)
print(filled, x[~np.isnan(x)], x[~np.isnan(x).any(axis=1)], np.nanmedian(x), np.nanpercentile(x, 50), np.nanargmin(x, axis=1), np.nanprod(x))
x[np.isnan(x)] = 0
print(x, np.nan_to_num([np.inf, np.nan, -np.inf]), np.nan_to_num(np.array([np.nan], np.float32)), max([1.0, np.nan]), np.sort([np.nan, 2, 1]), np.unique([np.nan, np.nan]))
print(np.isnan(np.nan), np.isnan([1, 2]), np.nan in [np.nan], np.array_equal([np.nan], [np.nan]), np.array_equal([np.nan], [np.nan], equal_nan=True), np.allclose(np.nan, np.nan, equal_nan=True))
