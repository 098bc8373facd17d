"""Samples of norms and distances of vectors and matrices."""

from samples import INF, call, dtype, i64, plain, t, v

ROWS = {
    "renorm": [
        plain(v([[3.0, 4.0], [0.1, 0.2], [0.0, 0.0]]), 2, 0, 1.0),
        plain(t(2, 3), 1, 1, 0.5),
        plain(t(2, 3), INF, 0, 1),
        plain(t(2, 3), 1.5, -1, 1),
        plain(t(2, 3), -1, 0, 1),
        plain(t(2, 3), 2, 0, -1),
        plain(t(3), 2, 0, 1),
        plain(t(2, 2, 2), 2, 1, 1.0),
    ],
    "norm.Scalar": [call(t(2, 3)), plain(t(2, 3), 1), plain(t(2, 3), 3), plain(t(2, 3), INF)],
    "norm.ScalarOpt_dim": [
        call(t(2, 3), 2, [0]),
        plain(t(2, 3), 1, [1], True),
        plain(t(2, 3), None, [0, 1]),
        plain(t(2, 3), INF, [1]),
        plain(t(2, 3), 0, [1]),
        plain(v([[0.0, 0.0]]), 2, [1]),
    ],
    "norm.ScalarOpt_dim_dtype": [plain(t(2, 3), 2, [1], False, dtype=dtype("float64"))],
    "norm.ScalarOpt_dtype": [plain(t(2, 3), 2, dtype=dtype("float64"))],
    "linalg_vector_norm": [
        call(t(2, 3)),
        plain(t(2, 3), 1, [1], True),
        plain(t(2, 3), INF, [0]),
        plain(t(2, 3), 3.0),
        plain(i64(3)),
    ],
    "linalg_matrix_norm": [plain(t(2, 3), 1)],
    "linalg_matrix_norm.str_ord": [plain(t(2, 3))],
    "linalg_norm": [plain(t(2, 3))],
    "linalg_norm.ord_str": [plain(t(2, 3), "fro")],
    "norm_except_dim": [
        plain(t(2, 3), 2, 0),
        plain(t(2, 3), 2, 1),
        plain(t(2, 3, 2), 2, 1),
        plain(t(2, 3), 2, -1),
    ],
    "_weight_norm_interface": [plain(t(2, 3), t(2, 1), 0), plain(t(2, 3, 2), t(1, 1, 2), 2)],
    "_weight_norm": [
        plain(t(2, 3), t(2, 1), 0),
        plain(t(2, 3, 2), t(1, 3, 1), 1),
        plain(t(2, 3), t(), -1),
    ],
    "dist": [plain(t(3), t(3)), plain(t(3), t(3), 1)],
}
