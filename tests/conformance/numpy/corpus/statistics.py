# medians, percentiles, histograms, correlation
import numpy as np

x = np.array([7.0, 1, 3, 9, 4, 2, 8])
print(np.median(x), np.median([1, 2, 3, 4]), np.median([[1, 5], [2, 8], [4, 0]], axis=0))
print(np.percentile(x, 50), np.percentile(x, [25, 75]), np.quantile(x, 0.1), np.quantile([1, 2, 3, 4], [0, 0.5, 1]))
hist, edges = np.histogram(x, bins=4)
print(hist, edges)
print(np.histogram([1, 2, 1], bins=[0, 1, 2, 3]), np.histogram(x, bins=3, range=(0, 9), density=True))
y = 2 * x + np.array([0.1, -0.2, 0.0, 0.3, -0.1, 0.2, 0.0])
print(np.round(np.corrcoef(x, y), 6))
print(np.round(np.cov(x, y), 6))
print(np.digitize([0.5, 2.5, 9], [1, 2, 3]), np.convolve([1, 2, 3], [0, 1, 0.5]), np.interp([1.5, 2.5], [1, 2, 3], [10, 20, 0]))
print(np.convolve(x, np.ones(3) / 3, mode="valid"), np.convolve([1, 2, 3], [1, 1], "same"), np.correlate([1, 2, 3], [0, 1, 0.5]))
print(np.nanmedian([1, np.nan, 3]), np.nanstd([1, 2, np.nan]))
z = (x - x.mean()) / x.std()
print(z, z.mean().round(12), z.std())
