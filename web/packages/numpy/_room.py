"""NumPy's errors for arrays that there is no memory for."""

from math import prod

_NO_ROOM = ("can't allocate memory", "Storage size calculation overflowed")


def refused(error, sizes, dtype):
    """What NumPy raises where the engine raised `error` instead of making an array."""
    if not any(text in str(error) for text in _NO_ROOM):
        return error
    size = prod(sizes) * dtype.itemsize
    if size >= 2**63:
        return ValueError(
            "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size."
        )
    return MemoryError(
        f"Unable to allocate {_amount(size)} for an array with shape {tuple(sizes)} and data type {dtype.name}"
    )


def _amount(size):
    """A number of bytes in the largest unit that it fills, three digits of it."""
    power = (size.bit_length() - 1) // 10
    if round(size / 1024**power) == 1024:
        power += 1
    units = size / 1024**power
    digits = f"{units:#.0f}" if round(units) >= 1000 else f"{units:#.3g}"
    return f"{digits} {'bytes KiB MiB GiB TiB PiB EiB'.split()[power]}"
