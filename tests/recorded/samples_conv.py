"""Samples of convolutions."""

from samples import plain, t

LINE, PLANE = t(1, 2, 5), t(1, 2, 4, 5)

ROWS = {
    "convolution": [plain(t(1, 2, 4), t(3, 2, 2), None, [1], [0], [1], False, [0], 1)],
    "conv1d": [
        plain(t(1, 2, 5), t(3, 2, 3), t(3)),
        plain(t(1, 2, 6), t(2, 2, 2), None, [2], [1]),
        plain(LINE, t(2, 2, 3), None, [1], [1], [2]),
        plain(LINE, t(2, 1, 3), t(2), [1], [0], [1], 2),
        plain(LINE, t(2, 2, 3), groups=0),
        plain(t(2, 5), t(3, 2, 2)),
    ],
    "conv1d.padding": [plain(t(1, 2, 5), t(3, 2, 3), None, [1], "same")],
    "conv2d": [
        plain(t(1, 2, 4, 4), t(3, 2, 3, 3), t(3)),
        plain(t(1, 2, 5, 5), t(2, 2, 2, 2), None, [2, 1], [1, 0]),
        plain(t(1, 2, 5, 5), t(2, 1, 2, 2), None, [1, 1], [0, 0], [2, 2], 2),
        plain(t(2, 4, 4), t(3, 2, 3, 3)),
        plain(t(1, 3, 4, 4), t(3, 2, 3, 3)),
        plain(t(1, 2, 2, 2), t(3, 2, 3, 3)),
        plain(PLANE, t(2, 2, 2), None),
        plain(PLANE, t(2, 2, 2, 2), None, [0, 1]),
        plain(PLANE, t(2, 2, 2, 2), None, [1, 1], [-1, 0]),
    ],
    "conv2d.padding": [plain(t(1, 2, 4, 4), t(3, 2, 3, 3), None, [1, 1], "same")],
    "conv3d": [
        plain(t(1, 2, 3, 3, 3), t(2, 2, 2, 2, 2), t(2)),
        plain(t(1, 2, 3, 3, 4), t(2, 1, 2, 1, 2), None, [1, 2, 1], [1, 0, 1], [1, 1, 2], 2),
        plain(t(2, 3, 3, 3), t(1, 2, 2, 3, 2)),
        plain(t(1, 2, 3, 3, 3), t(2, 2, 2, 2)),
        plain(t(1, 2, 3, 3, 3), t(2, 2, 4, 2, 2)),
    ],
    "conv3d.padding": [
        plain(t(1, 1, 2, 3, 3), t(1, 1, 1, 3, 3), None, [1, 1, 1], "same"),
        plain(t(1, 1, 2, 3, 3), t(1, 1, 2, 3, 2), None, [2, 1, 1], "valid"),
    ],
    "conv_transpose1d": [
        plain(t(1, 2, 4), t(2, 3, 2)),
        plain(LINE, t(2, 2, 3), None, [2], [1], [1]),
        plain(LINE, t(2, 1, 3), t(2), [1], [0], [0], 2),
    ],
    "conv_transpose2d.input": [
        plain(t(1, 2, 3, 3), t(2, 3, 2, 2)),
        plain(t(1, 2, 2, 3), t(2, 1, 3, 2), None, [1, 2], [0, 1], [0, 1], 1, [2, 2]),
        plain(t(2, 2, 4, 4), t(2, 2, 2, 2), None, [2, 2], [1, 1], [1, 1]),
    ],
    "conv_transpose3d.input": [
        plain(t(1, 2, 2, 2, 2), t(2, 1, 2, 2, 2), t(1)),
        plain(t(1, 2, 2, 1, 2), t(2, 1, 2, 1, 3), None, [2, 1, 2], [1, 0, 1], [1, 0, 0], 2),
    ],
}
