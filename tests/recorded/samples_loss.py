"""Samples of losses and their backward kernels."""

from samples import call, idx, plain, pos, t, unit, v

SIGN = v([1.0, -1.0], grad=False)
C2 = v([2, 0], "int64")

ROWS = {
    "mse_loss": [
        call(t(2, 3), t(2, 3)),
        plain(t(2, 3), t(2, 3), 0),
        plain(t(2, 3), t(2, 3), 2),
        plain(t(2, 3), t(3)),
        plain(t(2), t(3)),
    ],
    "mse_loss_backward": [plain(t(), t(3), t(3), 1)],
    "l1_loss": [call(t(2, 3), t(2, 3)), plain(t(2, 3), t(2, 3), 0), plain(t(2, 3), t(2, 3), 2)],
    "smooth_l1_loss": [call(t(2, 3), t(2, 3)), plain(t(2, 3), t(2, 3), 0, 0.5), plain(t(2, 3), t(2, 3), 2)],
    "smooth_l1_loss_backward": [plain(t(), t(3), t(3), 1, 1.0)],
    "huber_loss": [call(t(2, 3), t(2, 3)), plain(t(2, 3), t(2, 3), 0, 0.5), plain(t(2, 3), t(2, 3), 2)],
    "huber_loss_backward": [plain(t(), t(3), t(3), 1, 1.0)],
    "soft_margin_loss": [plain(t(2), SIGN)],
    "soft_margin_loss_backward": [plain(t(), t(2), SIGN, 1)],
    "binary_cross_entropy": [
        call(unit(2, 3), unit(2, 3)),
        plain(unit(2, 3), unit(2, 3), None, 0),
        plain(unit(2, 3), unit(2, 3), pos(3, grad=False), 2),
        plain(t(2, 3), unit(2, 3)),
    ],
    "binary_cross_entropy_backward": [plain(t(), unit(3), unit(3))],
    "binary_cross_entropy_with_logits": [
        call(t(2, 3), unit(2, 3)),
        plain(t(2, 3), unit(2, 3), None, None, 0),
        plain(t(2, 3), unit(2, 3), pos(3, grad=False), pos(3, grad=False), 2),
    ],
    "kl_div": [plain(t(2, 3), unit(2, 3)), plain(t(2, 3), unit(2, 3), 2)],
    "nll_loss_forward": [plain(t(2, 3), C2, None, 1, -100)],
    "nll_loss_backward": [plain(t(), t(2, 3), C2, None, 1, -100, v(2.0, grad=False))],
    "nll_loss2d_forward": [plain(t(2, 3, 1, 2), v([[[0, 1]], [[2, 0]]], "int64"), None, 1, -100)],
    "nll_loss2d_backward": [
        plain(t(), t(2, 3, 1, 2), v([[[0, 1]], [[2, 0]]], "int64"), None, 1, -100, v(4.0, grad=False))
    ],
    "nll_loss": [
        plain(t(2, 3), C2),
        plain(t(2, 3), C2, None, 0),
        plain(t(2, 3), C2, pos(3, grad=False), 1),
        plain(t(2, 3), C2, None, 2),
        plain(t(2, 3), v([2, -100], "int64")),
        plain(t(2, 3), v([3, 0], "int64")),
        plain(t(2, 3), idx(0, 1, 2)),
        plain(t(3), v(1, "int64")),
    ],
    "nll_loss2d": [plain(t(2, 3, 1, 2), v([[[0, 1]], [[2, 0]]], "int64"))],
    "nll_loss_nd": [
        plain(t(2, 3), C2),
        plain(t(2, 3, 2), v([[0, 1], [2, 0]], "int64")),
        plain(t(2, 3), C2, None, 0),
    ],
    "cross_entropy_loss": [
        plain(t(2, 3), C2),
        plain(t(2, 3), C2, None, 0),
        plain(t(2, 3), C2, pos(3, grad=False)),
        plain(t(2, 3), C2, None, 1, -100, 0.1),
        plain(t(2, 3), unit(2, 3)),
        plain(t(3), v(1, "int64")),
        plain(t(2, 3), idx(0, 1, 2)),
        plain(t(2, 3), v([3, 0], "int64")),
        plain(t(2, 3), v([2, -100], "int64")),
    ],
    "hinge_embedding_loss": [plain(t(2), SIGN)],
    "margin_ranking_loss": [plain(t(2), t(2), SIGN)],
    "cosine_similarity": [plain(t(2, 3), t(2, 3))],
    "cosine_embedding_loss": [plain(t(2, 3), t(2, 3), SIGN)],
    "pairwise_distance": [plain(t(2, 3), t(2, 3))],
    "triplet_margin_loss": [plain(t(2, 3), t(2, 3), t(2, 3))],
    "poisson_nll_loss": [plain(t(3), pos(3), True, False, 1e-8, 1)],
}
