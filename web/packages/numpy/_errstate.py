"""What is said when arithmetic divides by zero, overflows or has no value, and of what is deprecated."""

from warnings import warn

_FOLDER = __file__.rpartition("/")[0] + "/"
_PHRASES = {
    "divide": "divide by zero", "over": "overflow", "under": "underflow", "invalid": "invalid value",
}  # fmt: skip
# What happens for each kind: `numpy.seterr` sets it.
state = {"divide": "warn", "over": "warn", "under": "ignore", "invalid": "warn"}


def complain(kind, name):
    """Warns of what was met in the function `name`, or raises, as the state has it."""
    way = state[kind]
    if way == "ignore":
        return
    text = f"{_PHRASES[kind]} encountered in {name}"
    if way == "raise":
        raise FloatingPointError(text)
    if way == "warn":
        warn(text, RuntimeWarning, skip_file_prefixes=(_FOLDER,))
    elif way == "print":
        print(f"Warning: {text}")
    else:
        raise NotImplementedError(f"numpy.seterr({way!r}) is not in the Tensorglass playground yet")


def deprecated(text, category=DeprecationWarning):
    """Warns at the caller's line."""
    warn(text, category, skip_file_prefixes=(_FOLDER,))
