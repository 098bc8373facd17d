"""torch.special: the operators whose names begin special_ in the engine's table."""

import torch

Tensor = torch.Tensor
__all__ = sorted(torch._operators["special"])

globals().update(torch._operators["special"])
