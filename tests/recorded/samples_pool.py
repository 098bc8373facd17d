"""Samples of pooling."""

from samples import plain, t

LINE, PLANE, VOLUME = t(1, 2, 5), t(1, 2, 4, 5), t(1, 2, 4, 4, 5)

ROWS = {
    "max_pool1d": [
        plain(t(1, 2, 6), [2]),
        plain(LINE, [2], [1], [1], [2]),
        plain(LINE, [2], ceil_mode=True),
        plain(LINE, [0]),
        plain(LINE, [2], [0]),
        plain(LINE, [9]),
        plain(LINE, [2], [1], [2]),
        plain(LINE, [2], dilation=[0]),
        plain(t(5), [2]),
    ],
    "max_pool1d_with_indices": [plain(t(1, 2, 6), [2])],
    "max_pool2d": [
        plain(t(1, 2, 4, 4), [2, 2]),
        plain(t(1, 1, 5, 5), [3, 3], [1, 1], [1, 1]),
        plain(t(1, 1, 5, 5), [2, 2], [2, 2], [0, 0], [1, 1], True),
        plain(t(1, 1, 2, 2), [3, 3]),
        plain(PLANE, [2, 3], [1, 2], [1, 0], [2, 1]),
        plain(PLANE, [2, 2], dilation=[0, 1]),
        plain(PLANE, [2, 2, 2]),
        plain(PLANE, [-1, 2]),
        plain(PLANE, [2, 2], [2, -1]),
        plain(t(4, 5), [2, 2]),
        plain(PLANE, [3, 3], [1, 1], [2, 2], [2, 2]),
    ],
    "max_pool2d_with_indices": [plain(t(1, 1, 4, 4), [2, 2])],
    "max_pool3d": [
        plain(VOLUME, [2, 2, 2]),
        plain(VOLUME, [2, 1, 3], [1, 2, 2], [1, 0, 1], [1, 1, 1], True),
        plain(t(2, 3, 3, 3), [2, 2, 2]),
        plain(VOLUME, [5, 2, 2]),
        plain(t(2, 3, 3), [2, 2, 2]),
        plain(VOLUME, [2, 2]),
    ],
    "max_pool3d_with_indices": [
        plain(VOLUME, [2, 2, 2]),
        plain(VOLUME, [2, 2, 2], [1, 1, 1], [0, 0, 0], [2, 1, 2]),
    ],
    "adaptive_max_pool1d": [
        plain(LINE, [2]),
        plain(t(2, 5), [7]),
        plain(LINE, [1, 2]),
        plain(t(1, 0, 5), [2]),
    ],
    "adaptive_max_pool2d": [
        plain(PLANE, [2, 2]),
        plain(t(2, 3, 4), [2, 3]),
        plain(PLANE, [2, 2, 2]),
        plain(PLANE, [-1, 2]),
        plain(t(4, 5), [2, 2]),
    ],
    "adaptive_max_pool3d": [
        plain(VOLUME, [2, 3, 2]),
        plain(t(2, 3, 3, 3), [1, 1, 1]),
        plain(t(1, 2, 0, 3, 3), [1, 1, 1]),
    ],
    "avg_pool1d": [
        plain(t(1, 2, 6), [2]),
        plain(LINE, [2], [1], [1]),
        plain(LINE, [2], [2], [1], True, False),
        plain(LINE, [2, 2]),
        plain(t(5), [2]),
    ],
    "avg_pool2d": [
        plain(t(1, 2, 4, 4), [2, 2]),
        plain(t(1, 1, 5, 5), [3, 3], [2, 2], [1, 1]),
        plain(PLANE, [2, 3], [1, 2], [1, 0], True, False),
        plain(PLANE, [2, 2], divisor_override=3),
        plain(PLANE, [2, 2], divisor_override=0),
        plain(PLANE, [2, 2], [0, 1]),
        plain(PLANE, [2, 2], [1, 1], [2, 0]),
        plain(t(1, 2, 0, 4), [2, 2]),
    ],
    "avg_pool2d_backward": [plain(t(1, 1, 2, 2), t(1, 1, 4, 4), [2, 2], [2, 2], [0, 0], False, True, None)],
    "avg_pool3d": [
        plain(VOLUME, [2, 2, 2]),
        plain(VOLUME, [2, 1, 3], [1, 2, 2], [1, 0, 1], True, False),
        plain(VOLUME, [2, 2, 2], divisor_override=5),
        plain(VOLUME, [5, 2, 2]),
        plain(VOLUME, [2, 2, 2], [1, 1]),
    ],
    "avg_pool3d_backward": [
        plain(t(1, 1, 2, 2, 2), t(1, 1, 4, 4, 4), [2, 2, 2], [2, 2, 2], [0, 0, 0], False, True, None)
    ],
    "adaptive_avg_pool1d": [
        plain(t(1, 2, 6), [3]),
        plain(LINE, [2]),
        plain(t(2, 5), [7]),
        plain(LINE, [1, 2]),
        plain(LINE, [-1]),
    ],
    "adaptive_avg_pool2d": [
        plain(t(1, 2, 4, 4), [2, 2]),
        plain(t(1, 2, 4, 4), [1, 1]),
        plain(PLANE, [3, 2]),
        plain(PLANE, [1, 1]),
        plain(PLANE, [2]),
        plain(PLANE, [2, -1]),
        plain(t(1, 2, 0, 3), [2, 2]),
    ],
    "_adaptive_avg_pool2d": [plain(t(1, 1, 4, 4), [2, 2])],
    "_adaptive_avg_pool2d_backward": [plain(t(1, 1, 2, 2), t(1, 1, 4, 4))],
    "adaptive_avg_pool3d": [
        plain(VOLUME, [3, 2, 2]),
        plain(VOLUME, [1, 1, 1]),
        plain(VOLUME, [2, 2]),
        plain(VOLUME, [2, -1, 3]),
        plain(t(2, 3, 3), [1, 2, 2]),
    ],
    "_adaptive_avg_pool3d": [plain(VOLUME, [3, 2, 2])],
    "_adaptive_avg_pool3d_backward": [plain(t(1, 1, 2, 2, 2), t(1, 1, 4, 4, 4))],
}
