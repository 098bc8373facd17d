"""Averages, quantiles and what else describes data."""

import warnings

import numpy as np

from ._array import ndarray
from ._shape import at, axes_of, moveaxis
from ._sorting import axes_sorted, into
from ._views import axis_of


def _merged(a, axis):
    """(The array with the axes that are reduced as one, the last; the shape to keep dims)."""
    a = np.asarray(a)
    axes = axes_sorted(axis, a.ndim)
    kept = [dim for dim in range(a.ndim) if dim not in axes]
    shape = [a.shape[dim] for dim in kept]
    whole = tuple([1 if dim in axes else a.shape[dim] for dim in range(a.ndim)])
    return a.transpose([*kept, *axes]).reshape([*shape, a.size // max(1, _product(shape))]
                                               if a.size else [*shape, _product([a.shape[d] for d in axes])]), whole  # fmt: skip


def _product(sizes):
    count = 1
    for size in sizes:
        count *= size
    return count


def _finished(made, whole, keepdims, out=None):
    made = np.asarray(made)
    if keepdims:
        made = made.reshape(whole)
    if out is not None:
        return into(out, made)
    return made[()] if made.ndim == 0 else made


# --- Averages --------------------------------------------------------------------------------------


def average(a, axis=None, weights=None, returned=False, *, keepdims=False):
    """The mean, each element counted by its weight."""
    a = np.asarray(a)
    if weights is None:
        made = a.mean(axis, keepdims=keepdims)
        scale = np.asarray(made).dtype.type(a.size / np.size(made))
    else:
        weights, axes = np.asarray(weights), axes_sorted(axis, a.ndim)
        if weights.shape != a.shape:
            if axis is None:
                raise TypeError("Axis must be specified when shapes of a and weights differ.")
            given = axes_of(axis, a.ndim)
            if weights.shape != tuple([a.shape[dim] for dim in given]):
                raise ValueError("Shape of weights must be consistent with shape of a along specified axis.")
            weights = weights.transpose(sorted(range(len(given)), key=lambda i: given[i]))
            weights = weights.reshape([a.shape[d] if d in axes else 1 for d in range(a.ndim)])
        dtype = np.result_type(a.dtype, weights.dtype, *[np.float64] * (a.dtype.kind in "biu"))
        scale = weights.sum(axes, dtype=dtype, keepdims=keepdims)
        if (np.asarray(scale) == 0.0).any():
            raise ZeroDivisionError("Weights sum to zero, can't be normalized")
        made = np.multiply(a, weights, dtype=dtype).sum(axes, keepdims=keepdims) / scale
    if not returned:
        return made
    return made, np.broadcast_to(scale, np.shape(made)).copy() if np.ndim(made) else scale


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    """The middle element in order, or the mean of both."""
    lines, whole = _merged(a, axis)
    n = lines.shape[-1]
    if n == 0:
        return _finished(lines.mean(axis=-1), whole, keepdims, out)
    ordered = np.sort(lines, axis=-1)
    middle = ordered[..., (n - 1) // 2 : n // 2 + 1].mean(axis=-1)
    if lines.dtype.kind == "f":
        last = ordered[..., -1]
        middle = np.where(np.isnan(last), last, middle)
    return _finished(middle, whole, keepdims, out)


# --- Quantiles -------------------------------------------------------------------------------------


def _steps(index, is_lower):
    """The places of elements where a step function has its values."""
    below = np.floor(index)
    return np.where(is_lower(index - below, below), below, below + 1).astype(np.int64).clip(0, None)


def _between(alpha, beta):
    return lambda n, q: n * q + (alpha + q * (1 - alpha - beta)) - 1


# Where a quantile of n elements lies: a place, or between two; and the share of the upper one.
_PLACES = {
    "inverted_cdf": lambda n, q: _steps(n * q - 1, lambda part, _: part == 0),
    "averaged_inverted_cdf": lambda n, q: n * q - 1,
    "closest_observation": lambda n, q: _steps(
        n * q - 1 - 0.5, lambda part, below: (part == 0) & (below % 2 == 1)
    ),
    "interpolated_inverted_cdf": _between(0, 1),
    "hazen": _between(0.5, 0.5),
    "weibull": _between(0, 0),
    "linear": lambda n, q: (n - 1) * q,
    "median_unbiased": _between(1 / 3, 1 / 3),
    "normal_unbiased": _between(3 / 8, 3 / 8),
    "lower": lambda n, q: np.floor((n - 1) * q).astype(np.int64),
    "higher": lambda n, q: np.ceil((n - 1) * q).astype(np.int64),
    "midpoint": lambda n, q: 0.5 * (np.floor((n - 1) * q) + np.ceil((n - 1) * q)),
    "nearest": lambda n, q: np.round((n - 1) * q).astype(np.int64),
}
_SHARES = {
    "averaged_inverted_cdf": lambda share, place: np.where(share == 0, 0.5, 1.0),
    "midpoint": lambda share, place: np.where(place % 1 == 0, 0.0, 0.5),
}


def _quantiles(lines, q, method):
    """The quantiles along the last axis, as a first one."""
    n = lines.shape[-1]
    ordered = moveaxis(np.sort(lines, axis=-1), -1, 0)
    place = np.asarray(_PLACES[method](n, q))
    spread = place.shape + (1,) * (ordered.ndim - 1)
    if place.dtype.kind == "i":
        made = np.asarray(np.take(ordered, place, axis=0))
    else:
        below = np.floor(place)
        above = below + 1
        low, high = place < 0, place >= n - 1
        below = np.where(low, 0, np.where(high, n - 1, below)).astype(np.int64)
        above = np.where(low, 0, np.where(high, n - 1, above)).astype(np.int64)
        share = place - np.where(high, -1, np.where(low, 0, np.floor(place)))
        if method in _SHARES:
            share = _SHARES[method](share, place)
        share = np.asarray(share).astype(np.asarray(q).dtype).reshape(spread)
        lower = np.asarray(np.take(ordered, below, axis=0))
        upper = np.asarray(np.take(ordered, above, axis=0))
        way = np.subtract(upper, lower)
        made = np.where(share >= 0.5, upper - way * (1 - share), lower + way * share)
        made = np.where(upper == lower, lower, made)
    if lines.dtype.kind == "f":
        last = ordered[-1]
        made = np.where(np.isnan(last), last, made)
    return made


def _quantile(a, q, axis, out, method, keepdims):
    if method not in _PLACES:
        raise ValueError(f"{method!r} is not a valid method. Use one of: {_PLACES.keys()}")
    lines, whole = _merged(a, axis)
    made = _quantiles(lines, q, method)
    return _finished(made, np.shape(q) + whole, keepdims, out)


def _fractions(q, a, scale):
    """Quantiles as an array of fractions, of the data's type if they are plain numbers."""
    a = np.asarray(a)
    weak = isinstance(q, (int, float)) and not isinstance(q, np.generic) and a.dtype.kind == "f"
    q = np.asarray(q, dtype=a.dtype if weak else None)
    return np.asarray(np.true_divide(q, a.dtype.type(100) if a.dtype.kind == "f" else 100)
                      if scale == 100 else q)  # fmt: skip


def _inside(q, message):
    if not ((q >= 0) & (q <= 1)).all():
        raise ValueError(message)
    return q.astype(np.float64) if q.dtype.kind in "biu" else q


def _checked_weights(weights, name):
    if weights is not None:
        raise NotImplementedError(f"numpy.{name}(weights=...) is not in the Tensorglass playground yet")


_PERCENTILES = "Percentiles must be in the range [0, 100]"
_QUANTILES = "Quantiles must be in the range [0, 1]"


def percentile(
    a,
    q,
    axis=None,
    out=None,
    overwrite_input=False,
    method="linear",
    keepdims=False,
    *,
    weights=None,
):
    """What so many per cent of the elements are below."""
    _checked_weights(weights, "percentile")
    q = _inside(_fractions(q, a, 100), _PERCENTILES)
    return _quantile(a, q, axis, out, method, keepdims)


def quantile(
    a,
    q,
    axis=None,
    out=None,
    overwrite_input=False,
    method="linear",
    keepdims=False,
    *,
    weights=None,
):
    """What such a fraction of the elements is below."""
    _checked_weights(weights, "quantile")
    return _quantile(a, _inside(_fractions(q, a, 1), _QUANTILES), axis, out, method, keepdims)


# --- Without nan -----------------------------------------------------------------------------------


def _replaced(a, value):
    """(The array with a value for nan, where they were)."""
    a = np.asarray(a)
    if a.dtype.kind != "f":
        return a, np.zeros(a.shape, dtype=bool)
    missing = np.isnan(a)
    return np.where(missing, a.dtype.type(value), a), missing


def nansum(a, axis=None, dtype=None, out=None, keepdims=False):
    """The sum of what is not nan."""
    return np.sum(_replaced(a, 0)[0], axis=axis, dtype=dtype, out=out, keepdims=keepdims)


def nanprod(a, axis=None, dtype=None, out=None, keepdims=False):
    """The product of what is not nan."""
    return np.prod(_replaced(a, 1)[0], axis=axis, dtype=dtype, out=out, keepdims=keepdims)


def nancumsum(a, axis=None, dtype=None, out=None):
    """The sums so far of what is not nan."""
    return np.cumsum(_replaced(a, 0)[0], axis=axis, dtype=dtype, out=out)


def nancumprod(a, axis=None, dtype=None, out=None):
    """The products so far of what is not nan."""
    return np.cumprod(_replaced(a, 1)[0], axis=axis, dtype=dtype, out=out)


def _extreme(a, axis, out, keepdims, name, value):
    made = getattr(np, name)(_replaced(a, value)[0], axis=axis, keepdims=keepdims)
    empty = _replaced(a, value)[1].all(axis=axis, keepdims=keepdims)
    if np.any(empty):
        warnings.warn("All-NaN slice encountered" if np.ndim(empty) else "All-NaN axis encountered",
                      RuntimeWarning, stacklevel=3)  # fmt: skip
        made = np.where(empty, np.nan, made).astype(np.asarray(a).dtype)[()]
    return made if out is None else into(out, made)


def nanmin(a, axis=None, out=None, keepdims=False):
    """The least of what is not nan."""
    return _extreme(a, axis, out, keepdims, "min", np.inf)


def nanmax(a, axis=None, out=None, keepdims=False):
    """The largest of what is not nan."""
    return _extreme(a, axis, out, keepdims, "max", -np.inf)


def _extreme_place(a, axis, out, keepdims, name, value):
    a, missing = _replaced(a, value)
    if missing.all(axis=axis).any():
        raise ValueError("All-NaN slice encountered")
    return getattr(np, name)(a, axis=axis, out=out, keepdims=keepdims)


def nanargmin(a, axis=None, out=None, *, keepdims=False):
    """The place of the least that is not nan."""
    return _extreme_place(a, axis, out, keepdims, "argmin", np.inf)


def nanargmax(a, axis=None, out=None, *, keepdims=False):
    """The place of the largest that is not nan."""
    return _extreme_place(a, axis, out, keepdims, "argmax", -np.inf)


def _counted_mean(a, axis, dtype, keepdims):
    known, missing = _replaced(a, 0)
    count = (~missing).sum(axis=axis, dtype=np.int64, keepdims=keepdims)
    with np.errstate(invalid="ignore", divide="ignore"):
        return known.sum(axis=axis, dtype=dtype, keepdims=keepdims) / count, count, known, missing


def nanmean(a, axis=None, dtype=None, out=None, keepdims=False):
    """The mean of what is not nan."""
    a = np.asarray(a)
    if a.dtype.kind != "f":
        return np.mean(a, axis=axis, dtype=dtype, out=out, keepdims=keepdims)
    made, count, _, _ = _counted_mean(a, axis, dtype, keepdims)
    if np.any(count == 0):
        warnings.warn("Mean of empty slice", RuntimeWarning, stacklevel=2)
    return into(out, _as(made, dtype or a.dtype))


def _as(made, dtype):
    return np.asarray(made).astype(dtype, copy=False)[()]


def nanvar(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    """The variance of what is not nan."""
    a = np.asarray(a)
    if a.dtype.kind != "f":
        return np.var(a, axis=axis, dtype=dtype, out=out, ddof=ddof, keepdims=keepdims)
    mean, count, known, missing = _counted_mean(a, axis, dtype, True)
    apart = np.where(missing, a.dtype.type(0), known - mean.astype(a.dtype))
    count = count if keepdims else np.squeeze(count, axis=axis)
    free = count - ddof
    with np.errstate(invalid="ignore", divide="ignore"):
        made = np.multiply(apart, apart).sum(axis=axis, dtype=dtype, keepdims=keepdims) / free
    if np.any(free <= 0):
        warnings.warn("Degrees of freedom <= 0 for slice.", RuntimeWarning, stacklevel=2)
        made = np.where(free <= 0, np.nan, made)
    return into(out, _as(made, dtype or a.dtype))


def nanstd(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    """The standard deviation of what is not nan."""
    return into(out, np.sqrt(nanvar(a, axis, dtype, None, ddof, keepdims)))


def _per_line(a, axis, keepdims, out, function, shape=()):
    """A function of the elements that are not nan, line by line."""
    lines, whole = _merged(a, axis)
    flat = lines.reshape(-1, lines.shape[-1])
    made = np.empty((len(flat), *shape), dtype=np.result_type(lines.dtype, 1.0)
                    if lines.dtype.kind != "f" else lines.dtype)  # fmt: skip
    for number, line in enumerate(flat):
        known = line[~np.isnan(line)]
        if not len(known):
            warnings.warn("All-NaN slice encountered", RuntimeWarning, stacklevel=3)
        made[number] = function(known) if len(known) else np.nan
    made = moveaxis(made.reshape(lines.shape[:-1] + shape), range(lines.ndim - 1, lines.ndim - 1 + len(shape)),
                    range(len(shape)))  # fmt: skip
    return _finished(made, shape + whole, keepdims, out)


def nanmedian(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    """The middle of what is not nan."""
    return _per_line(a, axis, keepdims, out, median)


def nanpercentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
    """What so many per cent of the elements that are not nan are below."""
    q = _inside(_fractions(q, a, 100), _PERCENTILES)
    return _per_line(a, axis, keepdims, out, lambda line: _quantiles(line, q, method), q.shape)


def nanquantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
    """What such a fraction of the elements that are not nan is below."""
    q = _inside(_fractions(q, a, 1), _QUANTILES)
    return _per_line(a, axis, keepdims, out, lambda line: _quantiles(line, q, method), q.shape)


# --- Covariance ------------------------------------------------------------------------------------


def cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None):
    """The covariances of variables: the rows, or the columns."""
    if ddof is not None and ddof != int(ddof):
        raise ValueError("ddof must be integer")
    m = np.asarray(m)
    if m.ndim > 2:
        raise ValueError("m has more than 2 dimensions")
    y = None if y is None else np.asarray(y)
    if y is not None and y.ndim > 2:
        raise ValueError("y has more than 2 dimensions")
    if dtype is None:
        dtype = np.result_type(m, np.float64, *([] if y is None else [y]))
    x = np.array(m, ndmin=2, dtype=dtype)
    if not rowvar and m.ndim != 1:
        x = x.T
    if x.shape[0] == 0:
        return np.zeros((0, 0))
    if y is not None:
        y = np.array(y, copy=None, ndmin=2, dtype=dtype)
        x = np.concatenate((x, y.T if not rowvar and y.shape[0] != 1 else y), axis=0)
    ddof = ddof if ddof is not None else 0 if bias else 1
    weights = None
    if fweights is not None:
        weights = np.asarray(fweights, dtype=float)
    if aweights is not None:
        aweights = np.asarray(aweights, dtype=float)
        weights = aweights if weights is None else weights * aweights
    mean, total = average(x, axis=1, weights=weights, returned=True)
    total = total[0]
    if weights is None:
        free = x.shape[1] - ddof
    elif ddof == 0:
        free = total
    elif aweights is None:
        free = total - ddof
    else:
        free = total - ddof * sum(weights * aweights) / total
    if free <= 0:
        warnings.warn("Degrees of freedom <= 0 for slice", RuntimeWarning, stacklevel=2)
        free = 0.0
    x = x - mean[:, None]
    made = np.dot(x, (x if weights is None else x * weights).T)
    with np.errstate(divide="ignore"):
        made = made * np.true_divide(1, free)
    return np.squeeze(made)


def corrcoef(x, y=None, rowvar=True, *, dtype=None):
    """The correlations of variables: the rows, or the columns."""
    made = cov(x, y, rowvar, dtype=dtype)
    if made.ndim == 0:
        return (made / made)[()]
    deviation = np.sqrt(np.diag(made))
    made = made / deviation[:, None] / deviation[None, :]
    return np.clip(made, -1, 1)


# --- Histograms ------------------------------------------------------------------------------------


def _width(name, x, span):
    """How wide the bins are that a rule gives."""
    n = x.size
    if name == "sturges":
        return span / (np.log2(n) + 1.0)
    if name == "sqrt":
        return span / np.sqrt(n)
    if name == "rice":
        return span / (2.0 * n ** (1.0 / 3))
    if name == "scott":
        return (24.0 * np.pi**0.5 / n) ** (1.0 / 3.0) * np.std(x)
    if name == "fd":
        return 2.0 * np.subtract(*percentile(x, [75, 25])) * n ** (-1.0 / 3.0)
    if name == "doane":
        deviation = np.std(x)
        if n > 2 and deviation > 0:
            skew = np.mean(((x - np.mean(x)) / deviation) ** 3)
            error = np.sqrt(6.0 * (n - 2) / ((n + 1.0) * (n + 3)))
            return span / (1.0 + np.log2(n) + np.log2(1.0 + np.absolute(skew) / error))
        return 0.0
    wide, narrow = _width("fd", x, span), _width("sturges", x, span)  # auto
    least = _width("sqrt", x, span) / 2
    wide = max(wide, least)
    return min(wide, narrow) if wide else narrow


_RULES = ("auto", "doane", "fd", "rice", "scott", "sqrt", "sturges")


def _ends(a, range):
    if range is not None:
        first, last = range
        if first > last:
            raise ValueError("max must be larger than min in range parameter.")
        what = "supplied"
    elif a.size == 0:
        first, last, what = 0, 1, ""
    else:
        first, last, what = a.min(), a.max(), "autodetected"
    if not (np.isfinite(first) and np.isfinite(last)):
        raise ValueError(f"{what} range of [{first}, {last}] is not finite")
    return (first - 0.5, last + 0.5) if first == last else (first, last)


def _edges(a, bins, range, weights):
    """(The edges of the bins, how many if they are equal)."""
    if isinstance(bins, str):
        if bins not in (*_RULES, "stone"):
            raise ValueError(f"{bins!r} is not a valid estimator for `bins`")
        if bins == "stone":
            raise NotImplementedError('bins="stone" is not in the Tensorglass playground yet')
        if weights is not None:
            raise TypeError("Automated estimation of the number of bins is not supported for weighted data")
        first, last = _ends(a, range)
        inside = a if range is None else a[(a >= first) & (a <= last)]
        width = _width(bins, inside, np.ptp(inside)) if inside.size else 0
        if width and a.dtype.kind in "iu" and width < 1:
            width = 1
        count = int(np.ceil((last - first) / width)) if width else 1
    elif np.ndim(bins) == 0:
        if not hasattr(bins, "__index__"):
            raise TypeError("`bins` must be an integer, a string, or an array")
        count = bins.__index__()
        if count < 1:
            raise ValueError("`bins` must be positive, when an integer")
        first, last = _ends(a, range)
    elif np.ndim(bins) == 1:
        edges = np.asarray(bins)
        if (edges[:-1] > edges[1:]).any():
            raise ValueError("`bins` must increase monotonically, when an array")
        return edges, None
    else:
        raise ValueError("`bins` must be 1d, when an array")
    dtype = np.result_type(first, last, a)
    if dtype.kind in "iu":
        dtype = np.result_type(dtype, float)
    return np.linspace(first, last, count + 1, endpoint=True, dtype=dtype), count


def _flat(a, weights):
    a = np.asarray(a)
    if a.dtype == bool:
        warnings.warn(
            f"Converting input from {a.dtype} to <class 'numpy.uint8'> for compatibility.",
            RuntimeWarning,
            stacklevel=3,
        )
        a = a.astype(np.uint8)
    if weights is not None:
        weights = np.asarray(weights)
        if weights.shape != a.shape:
            raise ValueError("weights should have the same shape as a.")
        weights = weights.ravel()
    return a.ravel(), weights


def histogram_bin_edges(a, bins=10, range=None, weights=None):
    """The edges of the bins that `histogram` counts in."""
    a, weights = _flat(a, weights)
    return _edges(a, bins, range, weights)[0]


def histogram(a, bins=10, range=None, density=None, weights=None):
    """(How many elements fall into each bin, the edges of the bins)."""
    a, weights = _flat(a, weights)
    edges, count = _edges(a, bins, range, weights)
    dtype = np.dtype(np.int64) if weights is None else weights.dtype
    if count is not None:
        inside = (a >= edges[0]) & (a <= edges[-1])
        if weights is not None:
            weights = weights[inside]
        a = a[inside].astype(edges.dtype)
        first, last = edges[0], edges[-1]
        places = ((a - first) / (last - first) * count).astype(np.int64)
        places[places == count] -= 1
        # rounding may have put an element beside its bin
        places[a < edges[places]] -= 1
        places[(a >= edges[places + 1]) & (places != count - 1)] += 1
        counts = bincount(places, weights=weights, minlength=count).astype(dtype)
    else:
        order = np.argsort(a, kind="stable")
        line = a[order]
        cuts = np.concatenate((line.searchsorted(edges[:-1], "left"), line.searchsorted(edges[-1:], "right")))
        if weights is not None:
            cuts = np.concatenate((np.zeros(1, dtype), weights[order].cumsum()))[cuts]
        counts = np.diff(cuts)
    if density:
        return counts / np.diff(edges).astype(float) / counts.sum(), edges
    return counts, edges


def histogramdd(sample, bins=10, range=None, density=None, weights=None):
    """(How many points fall into each cell of a grid, the edges along each axis)."""
    sample = np.asarray(sample) if isinstance(sample, ndarray) else np.stack(
        [np.asarray(each) for each in sample], axis=-1
    ) if np.ndim(sample) == 2 or isinstance(sample, (tuple, list)) else np.asarray(sample)  # fmt: skip
    if sample.ndim == 1:
        sample = sample[:, None]
    count, dims = sample.shape
    if np.ndim(bins) == 0:
        bins = [bins] * dims
    elif len(bins) != dims:
        raise ValueError("The dimension of bins must be equal to the dimension of the sample x.")
    if range is None:
        range = (None,) * dims
    elif len(range) != dims:
        raise ValueError("range argument must have one entry per dimension")
    edges, places = [], []
    for dim, (each, ends) in enumerate(zip(bins, range)):
        values = sample[:, dim]
        if np.ndim(each) == 0:
            if each < 1:
                raise ValueError(f"`bins[{dim}]` must be positive, when an integer")
            first, last = _ends(values, ends)
            line = np.linspace(first, last, each + 1)
        else:
            line = np.asarray(each)
            if (line[:-1] > line[1:]).any():
                raise ValueError(f"`bins[{dim}]` must be monotonically increasing, when an array")
        found = np.searchsorted(line, values, side="right")
        found[values == line[-1]] -= 1
        edges.append(line)
        places.append(found)
    sizes = [len(line) + 1 for line in edges]
    flat = np.ravel_multi_index(tuple(places), tuple(sizes))
    counts = bincount(flat, weights, minlength=_product(sizes)).reshape(sizes)
    counts = counts[(slice(1, -1),) * dims].astype(float)
    if density:
        total = counts.sum()
        for dim, line in enumerate(edges):
            shape = [1] * dims
            shape[dim] = -1
            counts = counts / np.diff(line).reshape(shape)
        counts = counts / total
    return counts, edges


def histogram2d(x, y, bins=10, range=None, density=None, weights=None):
    """(How many points fall into each cell, the edges along x, those along y)."""
    if len(x) != len(y):
        raise ValueError("x and y must have the same length.")
    if np.ndim(bins) and len(bins) not in (1, 2):
        bins = [np.asarray(bins), np.asarray(bins)]
    counts, (first, second) = histogramdd((x, y), bins, range, density, weights)
    return counts, first, second


def bincount(x, /, weights=None, minlength=0):
    """How often each whole number is there, or the sum of its weights."""
    import torch

    from ._array import plain, wrap
    from ._errstate import deprecated

    given, x = isinstance(x, ndarray), np.asarray(x)
    if x.ndim != 1:
        raise ValueError("object too deep for desired array" if x.ndim else
                         "object of too small depth for desired array")  # fmt: skip
    if x.size == 0 and x.dtype.kind == "f":
        x = x.astype(np.int64)
    if x.dtype.kind not in "biu" and given:
        raise TypeError(
            f"Cannot cast array data from {x.dtype!r} to dtype('int64') according to the rule 'safe'"
        )
    if x.dtype.kind not in "biu":
        deprecated(
            "Non-integer input passed to bincount. In a future version of NumPy, this will be an error. "
            "(Deprecated NumPy 2.1)"
        )
    if minlength < 0:
        raise ValueError("'minlength' must not be negative")
    x = x.astype(np.int64)
    if x.size and x.min() < 0:
        raise ValueError("'list' argument must have no negative elements")
    if weights is not None:
        weights = np.asarray(weights, dtype=np.float64)
        if weights.shape != x.shape:
            raise ValueError("The weights and list don't have the same length.")
        return wrap(torch.bincount(plain(x), plain(weights), minlength))
    return wrap(torch.bincount(plain(x), minlength=minlength))


# --- Along an axis ---------------------------------------------------------------------------------


def ptp(a, axis=None, out=None, keepdims=False):
    """The way from the least to the largest."""
    a = np.asarray(a)
    made = a.max(axis=axis, keepdims=keepdims) - a.min(axis=axis, keepdims=keepdims)
    return into(out, made)


def diff(a, n=1, axis=-1, prepend=None, append=None):
    """The steps from element to element."""
    if n == 0:
        return a
    if n < 0:
        raise ValueError(f"order must be non-negative but got {n!r}")
    a = np.asanyarray(a)
    if a.ndim == 0:
        raise ValueError("diff requires input that is at least one dimensional")
    axis = axis_of(axis, a.ndim)
    ends = []
    for each in (prepend, append):
        if each is not None:
            each = np.asanyarray(each)
            if each.ndim == 0:
                each = np.broadcast_to(each, (*a.shape[:axis], 1, *a.shape[axis + 1 :]))
        ends.append(each)
    parts = [each for each in (ends[0], a, ends[1]) if each is not None]
    if len(parts) > 1:
        a = np.concatenate(parts, axis)
    step = np.not_equal if a.dtype == bool else np.subtract
    for _ in range(n):
        a = step(a[at(axis, slice(1, None))], a[at(axis, slice(None, -1))])
    return a


def ediff1d(ary, to_end=None, to_begin=None):
    """The steps between the elements in one dim, with others before and after."""
    ary = np.asarray(ary).ravel()
    parts = [to_begin, ary[1:] - ary[:-1], to_end]
    made = [np.ravel(each) for each in parts if each is not None]
    for each in made:
        if not np.can_cast(each.dtype, ary.dtype, "same_kind"):
            which = "to_begin" if to_begin is not None and each is made[0] else "to_end"
            raise TypeError(
                f"dtype of `{which}` must be compatible with input `ary` under the `same_kind` rule."
            )
    return made[0] if len(made) == 1 else np.concatenate(made, dtype=ary.dtype)


def gradient(f, *varargs, axis=None, edge_order=1):
    """The slope by central differences within, one-sided ones at the ends."""
    f = np.asanyarray(f)
    axes = tuple(range(f.ndim)) if axis is None else axes_of(axis, f.ndim)
    if not varargs:
        steps = [1.0] * len(axes)
    elif len(varargs) == 1 and np.ndim(varargs[0]) == 0:
        steps = list(varargs) * len(axes)
    elif len(varargs) == len(axes):
        steps = [_spacing(each, f.shape[dim]) for each, dim in zip(varargs, axes)]
    else:
        raise TypeError("invalid number of arguments")
    if edge_order > 2:
        raise ValueError("'edge_order' greater than 2 not supported")
    if f.dtype.kind in "iu":
        f = f.astype(np.float64)
    slopes = []
    for dim, step in zip(axes, steps):
        if f.shape[dim] < edge_order + 1:
            raise ValueError(
                "Shape of array too small to calculate a numerical gradient, at least "
                "(edge_order + 1) elements are required."
            )
        slopes.append(moveaxis(_slope(moveaxis(f, dim, -1), step, edge_order), -1, dim))
    return slopes[0] if len(axes) == 1 else tuple(slopes)


def _spacing(places, size):
    places = np.asanyarray(places)
    if places.ndim == 0:
        return places
    if places.ndim != 1:
        raise ValueError("distances must be either scalars or 1d")
    if len(places) != size:
        raise ValueError("when 1d, distances must match the length of the corresponding dimension")
    if places.dtype.kind in "iu":
        places = places.astype(np.float64)
    steps = np.diff(places)
    return steps[0] if (steps == steps[0]).all() else steps


def _slope(f, step, edge_order):
    """The slope along the last axis."""
    made = np.empty(f.shape, dtype=f.dtype)
    even = np.ndim(step) == 0
    if even:
        made[..., 1:-1] = (f[..., 2:] - f[..., :-2]) / (2.0 * step)
    else:
        left, right = step[:-1], step[1:]
        made[..., 1:-1] = (
            -right / (left * (left + right)) * f[..., :-2]
            + (right - left) / (left * right) * f[..., 1:-1]
            + left / (right * (left + right)) * f[..., 2:]
        )
    first, last = (step, step) if even else (step[0], step[-1])
    if edge_order == 1:
        made[..., 0] = (f[..., 1] - f[..., 0]) / first
        made[..., -1] = (f[..., -1] - f[..., -2]) / last
        return made
    if even:
        start = (-1.5 / step, 2.0 / step, -0.5 / step)
        end = (0.5 / step, -2.0 / step, 1.5 / step)
    else:
        one, two = step[0], step[1]
        start = (
            -(2.0 * one + two) / (one * (one + two)), (one + two) / (one * two), -one / (two * (one + two)),
        )  # fmt: skip
        one, two = step[-2], step[-1]
        end = (
            two / (one * (one + two)), -(two + one) / (one * two), (2.0 * two + one) / (two * (one + two)),
        )  # fmt: skip
    made[..., 0] = start[0] * f[..., 0] + start[1] * f[..., 1] + start[2] * f[..., 2]
    made[..., -1] = end[0] * f[..., -3] + end[1] * f[..., -2] + end[2] * f[..., -1]
    return made


def trapezoid(y, x=None, dx=1.0, axis=-1):
    """The area below points, joined by lines."""
    y = np.asanyarray(y)
    axis = axis_of(axis, y.ndim)
    if x is not None:
        x = np.asanyarray(x)
        dx = diff(x, axis=-1 if x.ndim == 1 else axis)
        if x.ndim == 1:
            dx = dx.reshape([-1 if dim == axis else 1 for dim in range(y.ndim)])
    upper, lower = y[at(axis, slice(1, None))], y[at(axis, slice(None, -1))]
    return (dx * (upper + lower) / 2.0).sum(axis)


def interp(x, xp, fp, left=None, right=None, period=None):
    """The values at places between known points, on lines from one to the next."""
    x, xp = np.asarray(x, dtype=np.float64), np.asarray(xp, dtype=np.float64)
    fp = np.asarray(fp, dtype=np.float64)
    if period is not None:
        if period == 0:
            raise ValueError("period must be a non-zero value")
        period, left, right = abs(period), None, None
        if xp.ndim != 1 or fp.ndim != 1:
            raise ValueError("Data points must be 1-D sequences")
        if len(xp) != len(fp):
            raise ValueError("fp and xp are not of the same length.")
        x, xp = x % period, xp % period
        order = np.argsort(xp)
        xp, fp = xp[order], fp[order]
        xp = np.concatenate((xp[-1:] - period, xp, xp[0:1] + period))
        fp = np.concatenate((fp[-1:], fp, fp[0:1]))
    if xp.ndim != 1 or fp.ndim != 1:
        raise ValueError("object too deep for desired array")
    if not len(xp):
        raise ValueError("array of sample points is empty")
    if len(xp) != len(fp):
        raise ValueError("fp and xp are not of the same length.")
    left = fp[0] if left is None else left
    right = fp[-1] if right is None else right
    last = len(xp) - 1
    if last == 0:
        made = np.where(x < xp[0], left, np.where(x > xp[0], right, fp[0]))
        return np.where(np.isnan(x), x, made)[()]
    j = (np.searchsorted(xp, x, side="right") - 1).clip(0, last - 1)
    with np.errstate(invalid="ignore", divide="ignore"):
        slope = (fp[j + 1] - fp[j]) / (xp[j + 1] - xp[j])
        made = slope * (x - xp[j]) + fp[j]
        back = slope * (x - xp[j + 1]) + fp[j + 1]
    made = np.where(np.isnan(made), np.where(np.isnan(back) & (fp[j] == fp[j + 1]), fp[j], back), made)
    made = np.where(xp[j] == x, fp[j], made)
    made = np.where(x == xp[last], fp[last], made)
    made = np.where(x < xp[0], left, np.where(x > xp[last], right, made))
    return np.where(np.isnan(x), x, made)[()]


# --- Sliding sums ----------------------------------------------------------------------------------

_MODES = ("valid", "same", "full")


def _checked_mode(mode):
    if isinstance(mode, str):
        found = [each for each in _MODES if mode[:1].lower() == each[0]]
        if not found:
            raise ValueError(f"mode must be one of 'valid', 'same', or 'full' (got {mode!r})")
        return found[0]
    return _MODES[mode]


def _slid(a, v, mode):
    """The sums of products of the longer one's windows with the shorter one."""
    n, m = len(a), len(v)
    dtype = np.result_type(a, v)
    before = {"full": m - 1, "same": m // 2, "valid": 0}[mode]
    count = {"full": n + m - 1, "same": n, "valid": n - m + 1}[mode]
    line = np.zeros(count + m - 1, dtype=dtype)
    line[before : before + n] = a
    made = np.zeros(count, dtype=dtype)
    for place in range(m):
        made += line[place : place + count] * v[place]
    return made


def _lines(a, v, name):
    a, v = np.asarray(a), np.asarray(v)
    if a.ndim > 1 or v.ndim > 1:
        raise ValueError("object too deep for desired array")
    a, v = a.reshape(-1), v.reshape(-1)
    for each, what in (
        (a, "first" if name == "correlate" else "a"),
        (v, "second" if name == "correlate" else "v"),
    ):
        if not len(each):
            raise ValueError(
                f"{what} array argument cannot be empty" if name == "correlate" else f"{what} cannot be empty"
            )
    return a, v


def correlate(a, v, mode="valid"):
    """The sums of products of two arrays of one dim, one moved along the other."""
    mode = _checked_mode(mode)
    a, v = _lines(a, v, "correlate")
    if len(v) > len(a):
        # what is moved is the shorter one: the result is then in reverse
        return _reversed_slid(v, a, mode)
    return _slid(a, v, mode)


def _reversed_slid(a, v, mode):
    made = _slid(a, v, "full" if mode == "same" else mode)[::-1]
    if mode == "same":
        start = len(v) // 2
        made = made[start : start + len(a)]
    return made.copy()


def convolve(a, v, mode="full"):
    """The convolution of two arrays of one dim."""
    mode = _checked_mode(mode)
    a, v = _lines(a, v, "convolve")
    if len(v) > len(a):
        a, v = v, a
    return _slid(a, v[::-1], mode)
