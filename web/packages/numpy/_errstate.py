"""What happens when arithmetic divides by zero, overflows or has no value: numpy.seterr and numpy.errstate."""

from functools import wraps
from warnings import warn

_FOLDER = __file__.rpartition("/")[0] + "/"
_PHRASES = {
    "divide": "divide by zero", "over": "overflow", "under": "underflow", "invalid": "invalid value",
}  # fmt: skip
_WAYS = ("ignore", "warn", "raise", "call", "print", "log")
_now = {"divide": "warn", "over": "warn", "under": "ignore", "invalid": "warn"}


def complain(kind, name):
    """Warns of what was met in the function `name`, or raises, as the state has it."""
    way = _now[kind]
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


def geterr():
    """What happens for each kind of fault."""
    return dict(_now)


def seterr(all=None, divide=None, over=None, under=None, invalid=None):
    """Sets what happens for each kind of fault; gives what it was."""
    old = geterr()
    for kind, way in (("divide", divide), ("over", over), ("under", under), ("invalid", invalid)):
        way = way or all or old[kind]
        if way not in _WAYS:
            raise ValueError(f"invalid error mode: {way!r}")
        _now[kind] = way
    return old


class errstate:
    """A block of its own for seterr; also decorates functions."""

    def __init__(self, *, call=None, all=None, divide=None, over=None, under=None, invalid=None):
        self._wanted = dict(all=all, divide=divide, over=over, under=under, invalid=invalid)

    def __enter__(self):
        self._old = seterr(**self._wanted)

    def __exit__(self, *raised):
        _now.update(self._old)

    def __call__(self, function):
        @wraps(function)
        def inside(*args, **keywords):
            with errstate(**self._wanted):
                return function(*args, **keywords)

        return inside


errstate.__module__ = "numpy"
