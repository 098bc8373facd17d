"""One part of the data to learn from, the other to be tried on."""

import math
from numbers import Integral

import numpy as np

from ._missing import absent
from .utils import check_random_state, length_of, take


def _counts(n, test_size, train_size):
    """How many items are for testing and for training: sizes are counts, or shares of all."""
    if test_size is None and train_size is None:
        test_size = 0.25
    sizes = {"test_size": test_size, "train_size": train_size}
    for name, size in sizes.items():
        whole = isinstance(size, Integral)
        if size is not None and not (0 < size < n if whole else 0 < size < 1):
            raise ValueError(
                f"{name}={size} should be either positive and smaller than the number of samples {n} or a float "
                "in the (0, 1) range"
            )
    if all(isinstance(size, float) for size in sizes.values()) and test_size + train_size > 1:
        raise ValueError(
            f"The sum of test_size and train_size = {train_size + test_size}, should be in the (0, 1) range. "
            "Reduce test_size and/or train_size."
        )
    test = math.ceil(test_size * n) if isinstance(test_size, float) else test_size
    train = math.floor(train_size * n) if isinstance(train_size, float) else train_size
    test = n - train if test is None else test
    train = n - test if train is None else train
    if train + test > n:
        raise ValueError(
            f"The sum of train_size and test_size = {train + test}, should be smaller than the number of samples "
            f"{n}. Reduce test_size and/or train_size."
        )
    if train == 0:
        raise ValueError(
            f"With n_samples={n}, test_size={test_size} and train_size={train_size}, the resulting train set will "
            "be empty. Adjust any of the aforementioned parameters."
        )
    return test, train


def train_test_split(
    *arrays, test_size=None, train_size=None, random_state=None, shuffle=True, stratify=None
):
    """Of each array a part to train on and a part to test on, by chance."""
    if not arrays:
        raise ValueError("At least one array required as input")
    if stratify is not None:
        raise NotImplementedError("train_test_split: stratify is not in the Tensorglass playground yet")
    n = length_of(*arrays)
    test, train = _counts(n, test_size, train_size)
    if shuffle:
        order = check_random_state(random_state).permutation(n)
        tested, trained = order[:test], order[test : test + train]
    else:
        trained, tested = np.arange(train), np.arange(train, train + test)
    return [take(each, places) for each in arrays for places in (trained, tested)]


__getattr__ = absent(
    "sklearn.model_selection",
    "GridSearchCV GroupKFold GroupShuffleSplit KFold LeaveOneOut LeavePOut ParameterGrid ParameterSampler "
    "PredefinedSplit RandomizedSearchCV RepeatedKFold RepeatedStratifiedKFold ShuffleSplit StratifiedGroupKFold "
    "StratifiedKFold StratifiedShuffleSplit TimeSeriesSplit cross_val_predict cross_val_score cross_validate "
    "learning_curve permutation_test_score validation_curve",
)
