"""The handles that registering a hook gives."""

from .._tensor import Removable as RemovableHandle

__all__ = ["RemovableHandle"]
