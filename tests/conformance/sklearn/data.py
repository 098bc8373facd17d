"""Data sets with scikit-learn's numbers, and how they are split."""

import numpy as np
import torch
from sklearn.datasets import load_digits, load_iris, make_blobs, make_circles, make_moons, make_regression
from sklearn.model_selection import train_test_split
from sklearn.utils import shuffle

for X, y in (
    make_moons(7, random_state=0), make_moons((3, 4), noise=0.1, random_state=1), make_moons(5, shuffle=False),
    make_circles(6, noise=0.05, random_state=2, factor=0.5), make_circles(5, shuffle=False),
    make_blobs(7, random_state=3), make_blobs(5, 3, centers=2, cluster_std=[0.5, 2], random_state=4),
    make_blobs([2, 3], centers=[[0, 0], [5, 5]], random_state=5, shuffle=False), make_regression(4, 3, n_informative=2, noise=0.5, random_state=6),
):
    print(X, y, X.dtype, y.dtype)
print(make_blobs(3, random_state=0, return_centers=True)[2], make_regression(5, 2, coef=True, random_state=1)[2])
np.random.seed(0)
print(make_moons(4, noise=0.1)[0], np.random.rand())
rng = np.random.RandomState(1)
print(make_moons(3, noise=0.1, random_state=rng)[0], rng.rand())

iris = load_iris()
print(iris.data.shape, iris.data[::40], iris.target[::30], ", ".join(iris.target_names), iris.feature_names)
print(load_iris(return_X_y=True)[0].sum(), iris["target"].sum(), sorted(iris)[:2])
X, y = load_digits(return_X_y=True)
print(X[:500].sum(), X[3].reshape(8, 8), y[:20], X.dtype, y.dtype, load_digits().images[0, 0])

X, y = make_moons(10, random_state=0)
for options in ({}, {"test_size": 0.3}, {"test_size": 3}, {"train_size": 0.5, "test_size": 0.2}, {"shuffle": False}):
    parts = train_test_split(X, y, np.arange(10), random_state=42, **options)
    print([part.shape for part in parts], parts[4], parts[5])
print(train_test_split([1, 2, 3, 4, 5], "abcde", random_state=1), train_test_split(torch.arange(6), random_state=0, test_size=2))
print(shuffle(np.arange(5), [1, 2, 3, 4, 5], random_state=0))
for wrong in (
    lambda: train_test_split(X, y[:3]), lambda: train_test_split(), lambda: train_test_split(X, test_size=10),
    lambda: train_test_split(X, test_size=0.7, train_size=0.7), lambda: train_test_split([1], test_size=0.5),
    lambda: make_moons(3, random_state="a") if False else make_blobs([1, 2], centers=3, random_state=0) and None,
):
    try:
        print(wrong())
    except ValueError as problem:
        print(str(problem).split(". Got")[0])
