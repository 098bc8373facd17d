"""The handles that registering a hook gives."""

from .._hooks import RemovableHandle

__all__ = ["RemovableHandle"]
