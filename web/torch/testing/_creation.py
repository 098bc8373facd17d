"""torch.testing.make_tensor: tensors of random values for tests."""

import math
import warnings

import torch

_ALIKE = "`requires_grad=True` is not supported for boolean and integral dtypes, but got dtype="


def make_tensor(
    *shape, dtype, device, low=None, high=None, requires_grad=False, noncontiguous=False,
    exclude_zero=False, memory_format=None,
):  # fmt: skip
    """A tensor of values drawn evenly from low to high, which is not among them."""
    shape = tuple(shape[0]) if len(shape) == 1 and not isinstance(shape[0], int) else shape
    if noncontiguous and memory_format is not None:
        raise ValueError(
            "The parameters `noncontiguous` and `memory_format` are mutually exclusive, but got "
            f"noncontiguous={noncontiguous} and memory_format={memory_format}"
        )
    noncontiguous = noncontiguous and math.prod(shape) > 1
    if noncontiguous:
        shape = (*shape[:-1], 2 * shape[-1])
    whole = not (dtype.is_floating_point or dtype.is_complex)
    if requires_grad and whole:
        raise ValueError(_ALIKE + str(dtype))
    if dtype is torch.bool:
        low, high = _limits(dtype, low, high, 0, 2, 0, 2)
        made = torch.randint(low, high, shape, device=device, dtype=dtype)
    elif whole:
        info = torch.iinfo(dtype)
        low, high = _limits(dtype, low, high, info.min, info.max + 1, -9, 10)
        made = torch.randint(math.ceil(low), math.ceil(high), shape, device=device, dtype=dtype)
    else:
        info = torch.finfo(dtype)
        low, high = _limits(dtype, low, high, info.min, info.max, -9, 9)
        made = torch.empty(shape, device=device, dtype=dtype)
        (torch.view_as_real(made) if dtype.is_complex else made).uniform_(low, high)
    if noncontiguous:
        made = made[..., 1::2]
    elif memory_format is not None:
        made = made.clone(memory_format=memory_format)
    if exclude_zero:
        made[made == 0] = 1 if whole else torch.finfo(dtype).tiny
    return made.requires_grad_() if requires_grad else made


def _limits(dtype, low, high, least, most, default_low, default_high):
    low = default_low if low is None else low
    high = default_high if high is None else high
    if any(isinstance(each, float) and math.isnan(each) for each in (low, high)):
        raise ValueError(f"`low` and `high` cannot be NaN, but got low={low} and high={high}")
    floating = dtype.is_floating_point or dtype.is_complex
    if low == high and floating:
        warnings.warn(
            "Passing `low==high` to `torch.testing.make_tensor` for floating or complex types is deprecated "
            "since 2.1 and will be removed in 2.3. Use `torch.full(...)` instead.",
            FutureWarning,
            stacklevel=3,
        )
    elif low >= high:
        raise ValueError(f"`low` must be less than `high`, but got {low} >= {high}")
    elif high < least or low >= most:
        raise ValueError(
            f"The value interval specified by `low` and `high` is [{low}, {high}), but {dtype} only "
            f"supports [{least}, {most})"
        )
    return max(low, least), min(high, most)
