"""Small data sets: made by chance, with scikit-learn's numbers, and two of measurements."""

import base64
import zlib
from numbers import Integral

import numpy as np

from .._missing import absent
from ..utils import Bunch, check_random_state, shuffle as shuffled


def _halves(n_samples):
    if isinstance(n_samples, Integral):
        return n_samples // 2, n_samples - n_samples // 2
    try:
        first, second = n_samples
    except ValueError as problem:
        raise ValueError("`n_samples` can be either an int or a two-element tuple.") from problem
    return first, second


def _two_curves(outer, inner, shuffle, noise, generator):
    """Points of two curves, of which each is its x and y, with their labels."""
    points = np.vstack([np.append(outer[n], inner[n]) for n in (0, 1)]).T
    labels = np.hstack([np.zeros(len(outer[0]), dtype=np.intp), np.ones(len(inner[0]), dtype=np.intp)])
    if shuffle:
        points, labels = shuffled(points, labels, random_state=generator)
    if noise is not None:
        points += generator.normal(scale=noise, size=points.shape)
    return points, labels


def make_moons(n_samples=100, *, shuffle=True, noise=None, random_state=None):
    """Points on two half circles that reach into one another, and on which each is."""
    generator = check_random_state(random_state)
    outer, inner = (np.linspace(0, np.pi, count) for count in _halves(n_samples))
    return _two_curves(
        (np.cos(outer), np.sin(outer)),
        (1 - np.cos(inner), 1 - np.sin(inner) - 0.5),
        shuffle,
        noise,
        generator,
    )


def make_circles(n_samples=100, *, shuffle=True, noise=None, random_state=None, factor=0.8):
    """Points on two circles, the smaller in the larger, and on which each is."""
    generator = check_random_state(random_state)
    outer, inner = (np.linspace(0, 2 * np.pi, count, endpoint=False) for count in _halves(n_samples))
    return _two_curves(
        (np.cos(outer), np.sin(outer)),
        (np.cos(inner) * factor, np.sin(inner) * factor),
        shuffle,
        noise,
        generator,
    )


def make_blobs(
    n_samples=100, n_features=2, *, centers=None, cluster_std=1.0, center_box=(-10.0, 10.0), shuffle=True,
    random_state=None, return_centers=False,
):  # fmt: skip
    """Points around some centres, and around which each is."""
    generator = check_random_state(random_state)
    counts = None if isinstance(n_samples, Integral) else list(n_samples)
    if centers is None:
        centers = 3 if counts is None else len(counts)
    elif counts is not None and isinstance(centers, Integral):
        raise ValueError(f"Parameter `centers` must be array-like. Got {centers!r} instead")
    if isinstance(centers, Integral):
        centers = generator.uniform(center_box[0], center_box[1], size=(centers, n_features))
    else:
        centers = np.asarray(centers, dtype=float)
        n_features = centers.shape[1]
    kinds = len(centers)
    if counts is None:
        counts = [n_samples // kinds + (n < n_samples % kinds) for n in range(kinds)]
    elif len(counts) != kinds:
        raise ValueError(
            "Length of `n_samples` not consistent with number of centers. "
            f"Got n_samples = {n_samples} and centers = {centers}"
        )
    widths = list(cluster_std) if hasattr(cluster_std, "__len__") else [cluster_std] * kinds
    if len(widths) != kinds:
        raise ValueError(
            "Length of `clusters_std` not consistent with number of centers. "
            f"Got centers = {centers} and cluster_std = {cluster_std}"
        )
    points = np.concatenate(
        [
            generator.normal(loc=centre, scale=width, size=(count, n_features))
            for centre, width, count in zip(centers, widths, counts)
        ]
    )
    labels = np.concatenate([np.full(count, n, dtype=int) for n, count in enumerate(counts)])
    if shuffle:
        points, labels = shuffled(points, labels, random_state=generator)
    return (points, labels, centers) if return_centers else (points, labels)


def make_regression(
    n_samples=100, n_features=100, *, n_informative=10, n_targets=1, bias=0.0, effective_rank=None,
    tail_strength=0.5, noise=0.0, shuffle=True, coef=False, random_state=None,
):  # fmt: skip
    """Points, and a linear function of some of their coordinates with noise."""
    if effective_rank is not None:
        raise NotImplementedError("make_regression: effective_rank is not in the Tensorglass playground yet")
    generator = check_random_state(random_state)
    informative = min(n_features, n_informative)
    points = generator.standard_normal(size=(n_samples, n_features))
    weights = np.zeros((n_features, n_targets))
    weights[:informative, :] = 100 * generator.uniform(size=(informative, n_targets))
    targets = np.dot(points, weights) + bias
    if noise > 0.0:
        targets += generator.normal(scale=noise, size=targets.shape)
    if shuffle:
        points, targets = shuffled(points, targets, random_state=generator)
        order = np.arange(n_features)
        generator.shuffle(order)
        points, weights = points[:, order], weights[order]
    targets = np.squeeze(targets)
    return (points, targets, np.squeeze(weights)) if coef else (points, targets)


def _unpacked(packed):
    return np.frombuffer(zlib.decompress(base64.b85decode(packed)), dtype=np.uint8)


def load_iris(*, return_X_y=False, as_frame=False):
    """Four measures of 150 flowers, and the species of each."""
    from . import _iris

    _no_frame(as_frame)
    data = _unpacked(_iris.PACKED).reshape(150, 4) / 10
    target = np.repeat(np.arange(3), 50)
    if return_X_y:
        return data, target
    return Bunch(
        data=data, target=target, frame=None, target_names=list(_iris.SPECIES), DESCR=_iris.__doc__,
        feature_names=list(_iris.EDGES),
    )  # fmt: skip


def load_digits(*, n_class=10, return_X_y=False, as_frame=False):
    """Written digits of 8×8 pixels, and which they are: the first 500 of scikit-learn's 1,797."""
    from . import _digits

    _no_frame(as_frame)
    all_of_it = _unpacked(_digits.PACKED)
    data = all_of_it[: 64 * _digits.COUNT].reshape(_digits.COUNT, 64).astype(np.float64)
    target = all_of_it[64 * _digits.COUNT :].astype(int)
    if n_class < 10:
        wanted = target < n_class
        data, target = data[wanted], target[wanted]
    if return_X_y:
        return data, target
    return Bunch(
        data=data, target=target, frame=None, feature_names=[f"pixel_{n // 8}_{n % 8}" for n in range(64)],
        target_names=np.arange(10)[:n_class], images=data.reshape(-1, 8, 8), DESCR=_digits.__doc__,
    )  # fmt: skip


def _no_frame(as_frame):
    if as_frame:
        raise NotImplementedError("as_frame: pandas is not in the Tensorglass playground")


__getattr__ = absent(
    "sklearn.datasets",
    "clear_data_home dump_svmlight_file fetch_20newsgroups fetch_california_housing fetch_covtype "
    "fetch_kddcup99 fetch_lfw_pairs fetch_lfw_people fetch_olivetti_faces fetch_openml fetch_rcv1 get_data_home "
    "load_breast_cancer load_diabetes load_files load_linnerud load_sample_image load_sample_images "
    "load_svmlight_file load_wine make_biclusters make_checkerboard make_classification make_friedman1 "
    "make_friedman2 make_friedman3 make_gaussian_quantiles make_hastie_10_2 make_low_rank_matrix "
    "make_multilabel_classification make_s_curve make_sparse_coded_signal make_sparse_spd_matrix "
    "make_sparse_uncorrelated make_spd_matrix make_swiss_roll",
)
