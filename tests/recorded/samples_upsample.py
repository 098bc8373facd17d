"""Samples of resampling over lines, planes and volumes."""

from samples import plain, t

LINE = t(1, 2, 5)
IMAGE = t(1, 1, 3, 4)

ROWS = {
    "upsample_nearest1d": [
        plain(LINE, [7]),
        plain(LINE, [3]),
        plain(LINE, [8], 1.7),
        plain(LINE, [10]),
        plain(LINE, [0]),
        plain(t(2, 5), [3]),
    ],
    "upsample_nearest1d_backward": [plain(t(1, 2, 7), [7], [1, 2, 5])],
    "upsample_nearest2d": [
        plain(IMAGE, [5, 6]),
        plain(IMAGE, [6, 2], 2.0, 0.6),
        plain(t(0, 1, 3, 4), [2, 2]),
        plain(t(1, 0, 3, 4), [2, 2]),
    ],
    "upsample_nearest2d_backward": [plain(t(1, 1, 5, 6), [5, 6], [1, 1, 3, 4])],
    "upsample_nearest3d": [plain(t(1, 1, 2, 2, 3), [3, 2, 5])],
    "upsample_nearest3d_backward": [plain(t(1, 1, 3, 2, 5), [3, 2, 5], [1, 1, 2, 2, 3])],
    "_upsample_nearest_exact1d": [plain(LINE, [7]), plain(LINE, [3]), plain(LINE, [8], 1.7)],
    "_upsample_nearest_exact1d_backward": [plain(t(1, 2, 7), [7], [1, 2, 5])],
    "_upsample_nearest_exact2d": [plain(IMAGE, [5, 6]), plain(IMAGE, [6, 2], 2.0, 0.6)],
    "_upsample_nearest_exact2d_backward": [plain(t(1, 1, 5, 6), [5, 6], [1, 1, 3, 4])],
    "_upsample_nearest_exact3d": [plain(t(1, 1, 2, 2, 3), [3, 2, 5])],
    "_upsample_nearest_exact3d_backward": [plain(t(1, 1, 3, 2, 5), [3, 2, 5], [1, 1, 2, 2, 3])],
    "upsample_linear1d": [
        plain(LINE, [7], False),
        plain(LINE, [7], True),
        plain(LINE, [3], False, 0.7),
        plain(LINE, [1], True),
        plain(LINE, [5], False),
        plain(LINE, [0], False),
    ],
    "upsample_linear1d_backward": [plain(t(1, 2, 7), [7], [1, 2, 5], False)],
    "upsample_bilinear2d": [
        plain(IMAGE, [5, 6], False),
        plain(IMAGE, [2, 7], True),
        plain(IMAGE, [4, 6], False, 1.5, 1.5),
        plain(t(1, 0, 3, 4), [2, 2], False),
    ],
    "upsample_bilinear2d_backward": [plain(t(1, 1, 5, 6), [5, 6], [1, 1, 3, 4], True)],
    "upsample_trilinear3d": [
        plain(t(1, 1, 2, 2, 3), [3, 2, 5], False),
        plain(t(1, 1, 2, 2, 3), [3, 1, 5], True),
    ],
    "upsample_trilinear3d_backward": [plain(t(1, 1, 3, 2, 5), [3, 2, 5], [1, 1, 2, 2, 3], False)],
    "upsample_bicubic2d": [
        plain(IMAGE, [5, 6], False),
        plain(IMAGE, [2, 7], True),
        plain(IMAGE, [4, 6], False, 1.5, 1.5),
    ],
    "upsample_bicubic2d_backward": [plain(t(1, 1, 5, 6), [5, 6], [1, 1, 3, 4], False)],
}
