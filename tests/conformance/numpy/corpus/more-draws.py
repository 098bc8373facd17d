# further draws, each behind its own seed
import numpy as np

np.random.seed(0)
print(np.random.beta(0.5, 0.5, 3), np.random.beta(1, 3))
np.random.seed(1)
print(np.random.binomial(100, 0.5, 4), np.random.binomial(5, 0.9, (2, 2)))
np.random.seed(2)
print(np.random.poisson(20, 4), np.random.poisson(0.5, (2, 3)))
np.random.seed(3)
print(np.random.multivariate_normal(np.zeros(2), np.eye(2), size=4).shape)
np.random.seed(4)
print(np.random.standard_t(3, 2), np.random.chisquare(2, 2), np.random.triangular(0, 1, 2, 2), np.random.weibull(1.5, 2))
np.random.seed(5)
print(np.random.multinomial(10, [0.2, 0.3, 0.5], 2), np.random.pareto(3.0, 2), np.random.rayleigh(1.0, 2), np.random.bytes(4))
