"""NumPy's names over the engine: arrays lie on its storages, and share them with tensors."""

from math import e, inf, nan, pi

from . import _indexing, _operators, _protocols, _reductions, _ufunc, _views, _where
from ._array import ndarray
from ._convert import (
    arange, array, asanyarray, asarray, ascontiguousarray, asfortranarray, copy, empty, frombuffer, full,
    ones, zeros,
)  # fmt: skip
from ._dtype import (
    False_, True_, bool_, can_cast, complex64, complex128, complexfloating, dtype, flexible, float16,
    float32, float64, floating, generic, inexact, int8, int16, int32, int64, integer, number,
    signedinteger, uint8, uint16, uint32, uint64,
    unsignedinteger,
)  # fmt: skip

from ._ufunc import ufunc

globals().update(_ufunc.names | _reductions.names)
__version__ = "2.4.6"
bool = bool_
newaxis = None
euler_gamma = 0.5772156649015329
byte, short, intc, int_, intp, long, longlong = int8, int16, int32, int64, int64, int64, int64
ubyte, ushort, uintc, uint, uintp, ulong, ulonglong = uint8, uint16, uint32, uint64, uint64, uint64, uint64
half, single, double, csingle, cdouble = float16, float32, float64, complex64, complex128

__all__ = [*(name for name in globals() if name[0] != "_"), "newaxis", *_where.FUNCTIONS]
_where.give_methods(ndarray)
_where.give_attributes(ndarray, "_memory")
_where.give_attributes(ufunc, "_along")


def __getattr__(name):
    """A function of a module that is loaded when it is first used."""
    function = _where.found(name)
    if function is None:
        raise _where.missing(name)
    globals()[name] = function
    return function
