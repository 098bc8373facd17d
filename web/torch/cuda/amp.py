"""torch.cuda.amp: the names of old of torch.amp's classes for a GPU."""

from ..amp.autocast_mode import autocast as _autocast
from ..amp.autocast_mode import deprecated
from ..amp.grad_scaler import GradScaler as _GradScaler

autocast = deprecated("autocast", "cuda", _autocast)
GradScaler = deprecated("GradScaler", "cuda", _GradScaler)
