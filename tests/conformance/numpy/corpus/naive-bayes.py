# a Gaussian for each class
import numpy as np

rng = np.random.RandomState(0)
X = np.vstack([rng.normal(m, s, (20, 2)) for m, s in (([0, 0], 1), ([3, 3], 0.5))])
y = np.repeat([0, 1], 20)
means = np.array([X[y == c].mean(axis=0) for c in (0, 1)])
variances = np.array([X[y == c].var(axis=0) for c in (0, 1)])
log_likelihood = -0.5 * (((X[:, None] - means) ** 2) / variances + np.log(2 * np.pi * variances)).sum(axis=2)
posterior = log_likelihood + np.log(np.bincount(y) / len(y))
print(means, variances)
print(posterior.argmax(axis=1), (posterior.argmax(1) == y).mean(), posterior[:2])
