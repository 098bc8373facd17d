"""Samples of the operators that read and write by index, and masks."""

from samples import call, flag, i64, idx, plain, t, v

MASK = v([[True, False, True], [False, False, True]], "bool")
TALL = v([True, False], "bool")

ROWS = {
    "index.Tensor": [
        call(t(2, 3), [idx(1, 0, 1)]),
        plain(t(2, 3), [None, idx(2, 0)]),
        plain(t(3, 4), [idx(0, 2), idx(1, 3)]),
        plain(t(2, 3), [MASK]),
        plain(t(2, 3), [TALL]),
        plain(t(3, 4), [v([[0], [2]], "int64"), idx(1, 3)]),
        plain(t(2, 3), [idx(-1, 0)]),
        plain(t(2, 3), [idx(2)]),
        plain(t(2, 3, 4), [idx(0, 1), None, idx(2, 3)]),
        plain(t(2, 3), [idx(0, 1), idx(0, 1, 2)]),
        plain(t(2, 3), [v([True], "bool")]),
        plain(t(2, 3), [v([0.5])]),
        plain(t(3), [idx()]),
    ],
    "index_put": [
        call(t(2, 3), [idx(1, 0)], t(2, 3)),
        plain(t(2, 3), [idx(1, 1)], t(2, 3), True),
        plain(t(2, 3), [MASK], t(3)),
        plain(t(2, 3), [MASK], t()),
        plain(t(3, 4), [idx(0, 2), idx(1, 3)], t(2)),
        plain(t(2, 3), [idx(0, 1)], t(2)),
        plain(t(2, 3), [idx(0)], i64(3)),
        plain(t(2, 3), [idx(5)], t(3)),
    ],
    "take": [call(t(2, 3), idx(5, 0, -1)), plain(t(2, 3), v([[0, 1]], "int64")), plain(t(2, 3), idx(6))],
    "put": [plain(t(2, 3), idx(1, 4), t(2)), plain(t(2, 3), idx(1, 1), t(2), True)],
    "masked_select": [call(t(2, 3), flag(2, 3)), plain(t(2, 3), flag(3)), plain(t(3), i64(3))],
    "masked_scatter": [call(t(2, 3), flag(2, 3), t(6)), plain(t(2, 3), flag(2, 3), t(1))],
    "nonzero": [call(flag(2, 3)), plain(t(2, 3)), plain(i64(5, lo=0, hi=2)), plain(v(1.0)), plain(v(0.0))],
    "nonzero_static": [
        plain(v([[1, 0, 2], [0, 3, 0]], "int64"), size=2),
        plain(v([[1, 0, 2], [0, 3, 0]], "int64"), size=5),
        plain(flag(4), size=4, fill_value=7),
        plain(t(2), size=-1),
    ],
    "nonzero_numpy": [plain(flag(2, 3))],
    "argwhere": [plain(flag(2, 3))],
    "where": [call(flag(2, 3)), plain(i64(4, lo=0, hi=2))],
    "one_hot": [plain(idx(0, 2, 1)), plain(idx(0, 1), 4)],
}
INPLACE = {
    "_index_put_impl_": [plain(t(2, 3, grad=False), [idx(1, 0)], t(2, 3, grad=False))],
}
