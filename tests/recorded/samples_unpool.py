"""Samples of max pooling undone, and of windows placed by chance."""

from samples import plain, t, unit, v

PLACES = v([[[[1, 4], [6, 11]]]], "int64", grad=False)

ROWS = {
    "max_unpool2d": [
        plain(t(1, 1, 2, 2), PLACES, [3, 4]),
        plain(t(1, 1, 2, 2), PLACES, [2, 2]),
        plain(t(1, 1, 2, 2), PLACES, [3]),
    ],
    "max_unpool3d": [
        plain(
            t(1, 1, 1, 2, 2), v([[[[[1, 4], [6, 11]]]]], "int64", grad=False), [1, 3, 4], [1, 2, 2], [0, 0, 0]
        )
    ],
    "fractional_max_pool2d": [
        plain(t(1, 2, 5, 6), [2, 2], [3, 3], unit(1, 2, 2, grad=False)),
        plain(t(1, 2, 2, 2), [2, 2], [3, 3], unit(1, 2, 2, grad=False)),
    ],
    "fractional_max_pool3d": [plain(t(1, 1, 4, 5, 4), [2, 2, 2], [2, 3, 3], unit(1, 1, 3, grad=False))],
}
