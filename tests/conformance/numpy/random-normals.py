# multivariate_normal: its draws depend on the signs of the covariance's singular vectors.
import numpy as np

covariances = [[1, 0], [0, 1]], [[2, 0.5], [0.5, 1]], [[1, -0.8], [-0.8, 1]], [[1, 0], [0, 100]], [[3, 1], [1, 3]]
for cov in covariances:
    np.random.seed(2)
    rng = np.random.default_rng(2)
    print(cov, np.random.multivariate_normal([0, 0], cov), np.random.multivariate_normal([1, -1], cov, 2))
    print(rng.multivariate_normal([0, 0], cov), rng.multivariate_normal([1, -1], cov, size=(1, 2)))
    print(rng.multivariate_normal([0, 5], cov, 2, method="cholesky"))
print(np.random.multivariate_normal(np.zeros(3), np.eye(3), 2), np.random.multivariate_normal([0], [[4]], size=3))
print(np.random.multivariate_normal(np.zeros(3), [[1.0, 0, 0], [0, 9, 0], [0, 0, 4]]))
for mean, cov in ([[0, 0]], np.eye(2)), ([0, 0], np.eye(3)), ([0, 0], [1, 2]), ([0, 0], [[1, 2], [2, 1]]):
    try:
        print(np.random.multivariate_normal(mean, cov, check_valid="raise"))
    except ValueError as wrong:
        print(wrong)
