"""Samples of factors of matrices, of what is solved with them, and of functions of matrices."""

from samples import plain, t, v

SQ = v([[2.0, 1.0], [0.5, 3.0]])
SPD = v([[2.0, 0.5], [0.5, 1.0]])
LOW = v([[1.5, 0.0], [0.5, 1.0]])
PACKED = v([[2.0, 1.0], [0.25, 2.75]])
PIVOTS = v([2, 2], "int32", grad=False)
REFLECTORS = v([[-1.5, 0.5], [0.5, 2.0], [-0.25, 0.5]])
TAU = v([1.2, 1.6])

ROWS = {
    "linalg_lu_factor_ex": [plain(SQ), plain(t(2, 3)), plain(t(3, 2)), plain(t(2, 2, 2)), plain(t(3))],
    "linalg_lu_factor": [plain(SQ), plain(v([[1.0, 1.0], [1.0, 1.0]]))],
    "_lu_with_info": [plain(SQ)],
    "linalg_lu": [plain(SQ), plain(t(2, 3)), plain(t(3, 2))],
    "lu_unpack": [plain(PACKED, PIVOTS), plain(PACKED, PIVOTS, False), plain(PACKED, PIVOTS, True, False)],
    "linalg_lu_solve": [
        plain(PACKED, PIVOTS, t(2, 3)),
        plain(PACKED, PIVOTS, t(2, 3), adjoint=True),
        plain(PACKED, PIVOTS, t(3, 2), left=False),
        plain(PACKED, PIVOTS, t(3, 1)),
    ],
    "lu_solve": [plain(t(2, 3), PACKED, PIVOTS)],
    "cholesky_solve": [plain(t(2, 3), LOW), plain(t(2, 3), LOW, True), plain(t(3, 2), LOW)],
    "cholesky_inverse": [plain(LOW), plain(LOW, True)],
    "triangular_solve": [plain(t(2, 3), SQ), plain(t(2, 3), SQ, False, True, True)],
    "linalg_ldl_factor_ex": [plain(SPD)],
    "linalg_ldl_factor": [plain(SPD)],
    "linalg_ldl_solve": [plain(v([[2.0, 0.0], [0.25, 0.875]]), v([1, 2], "int32", grad=False), t(2, 3))],
    "geqrf": [plain(t(3, 2))],
    "linalg_householder_product": [plain(REFLECTORS, TAU)],
    "orgqr": [plain(REFLECTORS, TAU)],
    "ormqr": [
        plain(REFLECTORS, TAU, t(3, 2)),
        plain(REFLECTORS, TAU, t(2, 3), False, True),
        plain(REFLECTORS, TAU, t(2, 2)),
    ],
    "linalg_lstsq": [plain(SQ, t(2, 3)), plain(SQ, t(3, 2)), plain(SQ, t(2, 2), driver="other")],
    "linalg_matrix_exp": [plain(SQ), plain(t(2, 2, 2)), plain(t(2, 3))],
    "matrix_exp": [plain(SQ)],
    "linalg_polar": [plain(SPD), plain(t(2, 3))],
    "linalg_matrix_sqrth": [plain(SPD)],
    "linalg_cond": [plain(SQ), plain(SQ, 1), plain(SQ, -2), plain(SQ, 3)],
    "linalg_cond.p_str": [plain(SQ, "fro"), plain(SQ, "other")],
    "linalg_tensorinv": [plain(v([[[2.0, 1.0], [0.5, 3.0]]]), 2), plain(SQ, 1), plain(SQ, 0)],
    "linalg_tensorsolve": [plain(SQ, t(2)), plain(v([[[2.0, 1.0]], [[0.5, 3.0]]]), t(2), [1])],
    "linalg_vander": [plain(t(3)), plain(t(3), N=4), plain(t(1))],
    "linalg_vecdot": [plain(t(2, 3), t(2, 3)), plain(t(3), t(3)), plain(t(2, 3), t(2, 3), dim=0)],
    "linalg_diagonal": [plain(t(3, 3)), plain(t(2, 3), offset=1)],
}
