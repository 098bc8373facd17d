"""How good predictions are."""

import numpy as np

from ._missing import absent
from .utils import length_of


def _both(y_true, y_pred):
    length_of(y_true, y_pred)
    return np.asarray(y_true), np.asarray(y_pred)


def accuracy_score(y_true, y_pred, *, normalize=True):
    """The share of labels that are right, or with `normalize=False` how many are."""
    true, said = _both(y_true, y_pred)
    right = true == said
    if right.ndim > 1:
        right = right.all(axis=1)
    return float(right.mean() if normalize else right.sum())


def confusion_matrix(y_true, y_pred, *, labels=None):
    """Of each label (a row) how often each was said (a column)."""
    true, said = _both(y_true, y_pred)
    labels = np.unique(np.concatenate([true, said])) if labels is None else np.asarray(labels)
    place = {label: n for n, label in enumerate(labels.tolist())}
    counts = [[0] * len(place) for _ in place]
    for row, column in zip(true.tolist(), said.tolist()):
        if row in place and column in place:
            counts[place[row]][place[column]] += 1
    return np.array(counts, dtype=np.int64)


def _averaged(values, multioutput):
    """One number of a column, or of some of them."""
    if values.ndim == 1:
        return float(values.mean())
    each = values.mean(axis=0)
    return each if multioutput == "raw_values" else float(each.mean())


def mean_squared_error(y_true, y_pred, *, multioutput="uniform_average"):
    """The mean of squared differences."""
    true, said = _both(y_true, y_pred)
    return _averaged((true - said) ** 2, multioutput)


def mean_absolute_error(y_true, y_pred, *, multioutput="uniform_average"):
    """The mean of differences without their signs."""
    true, said = _both(y_true, y_pred)
    return _averaged(np.abs(said - true), multioutput)


__getattr__ = absent(
    "sklearn.metrics",
    "ConfusionMatrixDisplay RocCurveDisplay adjusted_rand_score auc average_precision_score "
    "balanced_accuracy_score brier_score_loss classification_report cohen_kappa_score explained_variance_score "
    "f1_score fbeta_score hamming_loss hinge_loss jaccard_score log_loss matthews_corrcoef max_error "
    "mean_absolute_percentage_error mean_squared_log_error median_absolute_error pairwise precision_recall_curve "
    "precision_recall_fscore_support precision_score r2_score recall_score roc_auc_score roc_curve "
    "root_mean_squared_error silhouette_score top_k_accuracy_score zero_one_loss",
)
