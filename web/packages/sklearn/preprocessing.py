"""Columns of data on one scale."""

import numpy as np

from ._missing import absent


class NotFittedError(ValueError, AttributeError):
    pass


class _Scaler:
    """Learns from columns how to change them; `defaults` are its options, shown where they are others."""

    defaults = {}

    def __repr__(self):
        options = self.get_params()
        changed = (f"{name}={value!r}" for name, value in options.items() if value != self.defaults[name])
        return f"{type(self).__name__}({', '.join(changed)})"

    def fit_transform(self, X, y=None):
        return self.fit(X).transform(X)

    def get_params(self, deep=True):
        return {name: getattr(self, name) for name in sorted(self.defaults)}

    def _table(self, X, fitted=True):
        name = type(self).__name__
        if fitted and not hasattr(self, "n_features_in_"):
            raise NotFittedError(
                f"This {name} instance is not fitted yet. Call 'fit' with appropriate arguments before using this "
                "estimator."
            )
        table = np.asarray(X)
        if table.dtype not in (np.float32, np.float64):
            table = table.astype(np.float64)
        if table.ndim != 2:
            raise ValueError(
                f"Expected 2D array, got {table.ndim}D array instead:\narray={table}.\nReshape your data either using "
                "array.reshape(-1, 1) if your data has a single feature or array.reshape(1, -1) if it contains a "
                "single sample."
            )
        if np.isnan(table).any():
            raise NotImplementedError(f"{name}: missing values are not in the Tensorglass playground yet")
        if fitted and table.shape[1] != self.n_features_in_:
            raise ValueError(
                f"X has {table.shape[1]} features, but {name} is expecting {self.n_features_in_} features as input."
            )
        return table


class StandardScaler(_Scaler):
    """Columns with mean 0 and variance 1."""

    defaults = {"copy": True, "with_mean": True, "with_std": True}

    def __init__(self, *, copy=True, with_mean=True, with_std=True):
        self.copy, self.with_mean, self.with_std = copy, with_mean, with_std

    def fit(self, X, y=None):
        table = self._table(X, fitted=False)
        count = len(table)
        total = table.sum(axis=0, dtype=np.float64)
        self.n_features_in_, self.n_samples_seen_ = table.shape[1], np.float64(count)
        self.mean_ = total / count
        self.var_ = self.scale_ = None
        if self.with_std:
            away = table - total / count
            correction = away.sum(axis=0, dtype=np.float64) ** 2 / count
            self.var_ = ((away**2).sum(axis=0, dtype=np.float64) - correction) / count
            # A column that is one number but for how it was rounded.
            least = (
                count * np.finfo(np.float64).eps * self.var_
                + (count * self.mean_ * np.finfo(np.float64).eps) ** 2
            )
            self.scale_ = np.where(self.var_ <= least, 1.0, np.sqrt(self.var_))
        return self

    def transform(self, X, copy=None):
        table = self._table(X)
        dtype = table.dtype
        if self.with_mean:
            table = (table - self.mean_).astype(dtype)
        return (table / self.scale_).astype(dtype) if self.with_std else table.copy()

    def inverse_transform(self, X, copy=None):
        table = self._table(X)
        dtype = table.dtype
        if self.with_std:
            table = (table * self.scale_).astype(dtype)
        return (table + self.mean_).astype(dtype) if self.with_mean else table.copy()


class MinMaxScaler(_Scaler):
    """Columns from one number to another."""

    defaults = {"feature_range": (0, 1), "copy": True, "clip": False}

    def __init__(self, feature_range=(0, 1), *, copy=True, clip=False):
        self.feature_range, self.copy, self.clip = feature_range, copy, clip

    def fit(self, X, y=None):
        table = self._table(X, fitted=False)
        low, high = self.feature_range
        if low >= high:
            raise ValueError(
                f"Minimum of desired feature range must be smaller than maximum. Got {self.feature_range}."
            )
        self.n_features_in_, self.n_samples_seen_ = table.shape[1], len(table)
        self.data_min_, self.data_max_ = table.min(axis=0), table.max(axis=0)
        self.data_range_ = self.data_max_ - self.data_min_
        still = self.data_range_ < 10 * np.finfo(self.data_range_.dtype).eps
        self.scale_ = (high - low) / np.where(still, np.ones_like(self.data_range_), self.data_range_)
        self.min_ = low - self.data_min_ * self.scale_
        return self

    def transform(self, X):
        table = self._table(X)
        scaled = (table * self.scale_ + self.min_).astype(table.dtype)
        return np.clip(scaled, *self.feature_range) if self.clip else scaled

    def inverse_transform(self, X):
        table = self._table(X)
        return ((table - self.min_) / self.scale_).astype(table.dtype)


__getattr__ = absent(
    "sklearn.preprocessing",
    "Binarizer FunctionTransformer KBinsDiscretizer LabelBinarizer LabelEncoder MaxAbsScaler "
    "MultiLabelBinarizer Normalizer OneHotEncoder OrdinalEncoder PolynomialFeatures PowerTransformer "
    "QuantileTransformer RobustScaler SplineTransformer TargetEncoder add_dummy_feature binarize "
    "label_binarize maxabs_scale minmax_scale normalize power_transform quantile_transform robust_scale scale",
)
