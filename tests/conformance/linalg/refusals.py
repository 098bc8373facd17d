"""What the functions of matrices refuse, in PyTorch's words."""

import torch

linalg = torch.linalg
eye, ints, line, flat = torch.eye(2), torch.ones(2, 2, dtype=torch.int64), torch.ones(3), torch.ones(2, 3)
pivots = torch.ones(2, dtype=torch.int32)


def refuse(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0])


NAMES = (
    "inv inv_ex lu lu_factor lu_factor_ex cholesky cholesky_ex ldl_factor ldl_factor_ex eigh eigvalsh svd svdvals qr "
    "matrix_exp polar matrix_sqrth det slogdet"
).split()
for name in NAMES:
    function = getattr(linalg, name)
    refuse(lambda: function(ints))
    refuse(lambda: function(line))
    if name not in ("lu", "lu_factor_ex", "svd", "svdvals", "qr"):
        refuse(lambda: function(flat))
singular, nans = torch.tensor([[1.0, 2.0], [2.0, 4.0]]), torch.full((2, 2), float("nan"))
for name in ("inv", "lu_factor", "cholesky", "inv_ex", "cholesky_ex"):
    function = getattr(linalg, name)
    refuse(lambda: function(singular))
    refuse(lambda: function(torch.stack([eye, -singular])))
refuse(lambda: linalg.solve(singular, eye))
refuse(lambda: linalg.solve_ex(singular, torch.ones(2, 1)))
refuse(lambda: linalg.svd(nans))
refuse(lambda: linalg.lu(eye, pivot=False))
refuse(lambda: linalg.eigh(eye, UPLO="x"))
refuse(lambda: linalg.svd(eye, driver="gesvd"))
refuse(lambda: linalg.qr(eye, mode="other"))
refuse(lambda: linalg.cond(eye, 3))
refuse(lambda: linalg.cond(eye, "abc"))
refuse(lambda: linalg.cond(flat, 1))
refuse(lambda: linalg.tensorinv(flat, ind=1))
refuse(lambda: linalg.tensorinv(eye, ind=0))
refuse(lambda: linalg.tensorsolve(torch.ones(2, 3, 4), flat))
refuse(lambda: linalg.vander(torch.ones(2), N=1))
refuse(lambda: linalg.vecdot(line, line.double()))
refuse(lambda: linalg.lu_solve(eye, torch.ones(2), torch.ones(2, 1)))
refuse(lambda: linalg.lu_solve(eye, torch.ones(3, dtype=torch.int32), torch.ones(2, 1)))
refuse(lambda: linalg.lu_solve(eye, pivots, torch.ones(3, 1)))
refuse(lambda: linalg.lu_solve(eye, pivots, torch.ones(2)))
refuse(lambda: torch.lu_unpack(eye, torch.ones(2)))
refuse(lambda: torch.lu_unpack(eye, torch.ones(1, dtype=torch.int32)))
refuse(lambda: torch.lu_unpack(eye, torch.tensor([0, 3], dtype=torch.int32)))
refuse(lambda: linalg.ldl_solve(eye, torch.ones(2), torch.ones(2, 1)))
refuse(lambda: linalg.ldl_solve(eye, pivots, torch.ones(3, 1)))
refuse(lambda: linalg.lstsq(flat.mT, torch.ones(3, 1), driver="x"))
refuse(lambda: linalg.lstsq(flat.mT, torch.ones(2, 1)))
refuse(lambda: linalg.lstsq(flat.mT, torch.ones(3, 1).double()))
refuse(lambda: linalg.householder_product(flat, torch.ones(2)))
refuse(lambda: linalg.householder_product(flat.mT, line))
refuse(lambda: torch.ormqr(flat.mT, torch.ones(2), eye))
refuse(lambda: torch.ormqr(flat.mT, line, flat.mT))
refuse(lambda: torch.cholesky_solve(torch.ones(3, 1), eye))
refuse(lambda: torch.cholesky_solve(torch.ones(2, 1), eye.double()))
refuse(lambda: torch.cholesky_inverse(torch.zeros(2, 2)))
refuse(lambda: torch.triangular_solve(torch.ones(3, 1), eye))
refuse(lambda: torch.geqrf(ints))
refuse(lambda: torch.geqrf(line))
refuse(lambda: torch.pca_lowrank(flat, q=5))
