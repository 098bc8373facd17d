# draws from distributions, after a seed
import numpy as np

np.random.seed(1)
print(np.random.uniform(-1, 1, 4), np.random.uniform(), np.random.uniform(low=[0, 10], high=[1, 20]))
print(np.random.normal(0, 1, 3), np.random.normal(loc=5, scale=0.1, size=(2, 2)), np.random.normal(10))
print(np.random.standard_normal(3), np.random.exponential(2.0, 3), np.random.exponential())
print(np.random.binomial(10, 0.3, 5), np.random.poisson(3.5, 6), np.random.binomial(1, 0.5))
print(np.random.beta(2, 5, 3), np.random.gamma(2.0, 1.5, 3), np.random.dirichlet([1, 2, 3]))
print(np.random.multivariate_normal([0, 1], [[1, 0], [0, 2]], 3).round(6))
print(np.random.geometric(0.3, 4), np.random.laplace(size=2), np.random.logistic(size=2), np.random.lognormal(size=2))
