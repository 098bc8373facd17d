"""The windows: each is a function of evenly spaced points, M of them.

A symmetric window ends where it begins; one that is not is a period of M, as transforms want it.
"""

from collections.abc import Iterable
from math import pi, sqrt

import torch

__all__ = [
    "bartlett", "blackman", "cosine", "exponential", "gaussian", "general_cosine",
    "general_hamming", "hamming", "hann", "kaiser", "nuttall",
]  # fmt: skip


def _checked(name, M, dtype, layout, device, requires_grad):
    """The options of the tensors that a window is made of."""
    if M < 0:
        raise ValueError(f"{name} requires non-negative window length, got M={M}")
    if layout is not torch.strided:
        raise ValueError(f"{name} is implemented for strided tensors only, got: {layout}")
    dtype = torch.get_default_dtype() if dtype is None else dtype
    if dtype not in (torch.float32, torch.float64):
        raise ValueError(f"{name} expects float32 or float64 dtypes, got: {dtype}")
    return dict(dtype=dtype, layout=layout, device=device, requires_grad=requires_grad)


def _steps(M, sym):
    """How many steps the whole width of a window of several points has."""
    return M - 1 if sym else M


def _middle(M, sym):
    """The place of the middle, counted from the first point."""
    return (M if not sym and M > 1 else M - 1) / 2.0


def _points(first, step, M, options):
    return torch.linspace(first, first + (M - 1) * step, M, **options)


def bartlett(M: int, *, sym: bool = True, dtype: torch.dtype | None = None,
             layout: torch.layout = torch.strided, device: torch.device | None = None,
             requires_grad: bool = False) -> torch.Tensor:  # fmt: skip
    """A triangle that begins at 0."""
    options = _checked("bartlett", M, dtype, layout, device, requires_grad)
    if M < 2:
        return torch.ones((M,), **options)
    return 1 - torch.abs(_points(-1, 2 / _steps(M, sym), M, options))


def cosine(M: int, *, sym: bool = True, dtype: torch.dtype | None = None,
           layout: torch.layout = torch.strided, device: torch.device | None = None,
           requires_grad: bool = False) -> torch.Tensor:  # fmt: skip
    """Half a period of a sine."""
    options = _checked("cosine", M, dtype, layout, device, requires_grad)
    if M == 0:
        return torch.empty((0,), **options)
    step = pi / (M if sym or M == 1 else M + 1)
    return torch.sin(torch.linspace(0.5 * step, (0.5 + (M - 1)) * step, M, **options))


def exponential(M: int, *, center: float | None = None, tau: float = 1.0, sym: bool = True,
                dtype: torch.dtype | None = None, layout: torch.layout = torch.strided,
                device: torch.device | None = None,
                requires_grad: bool = False) -> torch.Tensor:  # fmt: skip
    """An exponential that falls on both sides of `center`."""
    options = _checked("exponential", M, dtype, layout, device, requires_grad)
    if tau <= 0:
        raise ValueError(f"Tau must be positive, got: {tau} instead.")
    if sym and center is not None:
        raise ValueError("Center must be None for symmetric windows")
    if M == 0:
        return torch.empty((0,), **options)
    if center is None:
        center = _middle(M, sym)
    rate = 1 / tau
    distances = torch.linspace(-center * rate, (-center + (M - 1)) * rate, M, **options)
    return torch.exp(-torch.abs(distances))


def gaussian(M: int, *, std: float = 1.0, sym: bool = True, dtype: torch.dtype | None = None,
             layout: torch.layout = torch.strided, device: torch.device | None = None,
             requires_grad: bool = False) -> torch.Tensor:  # fmt: skip
    """A bell of standard deviation `std`."""
    options = _checked("gaussian", M, dtype, layout, device, requires_grad)
    if std <= 0:
        raise ValueError(f"Standard deviation must be positive, got: {std} instead.")
    if M == 0:
        return torch.empty((0,), **options)
    first, scale = -_middle(M, sym), 1 / (std * sqrt(2))
    distances = torch.linspace(first * scale, (first + (M - 1)) * scale, M, **options)
    return torch.exp(-(distances**2))


def kaiser(M: int, *, beta: float = 12.0, sym: bool = True, dtype: torch.dtype | None = None,
           layout: torch.layout = torch.strided, device: torch.device | None = None,
           requires_grad: bool = False) -> torch.Tensor:  # fmt: skip
    """The window of Bessel functions: `beta` trades the width of its peak for its side lobes."""
    options = _checked("kaiser", M, dtype, layout, device, requires_grad)
    if beta < 0:
        raise ValueError(f"beta must be non-negative, got: {beta} instead.")
    if M < 2:
        return torch.ones((M,), **options)
    beta = torch.tensor(beta, dtype=options["dtype"], device=device)
    last = torch.minimum(beta, -beta + 2.0 * beta * (M - 1) / _steps(M, sym))
    points = torch.linspace(-beta, last, M, **options)
    return torch.i0(torch.sqrt(beta * beta - torch.pow(points, 2))) / torch.i0(beta)


def general_cosine(M, *, a: Iterable, sym: bool = True, dtype: torch.dtype | None = None,
                   layout: torch.layout = torch.strided, device: torch.device | None = None,
                   requires_grad: bool = False) -> torch.Tensor:  # fmt: skip
    """A sum of cosines of growing frequency and alternating sign, with the weights `a`."""
    options = _checked("general_cosine", M, dtype, layout, device, requires_grad)
    if M < 2:
        return torch.ones((M,), **options)
    if not isinstance(a, Iterable):
        raise TypeError("Coefficients must be a list/tuple")
    if not a:
        raise ValueError("Coefficients cannot be empty")
    angles = _points(0, 2 * pi / _steps(M, sym), M, options)
    signed = [(-1) ** i * w for i, w in enumerate(a)]
    weights = torch.tensor(signed, dtype=options["dtype"], device=device, requires_grad=requires_grad)
    times = torch.arange(weights.shape[0], **options)
    return (weights.unsqueeze(-1) * torch.cos(times.unsqueeze(-1) * angles)).sum(0)


def general_hamming(M, *, alpha: float = 0.54, sym: bool = True,
                    dtype: torch.dtype | None = None, layout: torch.layout = torch.strided,
                    device: torch.device | None = None,
                    requires_grad: bool = False) -> torch.Tensor:  # fmt: skip
    """A raised cosine."""
    return general_cosine(M, a=[alpha, 1.0 - alpha], sym=sym, dtype=dtype, layout=layout,
                          device=device, requires_grad=requires_grad)  # fmt: skip


def hamming(M: int, *, sym: bool = True, dtype: torch.dtype | None = None,
            layout: torch.layout = torch.strided, device: torch.device | None = None,
            requires_grad: bool = False) -> torch.Tensor:  # fmt: skip
    """The raised cosine with the lowest first side lobe."""
    return general_hamming(M, sym=sym, dtype=dtype, layout=layout, device=device,
                           requires_grad=requires_grad)  # fmt: skip


def hann(M: int, *, sym: bool = True, dtype: torch.dtype | None = None,
         layout: torch.layout = torch.strided, device: torch.device | None = None,
         requires_grad: bool = False) -> torch.Tensor:  # fmt: skip
    """The raised cosine that begins at 0."""
    return general_hamming(M, alpha=0.5, sym=sym, dtype=dtype, layout=layout, device=device,
                           requires_grad=requires_grad)  # fmt: skip


def blackman(M: int, *, sym: bool = True, dtype: torch.dtype | None = None,
             layout: torch.layout = torch.strided, device: torch.device | None = None,
             requires_grad: bool = False) -> torch.Tensor:  # fmt: skip
    """Three cosines."""
    _checked("blackman", M, dtype, layout, device, requires_grad)
    return general_cosine(M, a=[0.42, 0.5, 0.08], sym=sym, dtype=dtype, layout=layout,
                          device=device, requires_grad=requires_grad)  # fmt: skip


def nuttall(M: int, *, sym: bool = True, dtype: torch.dtype | None = None,
            layout: torch.layout = torch.strided, device: torch.device | None = None,
            requires_grad: bool = False) -> torch.Tensor:  # fmt: skip
    """Four cosines."""
    return general_cosine(M, a=[0.3635819, 0.4891775, 0.1365995, 0.0106411], sym=sym, dtype=dtype,
                          layout=layout, device=device, requires_grad=requires_grad)  # fmt: skip
