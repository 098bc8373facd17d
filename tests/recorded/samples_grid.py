"""Samples of reading images at the places of a grid."""

from samples import plain, t, unit

PLANE, VOLUME = t(1, 2, 3, 4), t(1, 2, 3, 3, 2)
GRID, GRID3 = t(1, 2, 3, 2, lo=-1.3, hi=1.3), t(1, 2, 2, 1, 3, lo=-1.3, hi=1.3)

ROWS = {
    "grid_sampler": [plain(PLANE, GRID, 0, 0, False), plain(VOLUME, GRID3, 0, 0, False)],
    "grid_sampler_2d": [
        plain(PLANE, GRID, mode, padding, align)
        for mode in (0, 1, 2)
        for padding in (0, 1, 2)
        for align in (False, True)
    ]
    + [plain(PLANE, t(1, 2, 3, 3), 0, 0, False)],
    "grid_sampler_2d_backward": [plain(t(1, 2, 2, 3), PLANE, GRID, 0, 0, False, [True, True])],
    "grid_sampler_3d": [
        plain(VOLUME, GRID3, mode, padding, False) for mode in (0, 1) for padding in (0, 1, 2)
    ],
    "grid_sampler_3d_backward": [plain(t(1, 2, 2, 2, 1), VOLUME, GRID3, 0, 0, False, [True, True])],
    "affine_grid_generator": [
        plain(unit(2, 2, 3), [2, 1, 2, 3], False),
        plain(unit(2, 2, 3), [2, 1, 2, 3], True),
        plain(unit(1, 3, 4), [1, 1, 2, 3, 2], False),
    ],
}
