"""torch.linalg: the operators whose names begin linalg_ in the engine's table."""

import torch

from ._wire import LinAlgError  # noqa: F401

globals().update(torch._operators["linalg"])
