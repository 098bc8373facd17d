"""torch.special: the operators whose names begin special_ in the engine's table."""

import torch

globals().update(torch._operators["special"])
