# sines and cosines of positions
import numpy as np

length, d = 6, 8
position = np.arange(length)[:, np.newaxis]
rates = 1 / np.power(10000, 2 * (np.arange(d)[np.newaxis] // 2) / d)
angles = position * rates
angles[:, 0::2] = np.sin(angles[:, 0::2])
angles[:, 1::2] = np.cos(angles[:, 1::2])
print(angles.shape, angles)
print(rates, angles.dtype, angles.astype(np.float32)[1])
mask = np.triu(np.ones((4, 4)), k=1).astype(bool)
scores = np.where(mask, -np.inf, 0.0)
print(mask, scores, np.exp(scores).sum(axis=1))
