"""torch.fft: the operators whose names begin fft_ in the engine's table."""

import torch

globals().update(torch._operators["fft"])


def __getattr__(name):
    raise AttributeError(f"module 'torch.fft' has no attribute '{name}' in the Tensorglass playground")
