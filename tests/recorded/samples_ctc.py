"""Samples of the loss of connectionist temporal classification."""

from samples import idx, plain, pos, t, v

SCORES = t(5, 2, 4, lo=-3.0, hi=-0.5)
TARGETS = v([[1, 2], [3, 3]], "int64", grad=False)

ROWS = {
    "ctc_loss.IntList": [
        plain(SCORES, TARGETS, [5, 4], [2, 2]),
        plain(SCORES, TARGETS, [5, 4], [2, 1], 0, 0),
        plain(SCORES, TARGETS, [5, 2], [2, 2], 0, 2, True),
        plain(SCORES, idx(1, 2, 3), [5, 4], [2, 1], 0, 2),
        plain(SCORES, TARGETS, [5, 4], [2]),
    ],
    "ctc_loss.Tensor": [plain(SCORES, TARGETS, idx(5, 4), idx(2, 2))],
    # Of shorter inputs the rest of the second result is what the memory held.
    "_ctc_loss": [plain(SCORES, TARGETS, [5, 5], [2, 2])],
    "_ctc_loss_backward": [
        plain(t(2), SCORES, TARGETS, [5, 4], [2, 2], pos(2), t(2, 5, 5, lo=-3.0, hi=-0.5), 0)
    ],
}
