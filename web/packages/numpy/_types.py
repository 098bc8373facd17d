"""Questions about types: where they meet, which is below which, which is enough for a value."""

from math import inf

from ._array import ndarray
from ._dtype import WEAK, by_class, by_name, dtype, generic, promote, result_dtype


def promote_types(type1, type2):
    """The smallest type that holds the values of both."""
    return promote(dtype(type1), dtype(type2))


def result_type(*arrays_and_dtypes):
    """The type that arithmetic of arrays, scalars and types gives."""
    if not arrays_and_dtypes:
        raise ValueError("at least one array or dtype is required")
    return result_dtype(
        [
            each.__class__
            if each.__class__ in WEAK
            else by_class[bool]
            if each.__class__ is bool
            else dtype(each)
            for each in arrays_and_dtypes
        ]
    )


def issubdtype(arg1, arg2):
    """Whether a type is the other, or below it in the hierarchy."""
    return issubclass(_class_of(arg1), _class_of(arg2))


def _class_of(spec):
    return spec if isinstance(spec, type) and issubclass(spec, generic) else dtype(spec).type


def min_scalar_type(a):
    """The smallest type that holds a scalar's value; the type of an array."""
    if isinstance(a, ndarray) and a.ndim:
        return a.dtype
    value = a.item() if hasattr(a, "item") else a
    if value.__class__ is bool:
        return by_class[bool]
    if value.__class__ is int:
        for name in ("u1", "u2", "u4", "u8") if value >= 0 else ("i1", "i2", "i4", "i8"):
            if by_name[name].least <= value <= by_name[name].most:
                return by_name[name]
    size = abs(value)
    return by_name[
        "f2" if size < 65520 or size in (inf,) or size != size else "f4" if size < 3.5e38 else "f8"
    ]
