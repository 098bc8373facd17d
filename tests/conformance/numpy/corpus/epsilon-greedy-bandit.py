# arms, tries and estimates
import numpy as np

np.random.seed(0)
true_means = np.array([0.2, 0.5, 0.8])
estimates, pulls, total = np.zeros(3), np.zeros(3, dtype=int), 0.0
for t in range(200):
    if np.random.uniform() < 0.1:
        arm = np.random.randint(3)
    else:
        arm = np.argmax(estimates)
    reward = float(np.random.rand() < true_means[arm])
    pulls[arm] += 1
    estimates[arm] += (reward - estimates[arm]) / pulls[arm]
    total += reward
print(pulls, estimates, total, np.argmax(estimates))
