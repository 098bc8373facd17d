"""What NumPy's functions give for a tensor, where they call a method of what is no array: a tensor."""

from functools import wraps

from torch import Tensor

from ._ufunc import as_torch

# Methods that tensors have, with the same arguments. For all others the result is made a tensor.
_OWN = {"nonzero", "squeeze", "swapaxes"}


def given(name, function):
    """A function of arrays that gives tensors for tensors."""

    @wraps(function)
    def call(a, *args, **keywords):
        if not isinstance(a, Tensor):
            return function(a, *args, **keywords)
        if name in _OWN:
            return getattr(a, name)(*args, **keywords)
        return as_torch(function(a, *args, **keywords))

    return call
