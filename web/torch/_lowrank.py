"""The greatest singular values of a matrix, found in a few random directions."""

import torch

__all__ = ["pca_lowrank", "svd_lowrank"]


def _approximate_basis(A, q, niter, M):
    """q orthonormal columns whose span is near that of A - M: Halko, Martinsson and Tropp, algorithm 4.4."""
    less = lambda X, of_m, Q: X if M is None else X - of_m @ Q  # noqa: E731
    dtype = A.dtype if A.is_complex() or A.dtype in (torch.half, torch.float, torch.double) else torch.float
    R = torch.randn(A.shape[-1], q, dtype=dtype)
    Q = torch.linalg.qr(less(A @ R, M, R)).Q
    for _ in range(niter):
        Q = torch.linalg.qr(less(A.mH @ Q, None if M is None else M.mH, Q)).Q
        Q = torch.linalg.qr(less(A @ Q, M, Q)).Q
    return Q


def svd_lowrank(A, q=6, niter=2, M=None):
    """The greatest singular values of A - M, about q of them, with their vectors."""
    q = 6 if q is None else q
    wide = A.shape[-2] < A.shape[-1]
    if M is not None:
        M = M.broadcast_to(A.size())
    if wide:
        A, M = A.mH, None if M is None else M.mH
    Q = _approximate_basis(A, q, 2 if niter is None else niter, M)
    B = Q.mH @ A
    if M is not None:
        B = B - Q.mH @ M
    U, S, Vh = torch.linalg.svd(B, full_matrices=False)
    V, U = Vh.mH, Q @ U
    return (V, S, U) if wide else (U, S, V)


def pca_lowrank(A, q=None, center=True, niter=2):
    """The same of A less the mean of its rows."""
    most = min(A.shape[-2:])
    if q is None:
        q = min(6, most)
    elif not 0 <= q <= most:
        raise ValueError(f"q(={q}) must be non-negative integer and not greater than min(m, n)={most}")
    if niter < 0:
        raise ValueError(f"niter(={niter}) must be non-negative integer")
    if center:
        A = A - A.mean(dim=(-2,), keepdim=True)
    return svd_lowrank(A, q, niter)
