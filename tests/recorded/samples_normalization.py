"""Samples of normalisations."""

from samples import call, plain, pos, t

ROWS = {
    "layer_norm": [
        call(t(2, 3), [3], t(3), t(3)),
        plain(t(2, 3), [3]),
        plain(t(2, 3), [2, 3]),
        plain(t(2, 3), [3], t(3)),
        plain(t(2, 3), [2]),
    ],
    "rms_norm": [
        plain(t(2, 3), [3]),
        plain(t(2, 3), [3], t(3), 0.5),
        plain(t(2, 3), [2, 3]),
        plain(t(2, 3), []),
        plain(t(2, 3), [2]),
        plain(t(2, 3), [3], t(2)),
    ],
    "native_layer_norm": [plain(t(2, 3), [3], t(3), t(3), 1e-5)],
    "batch_norm": [
        plain(t(4, 3), t(3), t(3), None, None, True, 0.1, 1e-5, False),
        plain(t(4, 3), t(3), t(3), t(3, grad=False), pos(3, grad=False), False, 0.1, 1e-5, False),
    ],
    "native_batch_norm": [plain(t(4, 3), t(3), t(3), None, None, True, 0.1, 1e-5)],
    "instance_norm": [plain(t(2, 3, 4), t(3), t(3), None, None, True, 0.1, 1e-5, False)],
    "group_norm": [plain(t(2, 4, 3), 2, t(4), t(4))],
    "native_group_norm": [plain(t(2, 4, 3), t(4), t(4), 2, 4, 3, 2, 1e-5)],
}
