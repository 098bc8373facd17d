# bounds, element by element
import numpy as np

a = np.array([1, 5, -3, 8])
b = np.array([2, 4, -5, 8])
print(np.maximum(a, b), np.minimum(a, b), np.maximum(a, 0), np.maximum(0, a.astype(float)))
print(np.clip(a, 0, 5), a.clip(min=0), np.clip(a, None, 4), np.clip(a, b - 1, b + 1))
print(np.clip(a.astype(np.float32), -1, 1), np.clip(3.7, 0, 1), np.clip([0.2, 1.7], 0.0, 1.0))
x = np.array([1.0, np.nan, 3.0])
print(np.maximum(x, 2), np.fmax(x, 2), np.minimum(x, 2), np.fmin(x, 2))
print(x.max(), np.nanmax(x), np.nanmin(x), np.nanmean(x), np.nanargmax(x))
out = np.empty(4, dtype=int)
print(np.clip(a, 0, 3, out=out) is out, out)
relu = np.maximum(0, np.array([[-1.5, 2.0], [0.0, -0.0]]))
print(relu)
