"""Tensors over the bytes of Python's objects and of files."""

import os
from sys import getrefcount

from . import _dtype, _wire
from ._numpy import of_array, warn_once
from ._tensor import Tensor
from ._wire import tensor_of


def frombuffer(buffer, *, dtype, count=-1, offset=0, requires_grad=False) -> "Tensor":
    """A tensor of one dimension over an object's bytes."""
    if not isinstance(dtype, _dtype.dtype):
        raise TypeError(f"frombuffer(): argument 'dtype' must be torch.dtype, not {type(dtype).__name__}")
    alone = getrefcount(buffer) <= _OF_ONE
    array = isinstance(buffer, _wire.arrays)
    if array:
        held, writable = of_array(buffer, None, copy=False), buffer._writeable
        size = held.numel() * held.element_size()
    else:
        try:
            held = memoryview(buffer)
        except TypeError:
            raise ValueError("object does not implement Python buffer protocol.") from None
        size, writable = held.nbytes, not held.readonly
    if not held.is_contiguous() if array else not held.c_contiguous:
        raise RuntimeError("could not retrieve buffer from object")
    whole = _range(size, dtype.itemsize, count, offset)
    if not writable:
        warn_once(_READ_ONLY)
    elif not array and not alone:
        raise NotImplementedError(
            f"PyTorch's tensor has the memory of the {type(buffer).__name__}, but in Tensorglass it cannot: give "
            "bytes(…) of it, or torch.tensor a copy"
        )
    if array:
        made = held.reshape(-1).view(_dtype.uint8)[whole].view(dtype)
    else:
        made = tensor_of(held.cast("B")[whole], dtype)
    if requires_grad and not (dtype.is_floating_point or dtype.is_complex):
        raise RuntimeError("Only Tensors of floating point and complex dtype can require gradients")
    return made.requires_grad_(requires_grad)


_OF_ONE = (lambda buffer: getrefcount(buffer))(bytearray())
"""The references to an argument that nobody but its function holds: nobody can see that it is copied."""

_READ_ONLY = (
    "The given buffer is not writable, and PyTorch does not support non-writable tensors. This means you can "
    "write to the underlying (supposedly non-writable) buffer using the tensor. You may want to copy the buffer "
    "to protect its data or make it writable before converting it to a tensor. This type of warning will be "
    "suppressed for the rest of this program. (Triggered internally at ./torch/csrc/utils/tensor_new.cpp:1556.)"
)


def _range(size, itemsize, count, offset):
    """The bytes that `count` elements from byte `offset` on have."""
    if not size or not count:
        raise ValueError(f"both buffer length ({size}) and count ({count}) must not be 0")
    if not 0 <= offset < size:
        raise ValueError(
            f"offset ({offset} bytes) must be non-negative and no greater than buffer length ({size} bytes) minus 1"
        )
    if count < 0:
        if (size - offset) % itemsize:
            raise ValueError(
                f"buffer length ({size - offset} bytes) after offset ({offset} bytes) must be a multiple of "
                f"element size ({itemsize})"
            )
        return slice(offset, size)
    if offset + count * itemsize > size:
        raise ValueError(
            f"requested buffer length ({count} * {itemsize} bytes) after offset ({offset} bytes) must not be "
            f"greater than actual buffer length ({size} bytes)"
        )
    return slice(offset, offset + count * itemsize)


def from_file(
    filename,
    shared=None,
    size=0,
    *,
    dtype=None,
    layout=None,
    device=None,
    pin_memory=False,
    requires_grad=False,
) -> "Tensor":
    """A tensor of one dimension of a file's first elements."""
    if not isinstance(filename, str):
        raise TypeError(
            f"from_file(): argument 'filename' (position 1) must be str, not {type(filename).__name__}"
        )
    if shared:
        raise NotImplementedError(
            "PyTorch's tensor of from_file(…, shared=True) writes to the file, but in Tensorglass it cannot: "
            "write the file when the tensor is done"
        )
    dtype = dtype or _dtype.get_default_dtype()
    wanted = size * dtype.itemsize
    try:
        have = os.path.getsize(filename)
    except FileNotFoundError:
        raise RuntimeError(
            f"unable to open file <{filename}> in read-only mode: No such file or directory (2)"
        ) from None
    if have < wanted:
        raise RuntimeError(
            f"file <{filename}> size <{have}> is smaller than the required mapping size <{wanted}>"
        )
    with open(filename, "rb") as file:
        return tensor_of(file.read(max(wanted, 0)), dtype).requires_grad_(requires_grad)
