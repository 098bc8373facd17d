"""The arguments of Tensor.to and Module.to: where to, as what, and whether a copy."""

from . import _dtype
from ._device import check as check_device
from ._device import device as Device
from ._dtype import dtype as DType
from ._dtype import memory_format as MemoryFormat

_FORMS = (
    ("device", "dtype", "non_blocking", "copy"),
    ("dtype", "non_blocking", "copy"),
    ("tensor", "non_blocking", "copy"),
)
_SIGNATURES = """\
 * (torch.device device = None, torch.dtype dtype = None, bool non_blocking = False, \
bool copy = False, *, torch.memory_format memory_format = None)
 * (torch.dtype dtype, bool non_blocking = False, bool copy = False, *, \
torch.memory_format memory_format = None)
 * (Tensor tensor, bool non_blocking = False, bool copy = False, *, \
torch.memory_format memory_format = None)
"""


def _is_dtype(v):
    return isinstance(v, DType) or (isinstance(v, type) and v in _dtype.python_types)


def _fits(name, v, first):
    """Whether `v` is a value for the parameter; what has a default in the first form may be None."""
    if name == "memory_format":
        return v is None or isinstance(v, MemoryFormat)
    if name == "device":
        # Not True and False: they are ints.
        return v is None or isinstance(v, (str, Device)) or v.__class__ is int
    if name == "dtype":
        return _is_dtype(v) or (v is None and first)
    if name == "tensor":
        return hasattr(v, "untyped_storage")
    return v.__class__ is bool


def conversion(args, keywords):
    """The (dtype or None, copy, memory format or None) that arguments of `to` ask for.

    Raises PyTorch's TypeError where they fit no form, and an error unless the place is the CPU.
    """
    for names in _FORMS:
        given = dict(zip(names, args)) | keywords
        allowed = (*names, "memory_format")
        if len(args) > len(names) or len(given) < len(args) + len(keywords):
            continue
        first = names is _FORMS[0]
        if not first and names[0] not in given:
            continue
        if all(name in allowed and _fits(name, v, first) for name, v in given.items()):
            break
    else:
        raise TypeError(
            f"to() received an invalid combination of arguments - got ({_types(args, keywords)}), "
            f"but expected one of:\n{_SIGNATURES}"
        )
    if given.get("device") is not None:
        check_device(given["device"])
    dtype = given["tensor"].dtype if "tensor" in given else given.get("dtype")
    if isinstance(dtype, type):
        dtype = _dtype.python_types[dtype]
    return dtype, given.get("copy", False), given.get("memory_format")


def _types(args, keywords):
    def name(v):
        kind = type(v)
        return f"torch.{kind.__name__}" if isinstance(v, (DType, Device, MemoryFormat)) else kind.__name__

    positional = ", ".join(name(v) for v in args)
    # As PyTorch: its table of keywords comes out in reverse, and a comma follows each.
    named = [f"{key}={name(v)}" for key, v in reversed(keywords.items())]
    if args:
        return ", ".join([positional, *named])
    return "".join(each + ", " for each in named)
