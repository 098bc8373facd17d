"""Samples of the matrix-product family."""
from samples import call, i64, plain, t, flag

ROWS = {
    'mm': [call(t(2, 3), t(3, 4)), plain(i64(2, 3), i64(3, 2)), plain(t(2, 3), t(2, 3)), plain(t(2, 3), t(3)), plain(t(2, 0), t(0, 3)), plain(t(2, 3), i64(3, 2)), plain(t(5, 7), t(7, 6)),
           plain(t(2, 3), t(3, 4, grad=False)), plain(t(2, 3, grad=False), t(3, 4))],
    'bmm': [call(t(2, 2, 3), t(2, 3, 2)), plain(i64(1, 2, 2), i64(1, 2, 2)), plain(t(2, 2, 3), t(3, 3, 2)), plain(t(2, 3), t(3, 2))],
    'mv': [call(t(2, 3), t(3)), plain(t(2, 3), t(2)), plain(i64(2, 2), i64(2))],
    'dot': [call(t(3), t(3)), plain(i64(3), i64(3)), plain(t(3), t(2)), plain(t(2, 3), t(3)), plain(t(3), i64(3)), plain(t(0), t(0))],
    'vdot': [plain(t(3), t(3))],
    'inner': [plain(t(2, 3), t(4, 3))],
    'matmul': [call(t(2, 3), t(3, 2)), plain(t(3), t(3)), plain(t(2, 3), t(3)), plain(t(3), t(3, 2)), plain(t(2, 2, 3), t(3, 2)), plain(t(2, 2, 3), t(2, 3, 2)), plain(t(2, 1, 2, 3), t(2, 3, 2)),
               plain(t(2, 3), t(4, 2)), plain(t(), t(3)), plain(t(2, 2, 3), t(3)), plain(i64(2, 3), i64(3)), plain(t(3), t(2, 3, 2)), plain(t(2, 3), i64(3, 2)), plain(t(3), t(2))],
    'addmm': [call(t(2, 4), t(2, 3), t(3, 4)), plain(t(4), t(2, 3), t(3, 4), beta=0.5, alpha=2), plain(t(3), t(2, 3), t(3, 4)), plain(i64(2), i64(2, 2), i64(2, 2)), plain(t(2, 4), t(2, 3), t(3, 4), beta=0)],
    'addmv': [plain(t(2), t(2, 3), t(3)), plain(t(2), t(2, 3), t(3), beta=0.5, alpha=2)],
    'addr': [plain(t(2, 3), t(2), t(3)), plain(flag(2, 2), flag(2), flag(2)), plain(flag(1, 2), flag(2), flag(2), beta=False), plain(flag(2, 2), flag(2), flag(2), alpha=False)],
    'baddbmm': [call(t(2, 2, 2), t(2, 2, 3), t(2, 3, 2)), plain(t(2), t(2, 2, 3), t(2, 3, 2), beta=0.5, alpha=2)],
    'outer': [call(t(2), t(3)), plain(i64(2), i64(2)), plain(t(2, 2), t(3))],
    'ger': [plain(t(2), t(3))],
    'linear': [call(t(2, 3), t(4, 3), t(4)), plain(t(2, 3), t(4, 3)), plain(t(3), t(4, 3), t(4)), plain(t(2, 2, 3), t(4, 3), t(4)), plain(t(2, 2), t(4, 3), t(4)), plain(t(2, 3), t(3)), plain(t(2, 2, 3), t(4, 3))],
    'einsum': [plain('ij,jk->ik', [t(2, 3), t(3, 2)]), plain('ij->ji', [t(2, 3)]), plain('ii->i', [t(3, 3)]), plain('ij->', [t(2, 3)]), plain('bij,bjk->bik', [t(2, 2, 3), t(2, 3, 2)]),
               plain('i,j->ij', [t(2), t(3)]), plain('ij,ij->i', [t(2, 3), t(2, 3)]), plain('...ij,...jk', [t(2, 2, 3), t(3, 2)]), plain('ij,jk', [t(2, 3), t(2, 3)]), plain('i,i', [t(3), t(3)])],
    'chain_matmul': [plain([t(2, 3), t(3, 2)])],
    'tensordot': [plain(t(2, 3), t(3, 2), [1], [0])],
    'kron': [plain(t(2), t(2, 2))],
    'cross': [plain(t(2, 3), t(2, 3))],
    'cosine_similarity': [plain(t(2, 3), t(2, 3))],
    'cdist': [plain(t(2, 3), t(4, 3))],
}
