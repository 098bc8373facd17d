"""Samples of softmax and its relatives."""

from samples import INF, call, dtype, i64, plain, t, unit, v

ROWS = {
    "logsumexp": [
        call(t(2, 3), [0]),
        plain(t(2, 3), [1], True),
        plain(t(2, 3), [0, 1]),
        plain(i64(3), [0]),
        plain(v([INF, 1.0]), [0]),
    ],
    "softmax.int": [
        call(t(2, 3), 1),
        plain(t(2, 3), 0),
        plain(i64(3), 0),
        plain(t(3), 0, dtype("float64")),
        plain(t(3), 1),
        plain(v([-INF, 0.0]), 0),
    ],
    "log_softmax.int": [
        call(t(2, 3), 1),
        plain(t(2, 3), 0),
        plain(i64(3), 0),
        plain(t(3), 0, dtype("float64")),
    ],
    "_softmax": [plain(t(2, 3), 1, False)],
    "_safe_softmax": [plain(t(2, 3), -1), plain(t(2, 3), 0), plain(v([[1.0, -INF], [-INF, -INF]]), 1)],
    "_log_softmax": [plain(t(2, 3), 1, False)],
    "_softmax_backward_data": [plain(t(2, 3), unit(2, 3), 1, dtype("float32"))],
    "_log_softmax_backward_data": [plain(t(2, 3), t(2, 3), 1, dtype("float32"))],
}
