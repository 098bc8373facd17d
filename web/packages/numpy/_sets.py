"""Arrays as sets: without repetition, in order."""

from collections import namedtuple

import torch

import numpy as np

from ._array import plain, wrap
from ._views import axis_of

UniqueAllResult = namedtuple("UniqueAllResult", "values indices inverse_indices counts")
UniqueCountsResult = namedtuple("UniqueCountsResult", "values counts")
UniqueInverseResult = namedtuple("UniqueInverseResult", "values inverse_indices")


def unique(
    ar,
    return_index=False,
    return_inverse=False,
    return_counts=False,
    axis=None,
    *,
    equal_nan=True,
    sorted=True,
):
    """The different elements in order; or the different slices along an axis."""
    ar = np.asarray(ar)
    if axis is None:
        values, order, starts = _groups(ar.ravel(), equal_nan)
        shape = ar.shape
    else:
        axis = axis_of(axis, ar.ndim)
        values, order, starts = _slice_groups(np.moveaxis(ar, axis, 0))
        values, shape = np.moveaxis(values, 0, axis), (ar.shape[axis],)
    results = [values]
    if return_index:
        results.append(order[starts])
    if return_inverse:
        inverse = np.empty(len(order), dtype=np.int64)
        inverse[order] = np.cumsum(starts) - 1
        results.append(inverse.reshape(shape))
    if return_counts:
        places = np.concatenate((np.flatnonzero(starts), [len(order)]))
        results.append(np.diff(places))
    return results[0] if len(results) == 1 else tuple(results)


def _groups(line, equal_nan):
    """(The different elements, the order of all, which in that order is the first of its kind)."""
    order = line.argsort(kind="stable")
    ordered = line[order]
    starts = np.ones(len(line), dtype=bool)
    starts[1:] = ordered[1:] != ordered[:-1]
    if equal_nan and line.dtype.kind == "f" and len(line) and ordered[-1] != ordered[-1]:
        nans = np.flatnonzero(ordered != ordered)
        starts[nans[1:]] = False
    return ordered[starts], order, starts


def _slice_groups(slices):
    rows = slices.reshape(len(slices), -1)
    keys = [rows[:, column] for column in range(rows.shape[1] - 1, -1, -1)]
    order = np.lexsort(keys) if keys else np.zeros(0, dtype=np.int64)
    ordered = rows[order]
    starts = np.ones(len(rows), dtype=bool)
    starts[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
    return slices[order[starts]], order, starts


def unique_all(x):
    """The different elements with where each is first, of which each place is, and how often."""
    return UniqueAllResult(*unique(x, True, True, True, equal_nan=False))


def unique_counts(x):
    """The different elements, and how often each is there."""
    return UniqueCountsResult(*unique(x, return_counts=True, equal_nan=False))


def unique_inverse(x):
    """The different elements, and of which of them each place is."""
    return UniqueInverseResult(*unique(x, return_inverse=True, equal_nan=False))


def unique_values(x):
    """The different elements."""
    return unique(x, equal_nan=False)


def isin(element, test_elements, assume_unique=False, invert=False, *, kind=None):
    """For each element whether it is among others."""
    if kind not in (None, "sort", "table"):
        raise ValueError(f"Invalid kind: '{kind}'. Please use None, 'sort' or 'table'.")
    element, tests = np.asarray(element), np.asarray(test_elements)
    dtype = np.result_type(element, tests)
    found = torch.isin(plain(element.astype(dtype)), plain(tests.astype(dtype)), invert=invert)
    return wrap(found)


def _both(ar1, ar2, assume_unique):
    ar1, ar2 = np.asarray(ar1), np.asarray(ar2)
    return (ar1.ravel(), ar2.ravel()) if assume_unique else (unique(ar1), unique(ar2))


def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
    """The elements that both have."""
    ar1, ar2 = np.asarray(ar1).ravel(), np.asarray(ar2).ravel()
    first, second = np.arange(len(ar1)), np.arange(len(ar2))
    if not assume_unique:
        ar1, first = unique(ar1, return_index=True)
        ar2, second = unique(ar2, return_index=True)
    both = np.concatenate((ar1, ar2))
    order = both.argsort(kind="stable")
    both = both[order]
    twice = both[1:] == both[:-1]
    common = both[:-1][twice]
    if not return_indices:
        return common
    return common, first[order[:-1][twice]], second[order[1:][twice] - len(ar1)]


def union1d(ar1, ar2):
    """The elements that either has."""
    return unique(np.concatenate((ar1, ar2), axis=None))


def setdiff1d(ar1, ar2, assume_unique=False):
    """The elements of the first that the second has not."""
    ar1, ar2 = _both(ar1, ar2, assume_unique)
    return ar1[isin(ar1, ar2, invert=True)]


def setxor1d(ar1, ar2, assume_unique=False):
    """The elements that one of both has."""
    both = np.concatenate(_both(ar1, ar2, assume_unique))
    if not both.size:
        return both
    both = np.sort(both)
    apart = np.concatenate(([True], both[1:] != both[:-1], [True]))
    return both[apart[1:] & apart[:-1]]
