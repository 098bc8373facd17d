"""Samples of embeddings, attention and what else layers are made of."""

from samples import idx, plain, t, v

ROWS = {
    "embedding": [
        plain(t(4, 3), idx(1, 0, 1)),
        plain(t(4, 3), v([[0, 3]], "int64")),
        plain(t(4, 3), idx(1, 2), 1),
        plain(t(4, 3), idx(4)),
        plain(t(4, 3), v([0.0])),
    ],
    "embedding_dense_backward": [plain(t(2, 3), idx(1, 0), 4, -1, False)],
    "pad": [
        plain(t(2, 3), [1, 1]),
        plain(t(1, 2, 3), [1, 1], "reflect"),
        plain(t(1, 2, 3), [1, 1], "replicate"),
    ],
    "constant_pad_nd": [plain(t(2, 3), [1, 1]), plain(t(2, 3), [1, 0, 0, 2], 1.5)],
    "scaled_dot_product_attention": [plain(t(1, 3, 2), t(1, 3, 2), t(1, 3, 2))],
    "_scaled_dot_product_flash_attention_for_cpu": [plain(t(1, 1, 3, 2), t(1, 1, 3, 2), t(1, 1, 3, 2))],
    "cdist": [plain(t(2, 3), t(4, 3))],
    "_cdist_forward": [plain(t(2, 3, grad=False), t(4, 3, grad=False), 2.0, None)],
}
