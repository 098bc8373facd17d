"""Samples of sorting, selecting by rank, and searching."""

from samples import NAN, call, flag, i64, idx, plain, t, v

NANS = v([[1.0, NAN, 3.0], [NAN, 2.0, 0.0]])

ROWS = {
    "sort": [
        call(t(2, 3)),
        plain(t(2, 3), 0),
        plain(t(2, 3), 1, True),
        plain(i64(5)),
        plain(v([1.0, NAN, 0.0])),
        plain(flag(4)),
        plain(t(3), 1),
    ],
    "sort.stable": [
        call(t(2, 3), stable=True),
        plain(v([1.0, 0.0, 1.0, 0.0]), stable=True),
        plain(v([1.0, 0.0, 1.0, 0.0]), stable=True, descending=True),
    ],
    "argsort": [call(t(2, 3)), plain(t(2, 3), 0), plain(t(2, 3), -1, True)],
    "argsort.stable": [plain(v([1.0, 0.0, 1.0, 0.0]), stable=True)],
    "msort": [plain(t(3, 2))],
    "topk": [
        call(t(2, 3), 2),
        plain(t(5), 3, 0, False),
        plain(i64(5), 2),
        plain(t(2, 3), 4),
        plain(t(2, 3), 1, 0),
    ],
    "kthvalue": [call(t(2, 3), 2), plain(t(5), 1, 0, True), plain(t(3), 4), plain(t(3), 0)],
    "median": [call(t(2, 3)), plain(t(4)), plain(NANS), plain(i64(5))],
    "median.dim": [call(t(2, 3), 1), plain(t(2, 4), 1, True), plain(i64(3, 3), 0)],
    "nanmedian": [plain(v([1.0, NAN, 3.0, 2.0]))],
    "nanmedian.dim": [plain(v([[1.0, NAN, 3.0]]), 1)],
    "mode": [plain(v([[1.0, 2.0, 2.0], [3.0, 3.0, 1.0]]))],
    "_unique2": [plain(v([3, 1, 2, 1], "int64"), True, True, True)],
    "unique_dim": [plain(v([[1, 2], [1, 2], [0, 1]], "int64"), 0)],
    "unique_consecutive": [plain(v([1, 1, 2, 2, 1], "int64"), True, True)],
    "unique_dim_consecutive": [plain(v([[1, 2], [1, 2], [0, 1]], "int64"), 0)],
    "bincount": [plain(idx(0, 2, 1, 2))],
    "histogram.bins_tensor": [
        plain(v([1.0, 2.0, 1.0, 0.5, 3.0], grad=False), v([0.0, 1.0, 2.0], grad=False)),
        plain(v([1.0, NAN, 2.0], grad=False), v([0.0, 0.5, 2.0], grad=False), density=True),
        plain(v([1.0], grad=False), v([[0.0, 1.0]], grad=False)),
        plain(v([1.0], grad=False), v([0.0, 1.0], "float64", grad=False)),
    ],
    "histogram.bin_ct": [
        plain(v([1.0, 2.0, 1.0, 0.5, 3.0]), 4),
        plain(v([1.0, 2.0, 1.0, 0.5, 3.0], grad=False), 4, range=[0.0, 3.0]),
        plain(v([1.0, 2.0, 1.0], grad=False), 2, weight=v([1.0, 2.0, 3.0], grad=False), density=True),
        plain(v([1.0, 1.0], grad=False), 2),
        plain(v([1.0], grad=False), 0),
        plain(v([1.0], grad=False), 2, range=[3.0, 1.0]),
        plain(v([1.0], grad=False), 2, range=[1.0]),
        plain(i64(3), 2),
        plain(v([1.0, NAN], grad=False), 2),
        plain(v([1.0, 2.0], grad=False), 2, weight=v([1.0], grad=False)),
    ],
    "histogramdd": [
        plain(v([[0.1, 0.2], [0.5, 0.9], [0.7, 0.3]], grad=False), [2, 3]),
        plain(v([[0.1, 0.2], [0.5, 0.9]], grad=False), [2, 2], [0.0, 1.0, 0.0, 1.0], density=True),
        plain(v([[0.1, 0.2]], grad=False), [2]),
    ],
    "histogramdd.int_bins": [plain(v([[0.1, 0.2], [0.5, 0.9], [0.7, 0.3]], grad=False), 2)],
    "histogramdd.TensorList_bins": [
        plain(
            v([[0.1, 0.2], [0.5, 0.9]], grad=False),
            [v([0.0, 0.5, 1.0], grad=False), v([0.0, 0.3, 1.0], grad=False)],
        )
    ],
    "histc": [plain(t(6, grad=False), 4, -2, 2)],
    "searchsorted.Tensor": [
        plain(v([1.0, 2.0, 3.0], grad=False), v([0.5, 2.0, 9.0], grad=False)),
        plain(v([1.0, 2.0, 3.0], grad=False), v([0.5, 2.0, 9.0], grad=False), right=True),
    ],
    "searchsorted.Scalar": [plain(v([1.0, 2.0, 3.0], grad=False), 2.5)],
    "bucketize.Tensor": [plain(t(3, grad=False), v([-1.0, 0.0, 1.0], grad=False))],
    "bucketize.Scalar": [plain(0.5, v([-1.0, 0.0, 1.0], grad=False))],
    "quantile": [plain(t(5), v([0.25, 0.5], grad=False))],
    "quantile.scalar": [plain(t(5), 0.5), plain(t(2, 3), 0.25, 1)],
    "nanquantile": [plain(v([1.0, NAN, 3.0]), v([0.5], grad=False))],
    "nanquantile.scalar": [plain(v([1.0, NAN, 3.0]), 0.5)],
}
