"""A few extreme eigenvalues of a large symmetric matrix, by LOBPCG (Knyazev 2001; Duersch and others 2018)."""

import torch

__all__ = ["lobpcg"]

_EPSILON = {torch.float32: 1.2e-07, torch.float64: 2.23e-16}


def _times(matrix, X):
    return X if matrix is None else matrix @ X


def _form(matrix, S):
    return S.mT @ _times(matrix, S)


def _spectrum(matrix, largest=False):
    values, vectors = torch.linalg.eigh(matrix, UPLO="U")
    return (values.flip(-1), vectors.flip(-1)) if largest else (values, vectors)


class LOBPCG:
    """One run. A tracker is given it at each step, and may look at all that is here."""

    def __init__(self, A, B, X, iK, iparams, fparams, bparams, method, tracker):
        self.A, self.B, self.iK, self.X = A, B, iK, X
        self.iparams, self.fparams, self.bparams = iparams, fparams, bparams
        self.method, self.tracker = method, tracker
        m, n = iparams["m"], iparams["n"]
        self.E, self.R, self.S = X.new_zeros(n), X.new_zeros(m, n), X.new_zeros(m, 3 * n)
        self.ivars, self.fvars, self.bvars, self.tvars = {"istep": 0}, {"_": 0.0}, {"_": False}, {}

    def run(self):
        self.update()
        while True:
            if self.tracker is not None:
                self.tracker(self)
            if self.stop_iteration():
                return
            self.update()

    def stop_iteration(self):
        return (
            self.bvars.get("force_stop", False)
            or self.ivars["iterations_left"] == 0
            or self.ivars["converged_count"] >= self.iparams["k"]
        )

    def update(self):
        first = self.ivars["istep"] == 0
        if first:
            X_norm = float(torch.norm(self.X))
            self.fvars["X_norm"] = X_norm
            self.fvars["A_norm"] = float(torch.norm(_times(self.A, self.X))) / X_norm
            self.fvars["B_norm"] = float(torch.norm(_times(self.B, self.X))) / X_norm
            self.ivars.update(iterations_left=self.iparams["niter"], converged_count=0, converged_end=0)
        if self.method == "ortho":
            self._update_ortho(first)
        else:
            self._update_basic(first)
        self.ivars["iterations_left"] -= 1
        self.ivars["istep"] += 1

    def update_residual(self):
        self.R = _times(self.A, self.X) - _times(self.B, self.X) * self.E

    def update_converged_count(self):
        """How many pairs, from the first on, have a residual that is small beside the matrices."""
        before = self.ivars["converged_count"]
        scale = self.fvars["A_norm"] + self.E[: self.X.shape[-1]] * self.fvars["B_norm"]
        rerr = torch.norm(self.R, 2, (0,)) * (torch.norm(self.X, 2, (0,)) * scale) ** -1
        near = (rerr < self.fparams["tol"]).tolist()
        count = near.index(False) if False in near else len(near)
        assert count >= before, (
            f"the number of converged eigenpairs (was {before}, got {count}) cannot decrease"
        )
        self.ivars["converged_count"] = count
        self.tvars["rerr"] = rerr
        return count

    def _search_in(self, P, W):
        """What is searched next: X, the last directions and the residuals."""
        n, of_p = self.iparams["n"], 0 if P is None else P.shape[-1]
        self.S[:, :n] = self.X
        if P is not None:
            self.S[:, n : n + of_p] = P
        W = W(n + of_p)
        end = self.ivars["converged_end"] = n + of_p + W.shape[-1]
        self.S[:, n + of_p : end] = W

    def _update_basic(self, first):
        n, largest, done = self.iparams["n"], self.bparams["largest"], self.ivars["converged_count"]
        S = self.X if first else self.S[:, done : self.ivars["converged_end"]]
        Ri = self._get_rayleigh_ritz_transform(S)
        values, Z = _spectrum(_form(_form(self.A, S), Ri), largest)
        self.X[:, done:] = S @ (Ri @ Z[:, : n - done])
        self.E[done:] = values[: n - done]
        P = None if first else S @ (Ri @ Z[:, n : 2 * n - done])
        self.update_residual()
        done = self.update_converged_count()
        self._search_in(P, lambda _: _times(self.iK, self.R if first else self.R[:, done:]))

    def _update_ortho(self, first):
        n, largest, done = self.iparams["n"], self.bparams["largest"], self.ivars["converged_count"]
        P = None
        if first:
            Ri = self._get_rayleigh_ritz_transform(self.X)
            _, Z = _spectrum(_form(_form(self.A, self.X), Ri), largest)
            self.X = self.X @ (Ri @ Z)
        else:
            S = self.S[:, done : self.ivars["converged_end"]]
            values, Z = _spectrum(_form(self.A, S), largest)
            self.X[:, done:] = S @ Z[:, : n - done]
            self.E[done:] = values[: n - done]
            P = S @ (Z[:, n - done :] @ torch.linalg.qr(Z[: n - done, n - done :].mT).Q)
        self.update_residual()
        done = self.update_converged_count()
        R = self.R if first else self.R[:, done:]
        self._search_in(P, lambda end: self._get_ortho(R, self.S[:, :end]))

    def _get_rayleigh_ritz_transform(self, S):
        """A triangle T with which TᵀSᵀB S T is the identity."""
        SBS = _form(self.B, S)
        scale = SBS.diagonal(0, -2, -1) ** -0.5
        R = torch.linalg.cholesky((SBS * scale) * scale.unsqueeze(-1), upper=True)
        return torch.linalg.solve_triangular(R, scale.diag_embed(), upper=True, left=False)

    def _get_svqb(self, U, drop, tau):
        """Columns that span the same and are orthonormal in B; those near the others' span are dropped."""
        if U.numel() == 0:
            return U
        UBU = _form(self.B, U)
        d = UBU.diagonal(0, -2, -1)
        kept = d.nonzero()[:, 0]
        if len(kept) < len(d):
            U = U[:, kept]
            if U.numel() == 0:
                return U
            UBU = _form(self.B, U)
            d = UBU.diagonal(0, -2, -1)
        d = (d**-0.5).unsqueeze(-1)
        values, Z = _spectrum((UBU * d) * d.mT)
        least = tau * values.abs().max()
        if drop:
            kept = (values > least).nonzero()[:, 0]
            values, Z, d = values[kept], Z[:, kept], d[kept]
        else:
            values[values < least] = least
        return (U * d.mT) @ (Z * values**-0.5)

    def _get_ortho(self, U, V):
        """Columns orthonormal in B, and orthogonal to V, of the span of U."""
        tolerance, drops = self.fparams["ortho_tol"], self.bparams["ortho_use_drop"]
        for name in [name for name in self.fvars if name.startswith("ortho_") and name.endswith("_rerr")]:
            del self.fvars[name]
        V_norm = torch.norm(_times(self.B, V))
        VBU = V.mT @ _times(self.B, U)
        i = j = 0
        for i in range(self.iparams["ortho_i_max"]):
            U = U - V @ VBU
            for j in range(self.iparams["ortho_j_max"]):
                tau = self.fparams["ortho_tol_drop" if drops and j == 0 else "ortho_tol_replace"]
                U = self._get_svqb(U, drops and j > 0, tau)
                if U.numel() == 0:
                    self.ivars.update(ortho_i=i, ortho_j=j)
                    return U
                BU = _times(self.B, U)
                UBU = U.mT @ BU
                off = torch.norm(UBU - torch.eye(UBU.shape[-1], dtype=UBU.dtype))
                rerr = float(off) / float(torch.norm(BU) * torch.norm(U))
                self.fvars[f"ortho_UBUmI_rerr[{i}, {j}]"] = rerr
                if rerr < tolerance:
                    break
            VBU = V.mT @ BU
            rerr = float(torch.norm(VBU)) / float(V_norm * torch.norm(U))
            self.fvars[f"ortho_VBU_rerr[{i}]"] = rerr
            if rerr < tolerance:
                break
            if self.iparams["m"] < U.shape[-1] + V.shape[-1]:
                raise ValueError(
                    f"Overdetermined shape of U: #B-cols(={self.B.shape[-1]}) >= #U-cols(={U.shape[-1]})"
                    f" + #V-cols(={V.shape[-1]}) must hold"
                )
        self.ivars.update(ortho_i=i, ortho_j=j)
        return U


class LOBPCGAutogradFunction(torch.autograd.Function):
    @staticmethod
    def forward(ctx, A, B, *rest):
        values, vectors = _run(A.contiguous(), None if B is None else B.contiguous(), *rest)
        ctx.save_for_backward(A, B, values, vectors)
        return values, vectors

    @staticmethod
    def backward(ctx, of_values, of_vectors):
        A, B, values, U = ctx.saved_tensors
        if A.is_complex() or (B is not None and B.is_complex()):
            raise ValueError(
                "lobpcg.backward does not support complex input yet.Note that lobpcg.forward does though."
            )
        if B is not None:
            raise ValueError("lobpcg.backward does not support backward with B != I yet.")
        gaps = values.unsqueeze(-2) - values.unsqueeze(-1)
        gaps.diagonal(0, -2, -1).fill_(torch.inf)
        out = U @ (of_values.diag_embed() + (U.mT @ of_vectors) / gaps) @ U.mT
        if U.shape[-1] < U.shape[-2]:
            # Within what the vectors do not span, (d - A) turns each vector's gradient.
            eye = torch.eye(A.shape[-1], dtype=A.dtype)
            rest = eye - U @ U.mT
            turned = (rest @ of_vectors).mT.unsqueeze(-1)
            shifted = values[..., None, None] * eye - A.unsqueeze(-3)
            shifted = rest.unsqueeze(-3) @ shifted @ rest.unsqueeze(-3) + (eye - rest).unsqueeze(-3)
            out = out + rest @ torch.linalg.solve(shifted, turned).squeeze(-1).mT @ U.mT
        return (out,) + (None,) * 13


def lobpcg(
    A,
    k=None,
    B=None,
    X=None,
    n=None,
    iK=None,
    niter=None,
    tol=None,
    largest=None,
    method=None,
    tracker=None,
    ortho_iparams=None,
    ortho_fparams=None,
    ortho_bparams=None,
):
    """The k largest (or smallest) eigenvalues of A, or of A x = e B x, and their vectors."""
    rest = (k, X, n, iK, niter, tol, largest, method, tracker, ortho_iparams, ortho_fparams, ortho_bparams)
    if A.requires_grad or (B is not None and B.requires_grad):
        A, B = (A + A.mT) / 2, None if B is None else (B + B.mT) / 2
        return LOBPCGAutogradFunction.apply(A, B, *rest)
    return _run(A, B, *rest)


def _run(
    A, B, k, X, n, iK, niter, tol, largest, method, tracker, ortho_iparams, ortho_fparams, ortho_bparams
):
    assert A.shape[-2] == A.shape[-1], A.shape
    if B is not None:
        assert A.shape == B.shape, (A.shape, B.shape)
    dtype = A.dtype if A.dtype in (torch.float16, torch.float32, torch.float64) else torch.float32
    if tol is None:
        tol = _EPSILON[dtype] ** 0.5
    m = A.shape[-1]
    if k is None:
        k = 1 if X is None else X.shape[-1]
    if X is not None:
        n = X.shape[-1]
    elif n is None:
        n = k
    if m < 3 * n:
        raise ValueError(
            f"LOBPCG algorithm is not applicable when the number of A rows (={m}) is smaller than"
            f" 3 x the number of requested eigenpairs (={n})"
        )
    method = "ortho" if method is None else method
    iparams = {"m": m, "n": n, "k": k, "niter": 1000 if niter is None else niter}
    fparams = {"tol": tol}
    bparams = {"largest": True if largest is None else largest}
    if method == "ortho":
        iparams = {**iparams, "ortho_i_max": 3, "ortho_j_max": 3, **(ortho_iparams or {})}
        fparams = {**fparams, "ortho_tol": tol, "ortho_tol_drop": tol, "ortho_tol_replace": tol}
        fparams.update(ortho_fparams or {})
        bparams = {**bparams, "ortho_use_drop": False, **(ortho_bparams or {})}

    def pairs(A, B, X):
        X = torch.randn((m, n), dtype=dtype) if X is None else X
        assert len(X.shape) == 2 and X.shape == (m, n), (X.shape, (m, n))
        worker = LOBPCG(A, B, X, iK, iparams, fparams, bparams, method, tracker)
        worker.run()
        return worker.E[:k], worker.X[:, :k]

    if A.dim() == 2:
        return pairs(A, B, X)
    batch = A.shape[:-2]
    flat = lambda t: t.reshape((-1,) + t.shape[-2:])  # noqa: E731
    found = []
    for i, one in enumerate(flat(A)):
        iparams["batch_index"] = i
        found.append(pairs(one, None if B is None else flat(B)[i], None if X is None else flat(X)[i]))
    if not found:
        return A.new_empty(batch + (k,)), A.new_empty(batch + (m, k))
    values, vectors = (torch.stack(list(of)) for of in zip(*found))
    return values.reshape(batch + (k,)), vectors.reshape(batch + (m, k))
