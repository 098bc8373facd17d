"""Samples of decompositions, inverses, determinants and solvers."""

from samples import plain, t, v

SQ = v([[2.0, 1.0], [0.5, 3.0]])
SPD = v([[2.0, 0.5], [0.5, 1.0]])
SYMMETRIC = v([[2.0, 1.0, 0.0], [1.0, -3.0, 0.5], [0.0, 0.5, 1.0]])
LOW_RANK = v([[1.0, 2.0, 3.0], [2.0, 4.0, 6.0], [1.0, 0.0, 1.0]])

ROWS = {
    "linalg_inv_ex": [plain(SQ)],
    "linalg_inv": [plain(SQ), plain(t(2, 3)), plain(v([[1.0, 1.0], [1.0, 1.0]]))],
    "inverse": [plain(SQ)],
    "_linalg_det": [plain(SQ)],
    "linalg_det": [plain(SQ)],
    "det": [plain(SQ)],
    "_linalg_slogdet": [plain(SQ)],
    "linalg_slogdet": [plain(SQ)],
    "slogdet": [plain(SQ)],
    "logdet": [plain(SPD)],
    "_linalg_solve_ex": [plain(SQ, t(2, 3))],
    "linalg_solve_ex": [plain(SQ, t(2, 3))],
    "linalg_solve": [plain(SQ, t(2, 3)), plain(SQ, t(2))],
    "linalg_solve_triangular": [plain(v([[2.0, 1.0], [0.0, 3.0]]), t(2, 3), upper=True)],
    "linalg_cholesky_ex": [plain(SPD)],
    "linalg_cholesky": [plain(SPD), plain(v([[1.0, 2.0], [2.0, 1.0]]))],
    "linalg_svdvals": [plain(SQ)],
    "linalg_eigvalsh": [plain(SPD)],
    "linalg_eig": [plain(SQ)],
    "_linalg_eigvals": [plain(SQ)],
    "linalg_eigvals": [plain(SQ)],
    "linalg_matrix_rank": [plain(SQ, 1.0), plain(SYMMETRIC, 0.5, True)],
    "linalg_matrix_rank.tol_tensor": [plain(SQ, v(0.5, grad=False))],
    "linalg_matrix_rank.atol_rtol_float": [
        plain(SQ),
        plain(LOW_RANK),
        plain(LOW_RANK, atol=0.5),
        plain(LOW_RANK, rtol=0.9),
        plain(SYMMETRIC, hermitian=True),
        plain(t(2, 0, 3)),
    ],
    "linalg_matrix_rank.atol_rtol_tensor": [
        plain(t(2, 3, 2), atol=v([0.1, 2.0], grad=False)),
        plain(SQ, rtol=v(0.5, grad=False)),
    ],
    "linalg_pinv.atol_rtol_tensor": [
        plain(t(2, 3, 2), rtol=v([0.1, 0.9], grad=False)),
        plain(SQ, atol=v(0.5, grad=False)),
    ],
    "linalg_pinv.atol_rtol_float": [
        plain(t(2, 3)),
        plain(t(3, 2)),
        plain(LOW_RANK),
        plain(SYMMETRIC, hermitian=True),
        plain(SQ, atol=1.5),
        plain(t(2, 0, 3)),
    ],
    "linalg_pinv": [plain(t(3, 2), 0.1), plain(SYMMETRIC, 0.1, True)],
    "linalg_pinv.rcond_tensor": [plain(SQ, v(0.1, grad=False))],
    "pinverse": [plain(t(2, 3)), plain(t(3, 2), 0.9)],
}
