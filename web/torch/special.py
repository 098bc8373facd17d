"""torch.special: the operators whose names begin special_ in the engine's table."""

import torch

globals().update(torch._operators["special"])


def __getattr__(name):
    raise AttributeError(f"module 'torch.special' has no attribute '{name}' in the Tensorglass playground")
