"""Normals of several dims: by the singular vectors of their covariance, whose signs decide the draws."""

from math import copysign, hypot, sqrt

import numpy as np
import torch
from torch._wire import primitive

from .._array import plain, wrap
from .._convert import asarray
from ._distributions import sizes_of

product = primitive("numpy.product")


def drawn(state, mean, cov, size, check_valid, tol, method):
    """Draws of RandomState's and Generator's multivariate_normal."""
    mean, cov = asarray(mean), asarray(cov)
    sizes = [] if size is None else sizes_of(size)
    if mean.ndim != 1:
        raise ValueError("mean must be 1 dimensional")
    if cov.ndim != 2 or cov.shape[0] != cov.shape[1]:
        raise ValueError("cov must be 2 dimensional and square")
    if mean.shape[0] != cov.shape[0]:
        raise ValueError("mean and cov must have same length")
    n, matrix = mean.shape[0], [[float(c) for c in row] for row in cov.tolist()]
    x = plain(asarray(state.standard_normal([*sizes, n]))).reshape(1, -1, n)
    cov = torch.tensor(matrix, dtype=torch.float64)
    if method == "cholesky":
        factor = torch.linalg.cholesky(cov)
    else:
        u, s, vt = (torch.tensor(part, dtype=torch.float64) for part in _svd(matrix))
        if check_valid not in ("warn", "raise", "ignore"):
            raise ValueError("check_valid must equal 'warn', 'raise', or 'ignore'")
        if check_valid != "ignore":
            apart = (_product(vt.t() * s, vt) - cov).abs()
            if not (apart <= tol + tol * cov.abs()).all():
                _refuse(check_valid)
        factor = (vt.t() if state._legacy else u) * s.sqrt()
    made = product(x, factor.t()[None])[0] + plain(mean.astype(np.float64))
    return wrap(made.reshape([*sizes, n]))


def _product(a, b):
    return product(a[None], b[None])[0]


def _refuse(check_valid):
    text = "covariance is not symmetric positive-semidefinite."
    if check_valid == "raise":
        raise ValueError(text)
    from warnings import warn

    warn(text, RuntimeWarning, 4)


def _svd(a):
    """u, s and v transposed with the signs that LAPACK gives them: of 2 by 2, or of a diagonal matrix."""
    n = len(a)
    if all(a[i][j] == 0 for i in range(n) for j in range(n) if i != j):
        u = [[float(i == j) for j in range(n)] for i in range(n)]
        vt, s = [row[:] for row in u], [a[i][i] for i in range(n)]
    elif n == 2:
        u, s, vt = _svd_of_two(a)
    else:
        raise NotImplementedError(
            "multivariate_normal of three dims or more, which depend on one another, is in the Tensorglass playground only "
            "as Generator's with method='cholesky'"
        )
    for i, value in enumerate(s):
        if value < 0:
            s[i], vt[i] = -value, [-x for x in vt[i]]
    for last in range(n - 1, 0, -1):  # in falling order
        least = 0
        for i in range(1, last + 1):
            if s[i] <= s[least]:
                least = i
        s[least], s[last] = s[last], s[least]
        vt[least], vt[last] = vt[last], vt[least]
        for row in u:
            row[least], row[last] = row[last], row[least]
    return u, s, vt


def _svd_of_two(a):
    (f, g), (below, h) = a
    q = [[1.0, 0.0], [0.0, 1.0]]
    if below:  # a reflection makes it triangular
        length = -copysign(hypot(f, below), f)
        tau, v = (length - f) / length, below / (f - length)
        along = tau * (g + v * h)
        f, g, h = length, g - along, h - v * along
        q = [[1 - tau, -tau * v], [-tau * v, 1 - tau * v * v]]
    if g == 0:
        return q, [f, h], [[1.0, 0.0], [0.0, 1.0]]
    most, least, (sin_right, cos_right), (sin_left, cos_left) = _triangle(f, g, h)
    left = [[cos_left, -sin_left], [sin_left, cos_left]]
    u = [[sum(q[i][k] * left[k][j] for k in range(2)) for j in range(2)] for i in range(2)]
    return u, [most, least], [[cos_right, sin_right], [-sin_right, cos_right]]


def _triangle(f, g, h):
    """The singular values of ((f, g), (0, h)) and the rotations to them, signs included."""
    turned = abs(h) > abs(f)
    ft, ht = (h, f) if turned else (f, h)
    fa, ha = abs(ft), abs(ht)
    largest = "g" if abs(g) > fa else "h" if turned else "f"
    if fa < abs(g) * 2.0**-53:
        most, least = abs(g), fa / (abs(g) / ha) if ha > 1 else fa / abs(g) * ha
        cos_l, sin_l, sin_r, cos_r = 1.0, ht / g, 1.0, ft / g
    else:
        apart = fa - ha
        ratio = 1.0 if apart == fa else apart / fa
        m, t = g / ft, 2 - ratio
        s = sqrt(t * t + m * m)
        r = abs(m) if ratio == 0 else sqrt(ratio * ratio + m * m)
        middle = 0.5 * (s + r)
        most, least = fa * middle, ha / middle
        if m * m == 0:
            t = copysign(2, ft) * copysign(1, g) if ratio == 0 else g / copysign(apart, ft) + m / t
        else:
            t = (m / (s + t) + m / (r + ratio)) * (1 + middle)
        length = sqrt(t * t + 4)
        cos_r, sin_r = 2 / length, t / length
        cos_l, sin_l = (cos_r + sin_r * m) / middle, ht / ft * sin_r / middle
    if turned:
        cos_l, sin_l, cos_r, sin_r = sin_r, cos_r, sin_l, cos_l
    sign = {"f": cos_r * cos_l, "g": sin_r * cos_l, "h": sin_r * sin_l}[largest]
    sign = copysign(1, sign) * copysign(1, {"f": f, "g": g, "h": h}[largest])
    return sign * most, copysign(1, f) * copysign(1, h) * sign * least, (sin_r, cos_r), (sin_l, cos_l)
