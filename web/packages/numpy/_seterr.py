"""numpy.seterr, geterr and errstate: what happens for each kind of fault in arithmetic."""

from functools import wraps

from ._errstate import state

_WAYS = ("ignore", "warn", "raise", "call", "print", "log")


def geterr():
    """What happens for each kind of fault."""
    return dict(state)


def seterr(all=None, divide=None, over=None, under=None, invalid=None):
    """Sets what happens for each kind of fault; gives what it was."""
    old = geterr()
    for kind, way in (("divide", divide), ("over", over), ("under", under), ("invalid", invalid)):
        way = way or all or old[kind]
        if way not in _WAYS:
            raise ValueError(f"invalid error mode: {way!r}")
        state[kind] = way
    return old


class errstate:
    """A block of its own for seterr; also decorates functions."""

    def __init__(self, *, call=None, all=None, divide=None, over=None, under=None, invalid=None):
        self._wanted = dict(all=all, divide=divide, over=over, under=under, invalid=invalid)

    def __enter__(self):
        self._old = seterr(**self._wanted)

    def __exit__(self, *raised):
        state.update(self._old)

    def __call__(self, function):
        @wraps(function)
        def inside(*args, **keywords):
            with errstate(**self._wanted):
                return function(*args, **keywords)

        return inside


errstate.__module__ = "numpy"
