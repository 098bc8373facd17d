"""Samples of products over named or chosen dimensions."""

from samples import plain, t

ROWS = {
    "inner": [plain(t(2, 3), t(4, 3))],
    "tensordot": [plain(t(2, 3), t(3, 2), [1], [0])],
    "_trilinear": [plain(t(2, 3), t(4, 3, 2), t(2, 2), [1, 3], [0], [1, 2], [2, 3])],
    "bilinear": [
        plain(t(2, 3), t(2, 2), t(4, 3, 2), t(4)),
        plain(t(3), t(2), t(1, 3, 2)),
        plain(t(2, 3), t(3, 2), t(4, 3, 2)),
        plain(t(2, 3), t(2, 2), t(4, 2, 2)),
        plain(t(2, 3), t(2, 2), t(4, 3, 3)),
        plain(t(2, 3), t(2, 2), t(4, 3, 2), t(3)),
    ],
    "kron": [plain(t(2), t(2, 2))],
    "chain_matmul": [plain([t(2, 3), t(3, 2)])],
    "linalg_multi_dot": [plain([t(2, 3), t(3, 2), t(2, 4)])],
    "einsum": [
        plain("ij,jk->ik", [t(2, 3), t(3, 2)]),
        plain("ij->ji", [t(2, 3)]),
        plain("ii->i", [t(3, 3)]),
        plain("ij->", [t(2, 3)]),
        plain("bij,bjk->bik", [t(2, 2, 3), t(2, 3, 2)]),
        plain("i,j->ij", [t(2), t(3)]),
        plain("ij,ij->i", [t(2, 3), t(2, 3)]),
        plain("...ij,...jk", [t(2, 2, 3), t(3, 2)]),
        plain("ij,jk", [t(2, 3), t(2, 3)]),
        plain("i,i", [t(3), t(3)]),
    ],
}
