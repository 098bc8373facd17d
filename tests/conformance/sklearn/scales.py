"""Scaled columns and scores."""

import numpy as np
import torch
from sklearn.metrics import accuracy_score, confusion_matrix, mean_absolute_error, mean_squared_error
from sklearn.preprocessing import MinMaxScaler, StandardScaler

X = np.array([[1.0, -2.0, 5.0], [2.0, 0.5, 5.0], [4.0, 3.25, 5.0], [8.0, 1.0, 5.0]])
for scaler in (StandardScaler(), StandardScaler(with_mean=False), StandardScaler(with_std=False), MinMaxScaler(), MinMaxScaler((-1, 1), clip=True)):
    scaled = scaler.fit_transform(X)
    print(scaler, scaled, scaler.inverse_transform(scaled), scaler.transform([[0, 0, 0]]))
    print(scaler.fit_transform(X.astype(np.float32)).dtype, scaler.n_samples_seen_, scaler.n_features_in_)
scaler = StandardScaler().fit(X)
print(scaler.mean_, scaler.var_, scaler.scale_)
scaler = MinMaxScaler().fit(X)
print(scaler.data_min_, scaler.data_max_, scaler.data_range_, scaler.scale_, scaler.min_)
print(StandardScaler().fit_transform([[1], [2], [6]]))
for wrong in (
    lambda: StandardScaler().transform(X), lambda: scaler.transform(X[:, :2]), lambda: MinMaxScaler((1, 0)).fit(X),
    lambda: StandardScaler().fit([1.0, 2.0]), lambda: accuracy_score([1], [1, 2]),
):
    try:
        print(wrong())
    except ValueError as problem:
        print(type(problem).__name__, problem)

true, said = np.array([0, 1, 2, 2, 1]), np.array([0, 2, 2, 2, 1])
print(accuracy_score(true, said), accuracy_score(true, said, normalize=False), accuracy_score(torch.tensor(true), torch.tensor(said)))
print(confusion_matrix(true, said), confusion_matrix([3, 1], [1, 1]), confusion_matrix(true, said, labels=[2, 0]))
print(mean_squared_error([1.0, 2.0, 3.0], [1.5, 2.0, 2.0]), mean_absolute_error([1, 2, 3], [1.5, 2, 2]))
print(mean_squared_error(X, X + [0.5, 1, 2]), mean_squared_error(X, X + [0.5, 1, 2], multioutput="raw_values"))
