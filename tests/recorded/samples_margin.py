"""Samples of losses by margins, and of distances within a set."""

from samples import plain, t, v

CLASSES = v([1, 0, 2], "int64", grad=False)
SEVERAL = v([[2, 0, -1, 1], [0, -1, 2, 3]], "int64", grad=False)

ROWS = {
    "multi_margin_loss": [
        plain(t(3, 4), CLASSES),
        plain(t(3, 4), CLASSES, 2, 0.5, v([1.0, 0.5, 2.0, 1.5], grad=False), 0),
        plain(t(4), v(1, "int64", grad=False), 1, 1, None, 0),
        plain(t(3, 4), CLASSES, 1, 1, None, 2),
        plain(t(3, 4), CLASSES, 3),
        plain(t(2, 4), CLASSES),
    ],
    "multilabel_margin_loss": [
        plain(t(2, 4), SEVERAL),
        plain(t(4), v([2, 0, -1, 1], "int64", grad=False), 0),
    ],
    "multilabel_margin_loss_forward": [plain(t(2, 4), SEVERAL, reduction) for reduction in (0, 1, 2)],
    "pdist": [plain(t(4, 3)), plain(t(4, 3), 1.0), plain(t(4)), plain(t(4, 3), -1.0)],
    "_pdist_forward": [plain(t(4, 3), p) for p in (0.0, 1.0, 2.0, 3.5, float("inf"))],
}
