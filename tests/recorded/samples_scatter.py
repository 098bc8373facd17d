"""Samples of gathering and scattering."""

from samples import call, flag, i64, idx, plain, t, v

I23 = v([[0, 2, 1], [1, 0, 0]], "int64")

ROWS = {
    "index_select": [
        call(t(2, 3), 0, idx(1, 0, 1)),
        plain(t(2, 3), 1, idx(2)),
        plain(t(2, 3), 0, idx(2)),
        plain(t(2, 3), -1, idx()),
        plain(t(2, 3), 0, I23),
        plain(t(2, 3), 0, v([0], "int32")),
        plain(t(2, 3), 0, v([0.0])),
    ],
    "index_add": [
        call(t(2, 3), 0, idx(1, 0), t(2, 3)),
        plain(t(2, 3), 0, idx(1, 1, 0), t(3, 3), alpha=0.5),
        plain(t(2, 3), 1, idx(0), t(2, 1)),
        plain(t(2, 3), 0, idx(1), t(2, 3)),
    ],
    "index_reduce": [
        plain(t(3, 2), 0, idx(0, 0, 2), t(3, 2), "prod"),
        plain(t(3, 2), 0, idx(0, 0, 2), t(3, 2), "mean"),
        plain(t(3, 2), 0, idx(0, 0, 2), t(3, 2), "amax"),
        plain(t(3, 2), 0, idx(0, 0, 2), t(3, 2), "amin"),
        plain(t(3, 2), 0, idx(0, 0, 2), t(3, 2), "prod", include_self=False),
        plain(t(3, 2), 0, idx(0, 0, 2), t(3, 2), "mean", include_self=False),
        plain(t(3, 2), 0, idx(0, 0, 2), t(3, 2), "amax", include_self=False),
        plain(t(2, 3), 1, idx(1), t(2, 1), "amin", include_self=False),
        plain(v([1, 2, 3], "int64"), 0, idx(0, 0), v([-5, -8], "int64"), "mean"),
        plain(v([1.0, 2.0]), 0, idx(0, 0, 1), v([0.0, 3.0, 2.0]), "prod"),
        plain(t(3), 0, idx(0), t(1), "sum"),
        plain(t(3), 0, idx(5), t(1), "prod"),
        plain(t(3), 0, idx(0, 1), t(1), "prod"),
        plain(flag(2), 0, idx(0), flag(1), "prod"),
    ],
    "index_copy": [
        call(t(2, 3), 0, idx(1, 0), t(2, 3)),
        plain(t(2, 3), 1, idx(2), t(2, 1)),
        plain(t(2, 3), 0, idx(3), t(1, 3)),
    ],
    "index_fill.int_Scalar": [
        call(t(2, 3), 0, idx(1), 7.5),
        plain(t(2, 3), 1, idx(0, 2), 2),
        plain(i64(3), 0, idx(-1), 9),
    ],
    "index_fill.int_Tensor": [
        call(t(2, 3), 0, idx(1), t()),
        plain(t(2, 3), 1, idx(1, 2, 1), t()),
        plain(t(2, 3), 0, idx(1), t(2)),
    ],
    "gather": [
        call(t(2, 3), 1, I23),
        plain(t(2, 3), 0, v([[0, 1, 1]], "int64")),
        plain(t(2, 3), 1, v([[3]], "int64")),
        plain(t(2, 3), 1, idx(0)),
        plain(t(2, 3), 1, v([[0.0]])),
        plain(t(), 0, v(0, "int64")),
    ],
    "scatter.src": [
        call(t(2, 3), 1, v([[0, 2, 1], [1, 0, 2]], "int64"), t(2, 3)),
        plain(t(2, 3), 0, v([[0, 1, 1]], "int64"), t(2, 3)),
        plain(t(2, 3), 1, I23, i64(2, 3)),
        plain(t(2, 3), 1, I23, t(1, 3)),
    ],
    "scatter.value": [
        call(t(2, 3), 1, I23, 7.5),
        plain(t(2, 3), 0, v([[0, 1, 1]], "int64"), 2),
        plain(t(2, 3), 1, v([[3]], "int64"), 1),
    ],
    "scatter.reduce": [
        plain(t(2, 3, grad=False), 1, I23, t(2, 3, grad=False), reduce="add"),
        plain(t(2, 3, grad=False), 1, I23, t(2, 3, grad=False), reduce="multiply"),
    ],
    "scatter.value_reduce": [plain(t(2, 3, grad=False), 1, v([[0, 1, 0]], "int64"), 2.0, reduce="add")],
    "scatter_add": [
        call(t(2, 3), 1, I23, t(2, 3)),
        plain(t(2, 3), 0, v([[0, 1, 1], [0, 0, 1]], "int64"), t(2, 3)),
    ],
    "scatter_reduce.two": [
        plain(
            v([[0.0, 2.0, 3.0], [4.0, 0.0, 5.0]], grad=True),
            1,
            v([[0, 0, 1], [2, 2, 2]], "int64"),
            v([[0.0, 2.0, 3.0], [0.0, 0.0, 2.0]], grad=True),
            reduce="prod",
        ),
        plain(t(2, 3), 1, I23, t(2, 3), reduce="sum"),
        plain(t(2, 3), 1, I23, t(2, 3), reduce="amax", include_self=False),
    ],
    "take_along_dim": [
        plain(t(2, 3), I23, 1),
        plain(t(2, 3), v([[-1], [4]], "int64"), 1),
        plain(t(2, 3), v([-1, 2], "int64")),
    ],
    "select_scatter": [plain(t(2, 3), t(3), 0, 1)],
    "slice_scatter": [plain(t(4, 3), t(2, 3), 0, 1, 3)],
    "as_strided_scatter": [
        plain(t(2, 3), t(2), [2], [1]),
        plain(t(2, 3), t(2, 2), [2, 2], [3, 1], 1),
        plain(t(2, 3), t(3), [2], [1]),
        plain(t(2), t(2), [2], [9]),
    ],
    "diagonal_scatter": [plain(t(3, 3), t(3))],
}
