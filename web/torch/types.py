"""Names of types for annotations."""

from typing import Union

from ._device import device
from ._size import Size
from ._tensor import Tensor

Number = Union[int, float, bool]
Device = Union[device, str, int, None]
__all__ = ["Device", "Number", "Size", "Tensor"]
