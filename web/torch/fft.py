"""torch.fft: the operators whose names begin fft_ in the engine's table."""

import torch

globals().update(torch._operators["fft"])
