"""Samples of comparisons, tests of single values, logical operators and choices."""

from samples import INF, NAN, call, flag, i64, plain, second_names, t, v

ODD = v([0.0, -0.0, 1.0, INF, -INF, NAN], grad=False)
A = v([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], grad=False)
B = v([[1.0, 3.0, 2.0], [4.0, 6.0, 5.0]], grad=False)

ROWS = {
    "logical_and": [
        call(t(2, 3), t(2, 3)),
        plain(flag(4), v([True, True, False, False], "bool")),
        plain(i64(3, lo=0, hi=2), t(3)),
    ],
    "logical_or": [call(t(2, 3), t(2, 3)), plain(flag(4), v([True, True, False, False], "bool"))],
    "logical_xor": [call(t(2, 3), t(2, 3)), plain(flag(4), v([True, True, False, False], "bool"))],
    "logical_not": [call(t(2, 3)), plain(flag(4)), plain(i64(4, lo=-1, hi=2))],
    "isreal": [call(t(3))],
    "isposinf": [call(t(3)), plain(v([INF, -INF, NAN, 1.0]))],
    "isneginf": [call(t(3)), plain(v([INF, -INF, NAN, 1.0]))],
    "isclose": [
        call(t(2, 3), t(2, 3)),
        plain(A, B),
        plain(A, v([[1.0, 2.0, 3.0], [4.0, 5.0, 6.00001]])),
        plain(A, B, 0.5),
        plain(ODD, ODD),
        plain(ODD, ODD, equal_nan=True),
        plain(i64(3), i64(3)),
        plain(A, i64(3)),
    ],
    "allclose": [
        call(t(2, 3), t(2, 3)),
        plain(A, A),
        plain(A, B, 0.5),
        plain(ODD, ODD),
        plain(ODD, ODD, equal_nan=True),
    ],
    "equal": [
        call(t(2, 3), t(2, 3)),
        plain(A, A),
        plain(A, B),
        plain(A, v([1.0, 2.0])),
        plain(ODD, ODD),
        plain(i64(3), t(3)),
    ],
    "isin.Tensor_Tensor": [
        plain(i64(2, 3), i64(4)),
        plain(i64(5), i64(2, 2), invert=True),
        plain(i64(0), i64(2)),
    ],
    "isin.Tensor_Scalar": [plain(v([[1, 2], [3, 2]], "int64"), 2)],
    "isin.Scalar_Tensor": [plain(2, v([1, 2], "int64")), plain(5, v([1, 2], "int64"))],
    "where.self": [
        call(flag(2, 3), t(2, 3), t(2, 3)),
        plain(flag(3), t(2, 3), t()),
        plain(flag(3), i64(3), t(3)),
        plain(t(3), t(3), t(3)),
        plain(flag(2), t(3), t(3)),
        plain(flag(3), t(3), t(3, grad=False)),
    ],
    "where.ScalarOther": [plain(flag(3), t(3), 0.0), plain(flag(3), i64(3), 1.5)],
    "where.ScalarSelf": [plain(flag(3), 0.0, t(3))],
    "where.Scalar": [plain(flag(3), 1.0, 0.0), plain(flag(3), 1, 0), plain(flag(3), 1, 0.5)],
    "masked_fill.Scalar": [
        call(t(2, 3), flag(2, 3), 7.5),
        plain(t(2, 3), flag(3), -1),
        plain(t(3), flag(2, 3), 1.0),
        plain(i64(3), flag(3), 2.5),
        plain(t(3), i64(3), 0),
        plain(t(3), flag(3), -INF),
    ],
    "masked_fill.Tensor": [call(t(2, 3), flag(2, 3), t()), plain(t(2, 3), flag(2, 3), t(2))],
}
INPLACE = {}

for name in ("eq", "ne", "lt", "le", "gt", "ge"):
    ROWS[name + ".Tensor"] = [
        call(t(2, 3), t(2, 3)),
        plain(A, B),
        plain(A, v([1.0, 2.0, 9.0])),
        plain(i64(3), t(3)),
        plain(ODD, ODD),
        plain(flag(3), flag(3)),
        plain(t(2, 3), t(2)),
    ]
    ROWS[name + ".Scalar"] = [
        call(t(2, 3), 0.5),
        plain(A, 3),
        plain(i64(4), 1),
        plain(i64(4), 1.5),
        plain(flag(3), True),
    ]
for name in ("isnan", "isinf", "isfinite", "signbit"):
    ROWS[name] = [call(t(2, 3)), plain(ODD), plain(i64(3))]
for long, short in (
    ("not_equal", "ne"),
    ("less", "lt"),
    ("less_equal", "le"),
    ("greater", "gt"),
    ("greater_equal", "ge"),
):
    second_names(ROWS, {f"{long}.{kind}": f"{short}.{kind}" for kind in ("Tensor", "Scalar")}, INPLACE)
