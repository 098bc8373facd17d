# steps summed up
import numpy as np

np.random.seed(10)
steps = np.where(np.random.rand(4, 20) < 0.5, -1, 1)
walks = steps.cumsum(axis=1)
print(walks)
print(walks.max(1), walks.min(1), (np.abs(walks) >= 3).any(1), (np.abs(walks) >= 3).argmax(1))
print(walks[:, -1].mean(), walks[:, -1].std(), np.abs(walks).max())
noise = np.random.normal(0, 0.1, 5)
print(np.cumsum(noise), np.r_[0, np.cumsum(noise)])
