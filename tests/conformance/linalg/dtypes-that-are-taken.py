"""Which dtypes the functions of torch.linalg take, and which their out= may have."""

import torch

linalg = torch.linalg
pivots = torch.tensor([1, 2, 3], dtype=torch.int32)
functions = {
    "cholesky": lambda a, o: linalg.cholesky(a, out=o),
    "cholesky_ex": lambda a, o: linalg.cholesky_ex(a, out=o),
    "cholesky_inverse": lambda a, o: torch.cholesky_inverse(a, out=o),
    "cholesky_solve": lambda a, o: torch.cholesky_solve(a, a, out=o),
    "cond": lambda a, o: linalg.cond(a, out=o),
    "cond 1": lambda a, o: linalg.cond(a, 1, out=o),
    "det": lambda a, o: linalg.det(a, out=o),
    "eig": lambda a, o: linalg.eig(a, out=o),
    "eigh": lambda a, o: linalg.eigh(a, out=o),
    "eigvals": lambda a, o: linalg.eigvals(a, out=o),
    "eigvalsh": lambda a, o: linalg.eigvalsh(a, out=o),
    "geqrf": lambda a, o: torch.geqrf(a, out=o),
    "householder_product": lambda a, o: linalg.householder_product(a, a[0], out=o),
    "inv": lambda a, o: linalg.inv(a, out=o),
    "inv_ex": lambda a, o: linalg.inv_ex(a, out=o),
    "ldl_factor": lambda a, o: linalg.ldl_factor(a, out=o),
    "ldl_solve": lambda a, o: linalg.ldl_solve(a, pivots, a, out=o),
    "lstsq": lambda a, o: linalg.lstsq(a, a, out=o),
    "lu": lambda a, o: linalg.lu(a, out=o),
    "lu_factor": lambda a, o: linalg.lu_factor(a, out=o),
    "lu_solve": lambda a, o: linalg.lu_solve(a, pivots, a, out=o),
    "lu_unpack": lambda a, o: torch.lu_unpack(a, pivots, out=o),
    "matrix_rank": lambda a, o: linalg.matrix_rank(a, out=o),
    "ormqr": lambda a, o: torch.ormqr(a, a[0], a, out=o),
    "pinv": lambda a, o: linalg.pinv(a, out=o),
    "polar": lambda a, o: linalg.polar(a, out=o),
    "qr": lambda a, o: linalg.qr(a, out=o),
    "slogdet": lambda a, o: linalg.slogdet(a, out=o),
    "solve": lambda a, o: linalg.solve(a, a, out=o),
    "solve_ex": lambda a, o: linalg.solve_ex(a, a, out=o),
    "solve_triangular": lambda a, o: linalg.solve_triangular(a, a, upper=True, out=o),
    "svd": lambda a, o: linalg.svd(a, out=o),
    "svdvals": lambda a, o: linalg.svdvals(a, out=o),
    "tensorinv": lambda a, o: linalg.tensorinv(a, 1, out=o),
    "tensorsolve": lambda a, o: linalg.tensorsolve(a, a[0], out=o),
    "triangular_solve": lambda a, o: torch.triangular_solve(a, a, out=o),
    "vecdot": lambda a, o: linalg.vecdot(a[0], a[0], out=o),
}
plain = {
    "logdet": torch.logdet,
    "matrix_exp": lambda a: linalg.matrix_exp(a).dtype,
    "matrix_norm 2": lambda a: linalg.matrix_norm(a, 2).dtype,
    "matrix_norm": lambda a: linalg.matrix_norm(a).dtype,
    "matrix_power": lambda a: linalg.matrix_power(a, -1).dtype,
    "matrix_sqrth": linalg.matrix_sqrth,
    "pinverse": torch.pinverse,
    "vander": lambda a: linalg.vander(a[0]).dtype,
}


def dtypes(results):
    results = results if isinstance(results, tuple) else (results,)
    return [getattr(t, "dtype", t) for t in results]


def attempt(name, what, *args):
    try:
        print(name, *dtypes(what(*args)))
    except Exception as e:
        print(name, type(e).__name__, str(e).splitlines()[0])


for dtype in (torch.float16, torch.bfloat16, torch.int64, torch.complex64):
    a = (torch.eye(3) * 2).to(dtype)
    print(dtype)
    for name, f in functions.items():
        attempt(name, f, a, None)
    for name, f in plain.items():
        attempt(name, f, a)

a = torch.eye(3) * 2
for name, f in functions.items():
    results = f(a, None)
    count = len(results) if isinstance(results, tuple) else 1
    for dtype in (torch.int16, torch.float64, torch.complex64):
        out = tuple(torch.empty(0, dtype=dtype) for _ in range(count))
        attempt(f"{name} {dtype}", f, a, out if count > 1 else out[0])

attempt("matrix_exp", lambda: linalg.matrix_exp(a, out=torch.empty(0)))
attempt("matrix_sqrth", lambda: linalg.matrix_sqrth(a, out=torch.empty(0)))
