"""torch.cpu.amp: the names of old of torch.amp's classes for the CPU."""

from ..amp.autocast_mode import autocast as _autocast
from ..amp.autocast_mode import deprecated
from ..amp.grad_scaler import GradScaler as _GradScaler

autocast = deprecated("autocast", "cpu", _autocast)
GradScaler = deprecated("GradScaler", "cpu", _GradScaler)
