# how sure a mean is
import numpy as np

rng = np.random.RandomState(4)
sample = rng.exponential(2.0, 25)
means = np.array([rng.choice(sample, len(sample)).mean() for _ in range(200)])
print(sample.mean(), sample.std(ddof=1) / np.sqrt(len(sample)))
print(means.mean().round(8), means.std(ddof=1).round(8), np.percentile(means, [2.5, 97.5]).round(8))
counts, edges = np.histogram(means, bins=5)
for count, left in zip(counts, edges):
    print(f"{left:.2f} {'*' * (count // 5)}")
print(np.sort(means)[[5, 194]], np.median(means))
