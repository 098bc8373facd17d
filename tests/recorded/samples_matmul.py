"""Samples of matrix products."""
from samples import call, flag, i64, plain, t, v

SQ = v([[2.0, 1.0], [0.5, 3.0]])

ROWS = {
    'mm': [call(t(2, 3), t(3, 4)), plain(i64(2, 3), i64(3, 2)), plain(t(2, 3), t(2, 3)), plain(t(2, 3), t(3)), plain(t(2, 0), t(0, 3)), plain(t(2, 3), i64(3, 2)), plain(t(5, 7), t(7, 6)),
           plain(t(2, 3), t(3, 4, grad=False)), plain(t(2, 3, grad=False), t(3, 4))],
    'bmm': [call(t(2, 2, 3), t(2, 3, 2)), plain(i64(1, 2, 2), i64(1, 2, 2)), plain(t(2, 2, 3), t(3, 3, 2)), plain(t(2, 3), t(3, 2))],
    'mv': [call(t(2, 3), t(3)), plain(t(2, 3), t(2)), plain(i64(2, 2), i64(2))],
    'dot': [call(t(3), t(3)), plain(i64(3), i64(3)), plain(t(3), t(2)), plain(t(2, 3), t(3)), plain(t(3), i64(3)), plain(t(0), t(0))],
    'vdot': [plain(t(3), t(3))],
    'addmm': [call(t(2, 4), t(2, 3), t(3, 4)), plain(t(4), t(2, 3), t(3, 4), beta=0.5, alpha=2), plain(t(3), t(2, 3), t(3, 4)), plain(i64(2), i64(2, 2), i64(2, 2)), plain(t(2, 4), t(2, 3), t(3, 4), beta=0)],
    'addmv': [plain(t(2), t(2, 3), t(3)), plain(t(2), t(2, 3), t(3), beta=0.5, alpha=2)],
    'addr': [plain(t(2, 3), t(2), t(3)), plain(flag(2, 2), flag(2), flag(2)), plain(flag(1, 2), flag(2), flag(2), beta=False), plain(flag(2, 2), flag(2), flag(2), alpha=False)],
    'baddbmm': [call(t(2, 2, 2), t(2, 2, 3), t(2, 3, 2)), plain(t(2), t(2, 2, 3), t(2, 3, 2), beta=0.5, alpha=2)],
    'addbmm': [plain(t(2, 2), t(2, 2, 3), t(2, 3, 2)), plain(t(2, 1), t(2, 2, 3), t(2, 3, 2), beta=0.5, alpha=2), plain(t(2, 2), t(0, 2, 3), t(0, 3, 2), beta=3)],
    'matmul': [call(t(2, 3), t(3, 2)), plain(t(3), t(3)), plain(t(2, 3), t(3)), plain(t(3), t(3, 2)), plain(t(2, 2, 3), t(3, 2)), plain(t(2, 2, 3), t(2, 3, 2)), plain(t(2, 1, 2, 3), t(2, 3, 2)),
               plain(t(2, 3), t(4, 2)), plain(t(), t(3)), plain(t(2, 2, 3), t(3)), plain(i64(2, 3), i64(3)), plain(t(3), t(2, 3, 2)), plain(t(2, 3), i64(3, 2)), plain(t(3), t(2))],
    'linalg_matmul': [plain(t(2, 3), t(3, 2))],
    'linear': [call(t(2, 3), t(4, 3), t(4)), plain(t(2, 3), t(4, 3)), plain(t(3), t(4, 3), t(4)), plain(t(2, 2, 3), t(4, 3), t(4)), plain(t(2, 2), t(4, 3), t(4)), plain(t(2, 3), t(3)), plain(t(2, 2, 3), t(4, 3))],
    'outer': [call(t(2), t(3)), plain(i64(2), i64(2)), plain(t(2, 2), t(3))],
    'ger': [plain(t(2), t(3))],
    'linalg_cross': [call(t(2, 3), t(2, 3)), plain(t(3, 2), t(3, 2), dim=0), plain(t(1, 3), t(2, 3)), plain(t(2, 2), t(2, 2)),
                     plain(t(2, 3), t(3))],
    'cross': [plain(t(2, 3), t(2, 3)), plain(t(3, 3), t(3, 3)), plain(t(2, 3), t(2, 3), 1), plain(t(2), t(2))],
    'matrix_power': [plain(SQ, 3), plain(SQ, 0), plain(SQ, -1)],
    'linalg_matrix_power': [plain(SQ, 2)],
}
