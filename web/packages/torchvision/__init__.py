"""What of torchvision needs no pictures in files and no downloads: transforms of tensors, grids, and made-up data."""

from . import datasets, models, transforms, utils

__version__ = "0.27.0"
__all__ = ["datasets", "models", "transforms", "utils"]

_MISSING = (
    "get_image_backend",
    "get_video_backend",
    "io",
    "ops",
    "set_image_backend",
    "set_video_backend",
    "tv_tensors",
)


def __getattr__(name):
    if name in _MISSING:
        raise AttributeError(f"torchvision.{name} is not in the Tensorglass playground yet")
    raise AttributeError(f"module 'torchvision' has no attribute '{name}'")
