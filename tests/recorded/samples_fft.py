"""Samples of Fourier transforms."""

from samples import T, call, dtype, plain, t, v

F64 = dtype("float64")
Z = T((2, 3), "complex64")
Z4 = T((2, 4), "complex128")
WINDOW = v([0.5, 1.0, 1.0, 0.5])


def of_one(z, x):
    return [plain(a, *rest) for a in (z, x) if a for rest in ((), (4, 0), (2,), (None, 1, "ortho"))]


def of_many(z, x):
    forms = ((), ((3, 2),), (None, (1,)), (None, (1, 0), "forward"))
    return [
        plain(a, *map(lambda r: list(r) if isinstance(r, tuple) else r, rest))
        for a in (z, x)
        if a
        for rest in forms
    ]


X = t(2, 3)
ROWS = {
    "_fft_c2c": [plain(Z, [1], 0, True), plain(Z4, [0, 1], 2, False)],
    "_fft_r2c": [plain(X, [1], 0, True), plain(X, [0, 1], 1, False)],
    "_fft_c2r": [plain(Z, [1], 2, 4), plain(Z4, [0, 1], 0, 7)],
    **{f"fft_{name}": of_one(Z, X) for name in ("fft", "ifft", "irfft", "hfft")},
    **{f"fft_{name}": of_one(None, X) for name in ("rfft", "ihfft")},
    **{f"fft_{name}{n}": of_many(Z, X) for name in ("fft", "ifft", "irfft", "hfft") for n in "2n"},
    **{f"fft_{name}{n}": of_many(None, X) for name in ("rfft", "ihfft") for n in "2n"},
    "fft_fftfreq": [plain(5), plain(6, 0.5), plain(4, 2.0, dtype=F64)],
    "fft_rfftfreq": [plain(5), plain(6, 0.5), plain(4, 2.0, dtype=F64)],
    "fft_fftshift": [call(X), plain(X, [1]), plain(Z)],
    "fft_ifftshift": [call(X), plain(X, [1]), plain(Z)],
    "stft": [
        plain(t(12), 4, 2, None, WINDOW, return_complex=True),
        plain(t(2, 9), 4, 3, 4, WINDOW, True, False, False),
    ],
    "istft": [
        plain(T((3, 5), "complex64"), 4, 2, None, WINDOW),
        plain(T((2, 3, 4), "complex64"), 4, 1, length=6),
    ],
}
