"""Samples of cumulative operators."""

from samples import NAN, call, dtype, flag, i64, plain, t, v

F64 = dtype("float64")
TIES = v([[1.0, 3.0, 3.0], [2.0, 2.0, 0.0]])
NANS = v([[1.0, NAN, 3.0], [NAN, 2.0, 0.0]])

ROWS = {
    "cumsum": [
        call(t(2, 3), 0),
        plain(t(2, 3), 1),
        plain(i64(3), 0),
        plain(flag(3), 0),
        plain(t(3), 0, dtype=F64),
        plain(t(2), 2),
    ],
    "cumprod": [call(t(2, 3), 0), plain(t(2, 3), 1), plain(i64(3), 0), plain(v([2.0, 0.0, 3.0]), 0)],
    "cummax": [call(t(2, 3), 0), plain(t(2, 3), 1), plain(TIES, 1), plain(NANS, 1)],
    "cummin": [call(t(2, 3), 0), plain(t(2, 3), 1), plain(TIES, 1)],
    "logcumsumexp": [call(t(2, 3), 1)],
}
