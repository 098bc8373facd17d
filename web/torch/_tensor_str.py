"""torch.set_printoptions: how the engine prints tensors."""

from contextlib import contextmanager

from ._wire import primitive

_options = primitive("print.options")
_get_options = primitive("print.get_options")
_PROFILES = {"default": (4, 1000, 3, 80), "short": (2, 1000, 2, 80), "full": (4, 2**53, 3, 80)}


@contextmanager
def printoptions(**options):
    """Within it, tensors print as set_printoptions() with these options has them."""
    before = _get_options()
    set_printoptions(**options)
    try:
        yield
    finally:
        _options(*before)


def set_printoptions(
    precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None
):
    """Sets digits, when and how to summarise, the width, and whether to use exponents."""
    numbers = {"precision": precision, "edgeitems": edgeitems, "linewidth": linewidth}
    for name, value in numbers.items():
        if value is not None and not isinstance(value, int):
            raise TypeError(f"{name} must be an int, not {type(value).__name__}")
    if threshold is not None and not isinstance(threshold, (int, float)):
        raise TypeError(f"threshold must be a number, not {type(threshold).__name__}")
    if profile in ("default", "short", "full"):
        _options(*_PROFILES[profile], None)
    if threshold is not None:
        threshold = int(min(threshold, 2**53))
    _options(precision, threshold, edgeitems, linewidth, None if sci_mode is None else bool(sci_mode))
