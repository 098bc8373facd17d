"""The modules of torch.nn."""

from . import utils
