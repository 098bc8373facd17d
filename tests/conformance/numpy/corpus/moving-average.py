# smoothing a series
import numpy as np

series = np.array([3.0, 5, 8, 6, 9, 12, 10, 15])
window = 3
print(np.convolve(series, np.ones(window) / window, mode="valid"))
c = np.cumsum(np.insert(series, 0, 0))
print((c[window:] - c[:-window]) / window)
print(np.lib.stride_tricks.sliding_window_view(series, window).mean(axis=1))
ema = np.zeros_like(series)
ema[0] = series[0]
for t in range(1, len(series)):
    ema[t] = 0.5 * series[t] + 0.5 * ema[t - 1]
print(ema, np.round(ema, 2))
print(np.array([series[max(0, i - 2) : i + 1].mean() for i in range(len(series))]))
