"""Samples of the copying, converting and filling operators."""

from samples import Word, call, dtype, flag, i64, memory_format, plain, t, v

ROWS = {
    "fill.Tensor": [call(t(2, 3), t()), plain(t(2, 3), t(2))],
    "fill.Scalar": [call(t(2, 3), 2.5), plain(i64(3), 4)],
    "clone": [
        call(t(2, 3)),
        plain(t(2, 3), memory_format=memory_format("contiguous_format")),
        plain(t(2, 3), memory_format=memory_format("preserve_format")),
    ],
    "contiguous": [call(t(2, 3))],
    "_to_copy": [
        call(t(2, 3)),
        plain(t(2, 3), dtype=dtype("int64")),
        plain(i64(3), dtype=dtype("float32")),
        plain(t(2, 3), dtype=dtype("float64")),
        plain(v([300.0, -1.0, 2.7]), dtype=dtype("uint8")),
        plain(i64(3), dtype=dtype("bool")),
    ],
    "to.device": [
        plain(t(2, 3), Word("device", "cpu"), dtype("float64")),
        plain(t(2, 3), Word("device", "cpu"), dtype("float32")),
    ],
    "to.dtype": [
        call(t(2, 3), dtype("float64")),
        plain(t(2, 3), dtype("float32")),
        plain(t(2, 3), dtype("float32"), False, True),
        plain(t(2, 3), dtype("int64")),
        plain(i64(3), dtype("bool")),
    ],
    "to.other": [plain(t(2, 3), i64(1)), plain(i64(2), t(1))],
    "to.dtype_layout": [
        call(t(2, 3), dtype=dtype("float64")),
        plain(t(2, 3), dtype=dtype("float32")),
        plain(t(2, 3), dtype=dtype("float32"), copy=True),
    ],
    "type_as": [plain(t(2, 3), i64(1)), plain(i64(2), t(1))],
    "detach": [call(t(2, 3))],
    "detach_copy": [call(t(2, 3))],
}
INPLACE = {
    "copy_": [
        call(t(2, 3), t(2, 3)),
        plain(t(2, 3), t(3)),
        plain(t(2, 3), i64(3)),
        plain(i64(3), t(3)),
        plain(t(3), t(2, 3)),
        plain(t(3), t(dtype="float64")),
        plain(t(3, grad=False), t(3)),
    ],
    "fill_.Tensor": [call(t(2, 3), t()), plain(t(2, 3), t(2)), plain(i64(3), t())],
    "fill_.Scalar": [call(t(2, 3), 2.5), plain(i64(3), 2.5), plain(i64(3), 4), plain(flag(2), 3)],
    "fill_diagonal_": [plain(t(3, 3), 2.5), plain(t(4, 2), 1, True)],
    "zero_": [call(t(2, 3)), plain(i64(3))],
    "detach_": [plain(t(2, 3))],
}
