"""torch.fft: the operators whose names begin fft_ in the engine's table."""

import torch

Tensor = torch.Tensor
__all__ = sorted(torch._operators["fft"])

globals().update(torch._operators["fft"])
