"""Samples of the operators that draw, where nothing is left to chance."""

from samples import plain, t

ROWS = {
    "dropout": [
        plain(t(2, 3), 0.0, True),
        plain(t(2, 3), 0.5, False),
        plain(t(2, 3), 1.0, True),
        plain(t(2), 1.5, True),
    ],
    "feature_alpha_dropout": [plain(t(2, 3), 0.0, True), plain(t(2, 3), 0.5, False)],
    "rrelu": [plain(t(2, 3)), plain(t(2, 3), 0.25, 0.25, True)],
    "rrelu_with_noise": [plain(t(2, 3), t(2, 3, grad=False), 0.1, 0.3, False)],
}
INPLACE = {
    "feature_alpha_dropout_": [
        plain(t(2, 3), 0.0, True),
        plain(t(2, 3), 0.5, False),
        plain(t(2, 3), 1.0, True),
        plain(t(2), 1.5, True),
    ],
}
