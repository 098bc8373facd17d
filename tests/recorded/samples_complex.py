"""Samples of the operators that make complex numbers, take them apart and conjugate them."""

from samples import INF, NAN, T, call, i64, pos, plain, t, v

Z = T((2, 3), "complex64")
WIDE = T((2, 3), "complex128")
ODD = v(
    [complex(0.0, 0.0), complex(-1.0, 0.0), complex(-1.0, -0.0), complex(INF, 1.0), complex(NAN, 1.0)],
    "complex64",
)

ROWS = {
    "view_as_real": [call(Z), plain(WIDE), plain(t(2))],
    "view_as_complex": [
        call(t(3, 2)),
        plain(t(2, 3, 2, dtype="float64")),
        plain(t(2, 3)),
        plain(t()),
        plain(T((2, 2), "int64")),
    ],
    "_conj": [plain(Z), plain(WIDE)],
    "_neg_view": [plain(Z), plain(t(2, 3)), plain(i64(3))],
    "conj": [call(Z), plain(t(2, 3)), plain(ODD)],
    "real": [call(t(2, 3)), plain(Z), plain(WIDE)],
    "imag": [call(Z), plain(t(2, 3))],
    "resolve_conj": [call(Z), plain(t(2))],
    "resolve_neg": [call(Z), plain(t(2))],
    "conj_physical": [call(Z), plain(t(2, 3))],
    "_conj_physical": [call(Z), plain(t(2, 3))],
    "complex": [
        call(t(2, 3), t(2, 3)),
        plain(t(2, 1), t(3)),
        plain(t(2, dtype="float64"), t(2, dtype="float64")),
        plain(t(2), t(2, dtype="float64")),
        plain(T((2,), "int64"), T((2,), "int64")),
    ],
    "polar": [
        call(pos(2, 3), t(2, 3)),
        plain(pos(2, 1), t(3)),
        plain(t(2), t(2, dtype="float64")),
        plain(v([0.0, INF]), v([1.0, 0.0])),
    ],
    "angle": [call(Z), plain(t(2, 3)), plain(WIDE), plain(ODD), plain(v([0.0, -0.0, -1.0, NAN, INF]))],
}
ROWS |= {
    f"{name}_copy": [plain(*each.args) for each in ROWS[name]]
    for name in ("view_as_real", "view_as_complex", "_conj", "_neg_view")
}
