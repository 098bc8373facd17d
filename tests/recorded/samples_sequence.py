"""Samples of the operators on sequences of different lengths."""

from samples import plain, t, v

ROWS = {
    "_pack_padded_sequence": [
        plain(t(3, 2, 2), v([3, 1], "int64"), False),
        plain(t(2, 3, 2), v([2, 2], "int64"), True),
        plain(t(3, 2, 2), v([1, 3], "int64"), False),
        plain(t(3, 2, 2), v([3, 0], "int64"), False),
        plain(t(3, 2, 2), v([3], "int64"), False),
    ],
    "_pack_padded_sequence_backward": [
        plain(t(4, 2), [3, 2, 2], v([2, 1, 1], "int64"), False),
        plain(t(3, 2), [2, 3, 2], v([2, 1], "int64"), True),
    ],
    "_pad_packed_sequence": [
        plain(t(4, 2), v([2, 1, 1], "int64"), False, 0.0, -1),
        plain(t(3, 2), v([2, 1], "int64"), True, 1.5, 4),
    ],
    "pad_sequence": [
        plain([t(3, 2), t(1, 2)]),
        plain([t(3), t(1)], True, -1.0, "left"),
        plain([t(3), t(1)], True, -1.0, "top"),
        plain([]),
    ],
}
