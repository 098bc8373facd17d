"""Samples of padding by elements of the tensor itself, and of shuffles."""

from samples import call, i64, plain, t

LINES, IMAGES, VOLUME = t(2, 3, 5), t(2, 2, 3, 4), t(1, 2, 3, 3, 4)
BOTH = ("reflection", "replication")

ROWS = {
    **{
        f"{kind}_pad1d": [call(LINES, [1, 2]), plain(t(2, 4), [2, -1]), plain(LINES, [-3, -3])]
        for kind in BOTH
    },
    **{
        f"{kind}_pad2d": [call(IMAGES, [1, 2, 2, 0]), plain(t(2, 3, 4), [0, -1, 1, 1]), plain(IMAGES, [1, 1])]
        for kind in BOTH
    },
    **{f"{kind}_pad3d": [plain(VOLUME, [1, 2, 2, 0, 1, 1]), plain(t(2, 3, 3, 4), [1] * 6)] for kind in BOTH},
    **{f"{kind}_pad1d_backward": [plain(t(2, 3, 8), LINES, [1, 2])] for kind in BOTH},
    **{f"{kind}_pad2d_backward": [plain(t(2, 2, 5, 7), IMAGES, [1, 2, 2, 0])] for kind in BOTH},
    **{f"{kind}_pad3d_backward": [plain(t(1, 2, 5, 5, 7), VOLUME, [1, 2, 2, 0, 1, 1])] for kind in BOTH},
    "pixel_shuffle": [
        plain(t(2, 8, 2, 3), 2),
        plain(t(4, 3, 2), 1),
        plain(t(2, 3, 2, 2), 2),
        plain(i64(4, 1, 2), 2),
    ],
    "pixel_unshuffle": [plain(t(2, 2, 4, 6), 2), plain(t(1, 3, 3), 3), plain(t(1, 3, 4), 2)],
    "channel_shuffle": [
        plain(t(2, 6, 2, 3), 3),
        plain(t(1, 4, 2), 2),
        plain(t(1, 4, 2), 3),
        plain(t(4, 2), 2),
    ],
    "native_channel_shuffle": [plain(t(2, 6, 2, 3), 3)],
}
