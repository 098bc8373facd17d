"""Transforms of pictures as tensors."""

from . import functional, transforms, v2

globals().update({name: getattr(transforms, name) for name in transforms.NAMES})
__all__ = list(transforms.NAMES)


def __getattr__(name):
    if name in transforms.MISSING:
        raise AttributeError(f"torchvision.transforms.{name} is not in the Tensorglass playground yet")
    raise AttributeError(f"module 'torchvision.transforms' has no attribute '{name}'")
