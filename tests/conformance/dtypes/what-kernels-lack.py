"""Dtypes that kernels lack, in their words, and those that they take beside float32."""

import torch
import torch.nn.functional as F

x = torch.tensor([[0.5, 1.0, 2.0], [0.25, 3.0, 0.75]])
special = torch.special


def told(name, call, *dtypes):
    for dtype in dtypes:
        t = x.to(dtype)
        try:
            r = call(t)
            print(name, dtype, r.dtype, r.flatten().tolist())
        except Exception as error:
            print(name, dtype, type(error).__name__, str(error).splitlines()[0])


half, bf16, c64, u16 = torch.float16, torch.bfloat16, torch.complex64, torch.uint16
for name in (
    "airy_ai", "bessel_j0", "bessel_y1", "erfcx", "log_ndtr", "ndtri", "modified_bessel_i0", "scaled_modified_bessel_k1",
    "spherical_bessel_j0", "i0", "i1", "digamma", "erf", "erfc", "erfinv", "gammaln", "entr", "ndtr",
):  # fmt: skip
    told(name, getattr(special, name), c64, half)
for name in ("chebyshev_polynomial_t", "hermite_polynomial_he", "laguerre_polynomial_l", "zeta", "xlog1py"):
    told(name, lambda t: getattr(special, name)(t, torch.ones_like(t)), c64, bf16)
told("polygamma", lambda t: torch.polygamma(1, t), c64, half)
told("copysign", lambda t: torch.copysign(t, t), c64, half)
told("deg2rad", torch.deg2rad, c64, half)
told("rad2deg", torch.rad2deg, c64)
for name in ("floor", "ceil", "trunc", "round"):
    told(name, getattr(torch, name), u16, torch.bool, c64)
told("round decimals", lambda t: torch.round(t, decimals=0), torch.int64, c64)
told("sub", lambda t: t - t, u16)
told("clamp", lambda t: torch.clamp_min(t, t), c64)
told("clamp", lambda t: torch.clamp_max(t, t), c64)
told("relu", F.relu, c64, u16)
told("hardtanh", F.hardtanh, c64)
told("signbit", torch.signbit, c64, bf16)
told("bincount", lambda t: torch.bincount(t[0]), c64, u16)
told("cumsum", lambda t: torch.cumsum(t, 0, dtype=t.dtype), torch.bool, u16, half)
told("quantile", lambda t: torch.quantile(t, torch.tensor(0.5, dtype=t.dtype)), half)
told("mode", lambda t: torch.mode(t)[0], c64)
told("unique", lambda t: torch.unique(t, dim=0), c64)
told("mvlgamma", lambda t: torch.mvlgamma(t + 1 if t.dtype != torch.bool else t, 1), torch.bool, half)
told("kl_div", lambda t: F.kl_div(t, t, reduction="sum"), c64, torch.int64)
told("trapezoid", lambda t: torch.trapezoid(t), torch.bool)
told("unravel_index", lambda t: torch.stack(torch.unravel_index(t, (3, 3))), half, c64, torch.bool)
told("tril_indices", lambda t: torch.tril_indices(2, 2, dtype=t.dtype), half, c64)
told("triu_indices", lambda t: torch.triu_indices(2, 2, dtype=t.dtype), bf16, torch.bool)
told("avg_pool3d", lambda t: F.avg_pool3d(t[None, None], 1), half)
told("max_unpool2d", lambda t: F.max_unpool2d(t[None, None], torch.arange(6).reshape(1, 1, 2, 3), 1), torch.int64, half)
told("grid_sample", lambda t: F.grid_sample(t[None, None], torch.zeros(1, 1, 2, 2, dtype=t.dtype), align_corners=True), half, c64)
told("pdist", F.pdist, half)
told("rms_norm", lambda t: F.rms_norm(t, (3,)), half, bf16, torch.int64)
told("histc", lambda t: torch.histc(t, 4, 0, 4), half, c64)
told("embedding_bag", lambda t: F.embedding_bag(torch.tensor([[0, 1]]), t), half, torch.int64)
told("multi_margin_loss", lambda t: F.multi_margin_loss(t, torch.tensor([0, 1])), half)
told("logcumsumexp", lambda t: torch.view_as_real(torch.logcumsumexp(t, 1)).round(decimals=3), c64)
told("scatter_reduce", lambda t: t.scatter_reduce(0, torch.zeros(1, 3, dtype=torch.long), t, "amax"), c64)
told("view_as_complex", lambda t: torch.view_as_complex(t[:, :2]), bf16)
told("complex", lambda t: torch.complex(t, t), bf16, torch.int64)

# Gradients that there are for real numbers alone.
z = torch.tensor([[1 + 1j, 2 - 1j], [0.5j, 3]], requires_grad=True)
for call in (
    lambda: F.silu(z), lambda: z.select_scatter(z[0], 0, 1), lambda: F.embedding(torch.tensor([1]), z),
    lambda: z.scatter_reduce(0, torch.tensor([[0, 1]]), z, "sum"), lambda: z.slice_scatter(z[:1], 0, 0, 1),
):  # fmt: skip
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
torch.logcumsumexp(z, 0).abs().sum().backward()
print(z.grad)

# Halves and complex numbers without dims have no dtype here, but what is equal can be told.
h = torch.tensor([1.0, 2.0], dtype=half)
print(h == 1 + 0j, h != torch.tensor(2.0001 + 0j), torch.eq(h, 1j), h.clone().eq_(2 + 0j), torch.result_type(h, 1j))
print(torch.promote_types(torch.complex32, torch.float32), torch.promote_types(torch.bfloat16, torch.bcomplex32))
