"""Element types as NumPy names them, its scalars' classes, and how types meet: casting and promotion.

A dtype names the engine's element type that stands behind it; one without any exists as a name only.
Scalars hold a Python number that their type can hold exactly.
"""

from array import array as _packed
from math import isinf

from torch import _dtype as _elements

from ._errstate import complain

_make = object.__new__


# --- Scalars ---------------------------------------------------------------------------------------


class generic:
    """What all scalars of NumPy have in common: an element of an array, by itself."""

    __slots__ = ()

    def __new__(cls, *args):
        raise TypeError(f"cannot create 'numpy.{cls.__name__}' instances")

    def item(self, *args):
        """The value as a Python number."""
        return self._v if args in ((), (0,), (-1,), ((),)) else self._as_array().item(*args)

    def tolist(self):
        return self._v

    def _as_array(self):
        return from_object(self, self.dtype)

    def __getattr__(self, name):
        if name[:1] == "_" and name not in _SHARED or not hasattr(array_class, name):
            raise AttributeError(f"'numpy.{type(self).__name__}' object has no attribute '{name}'")
        found = getattr(self._as_array(), name)
        if not callable(found):
            return scalar_of(found)
        return lambda *args, **keywords: scalar_of(found(*args, **keywords))

    def __getitem__(self, index):
        if index == ():
            return self
        if index is Ellipsis or index is None or index.__class__ is tuple:
            return self._as_array()[index]
        raise IndexError("invalid index to scalar variable.")

    def copy(self):
        return self

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return type(self), (self._v,)

    def __hash__(self):
        return hash(self._v)

    def __bool__(self):
        return self._v != 0

    def __int__(self):
        return int(self._v)

    def __float__(self):
        return float(self._v)

    def __complex__(self):
        return complex(self._v)

    def __format__(self, spec):
        return format(self._v, spec)

    def __repr__(self):
        from ._print import scalar_repr

        return scalar_repr(self)

    def __str__(self):
        from ._print import scalar_str

        return scalar_str(self)

    def __array__(self, dtype=None, copy=None):
        return from_object(self, dtype or self.dtype)


_SHARED = ("__array_interface__",)


class number(generic):
    """A scalar that is a number."""

    __slots__ = ()


class integer(number):
    """A scalar without a fraction."""

    __slots__ = ()
    denominator = 1

    def __index__(self):
        return self._v

    def bit_count(self):
        return self._v.bit_count()

    def is_integer(self):
        return True

    @property
    def numerator(self):
        return self

    def __round__(self, digits=None):
        return self._v if digits is None else self


class signedinteger(integer):
    """An integer that may be negative."""

    __slots__ = ()


class unsignedinteger(integer):
    """An integer that is not negative."""

    __slots__ = ()


class inexact(number):
    """A scalar that rounds."""

    __slots__ = ()


class floating(inexact):
    """A number with a binary point."""

    __slots__ = ()

    def is_integer(self):
        return self._v.is_integer()

    def as_integer_ratio(self):
        return self._v.as_integer_ratio()

    def __round__(self, digits=None):
        return round(self._v) if digits is None else self.round(digits)


class complexfloating(inexact):
    """A number with an imaginary part."""

    __slots__ = ()


class flexible(generic):
    """A scalar of a size of its own."""

    __slots__ = ()


class character(flexible):
    """A text."""

    __slots__ = ()


def scalar(dtype, value):
    """The scalar of a Python number that is one of the dtype's values."""
    cls = dtype.type
    if cls is float64:
        return float.__new__(cls, value)
    if cls is bool_:
        return True_ if value else False_
    made = _make(cls)
    made._v = value
    return made


def scalar_of(a):
    """An array without dims becomes its scalar; all else stays."""
    return scalar(a.dtype, a._t.item()) if isinstance(a, array_class) and a.ndim == 0 else a


# --- Values ----------------------------------------------------------------------------------------


def _as_int(dtype, value):
    if isinstance(value, generic):  # wraps around
        value, bits = int(value._v), 8 * dtype.itemsize
        value &= (1 << bits) - 1
        return value - (1 << bits) if dtype.kind == "i" and value >> (bits - 1) else value
    value = int(value)
    if not dtype.least <= value <= dtype.most:
        raise OverflowError(out_of_bounds(value, dtype))
    return value


def out_of_bounds(value, dtype):
    """What NumPy says of a Python int that the dtype has no place for."""
    if dtype is _int64:
        return "Python int too large to convert to C long"
    return f"Python integer {value} out of bounds for {dtype.name}"


def _as_float(dtype, value):
    value = float(value)
    if dtype is _float32:
        value, given = single(value), value
        if isinf(value) and not isinf(given):
            complain("over", "cast")
    return value


def single(value):
    """A Python number rounded to single precision."""
    return _packed("f", (value,))[0]


def rounded(dtype, value):
    """The Python number that the scalar of a Python number holds."""
    kind = dtype.kind
    if kind == "f":
        return _as_float(dtype, value)
    if kind in "iu":
        return _as_int(dtype, value)
    return bool(value)


def _new(cls, value=0, /):
    dtype = cls.dtype
    if value.__class__ in PYTHON_NUMBERS or isinstance(value, (generic, str)):
        return scalar(dtype, rounded(dtype, value))
    return scalar_of(from_object(value, dtype))


PYTHON_NUMBERS = frozenset((int, float, bool))


# --- The table -------------------------------------------------------------------------------------


class dtype:
    """A type of an array's elements; there is one object a type."""

    __slots__ = (
        "name", "char", "num", "itemsize", "kind", "type", "element", "least", "most",
    )  # fmt: skip
    names = fields = subdtype = metadata = None
    shape, ndim, flags, isnative, hasobject, isalignedstruct = (), 0, 0, True, False, False
    isbuiltin = 1

    def __new__(cls, dtype=None, align=False, copy=False):
        """The dtype that a name, a code, a class or another dtype stands for."""
        found = find(dtype)
        if found is not None:
            return found
        if isinstance(dtype, str):
            if dtype[:1] in "<>|=" and dtype[:1] or dtype[:1] in "USVOMm" or dtype in _UNHELD:
                raise TypeError(f"numpy.dtype({dtype!r}) is not in the Tensorglass playground yet")
            raise TypeError(f"data type {dtype!r} not understood")
        if isinstance(dtype, type) or isinstance(dtype, (list, dict, tuple)):
            name = dtype.__name__ if isinstance(dtype, type) else repr(dtype)
            raise TypeError(f"numpy.dtype({name}) is not in the Tensorglass playground yet")
        raise TypeError(f"Cannot interpret '{dtype}' as a data type")

    @property
    def str(self):
        return ("|" if self.itemsize == 1 else "<") + self.kind + f"{self.itemsize}"

    @property
    def byteorder(self):
        return "|" if self.itemsize == 1 else "="

    @property
    def descr(self):
        return [("", self.str)]

    @property
    def alignment(self):
        return self.itemsize if self.kind != "c" else self.itemsize // 2

    @property
    def base(self):
        return self

    def newbyteorder(self, new_order="S", /):
        if new_order.lower() in _NATIVE or self.itemsize == 1:
            return self
        raise NotImplementedError("other orders of bytes are not in the Tensorglass playground yet")

    def __repr__(self):
        return f"dtype('{self.name}')"

    def __str__(self):
        return self.name

    def __eq__(self, other):
        try:
            return find(other) is self
        except TypeError:
            return False

    def __hash__(self):
        return hash(self.name)

    def __lt__(self, other):
        return self != other and can_cast(self, other)

    def __le__(self, other):
        return can_cast(self, other)

    def __gt__(self, other):
        return self != other and can_cast(other, self)

    def __ge__(self, other):
        return can_cast(other, self)

    def __reduce__(self):
        return dtype, (self.name,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


dtype.__module__ = "numpy"
_dtype = dtype

_NATIVE = {"<", "l", "little", "=", "n", "native", "|", "i", "ignore"}
_UNHELD = {"g", "G", "O", "longdouble", "clongdouble", "float128", "complex256", "object", "str", "bytes"}
by_name = {}  # also by code: "f4", "f"
by_class = {}


class _ByElement(dict):
    """torch.dtype -> dtype"""

    def __missing__(self, element):
        if element.name == "bfloat16":
            raise TypeError("Got unsupported ScalarType BFloat16")
        raise _refused(element.name)


def _refused(name):
    return NotImplementedError(f"arrays of {name} are not in the Tensorglass playground yet")


of_element = _ByElement()
# The engine has them; NumPy's arithmetic with them is not there.
_REFUSED = ("float16", "uint16", "uint32", "uint64")

_ABSTRACT = {
    "b": generic, "i": signedinteger, "u": unsignedinteger, "f": floating, "c": complexfloating,
}  # fmt: skip


def _add(name, char, num, itemsize, aliases=""):
    kind = name[0]
    made = _make(type(_class_name(name), (dtype,), {"__slots__": (), "__module__": "numpy.dtypes"}))
    made.name, made.char, made.num, made.itemsize, made.kind = name, char, num, itemsize, kind
    made.element = None if name in _REFUSED else _elements.names.get(name)
    bits = 8 * itemsize
    if kind in "iu":
        made.least = -(1 << bits - 1) if kind == "i" else 0
        made.most = (1 << (bits - 1 if kind == "i" else bits)) - 1
    bases = (_ABSTRACT[kind], float) if name == "float64" else (_ABSTRACT[kind],)
    own = {"__module__": "numpy", "dtype": made, "__new__": _new, "itemsize": itemsize}
    own |= {"__slots__": (), "_v": property(float.__float__)} if name == "float64" else {"__slots__": ("_v",)}
    made.type = type(name, bases, own)
    by_class[made.type] = made
    by_name.update(dict.fromkeys((name, char, f"{kind}{itemsize}", *aliases.split()), made))
    if made.element:
        of_element[made.element] = made
    return made


def _class_name(name):
    return name.capitalize().replace("Uint", "UInt") + "DType"


_bool = _add("bool", "?", 0, 1, "bool_")
for _row in (
    ("int8", "b", 1, 1, "byte"), ("uint8", "B", 2, 1, "ubyte"),
    ("int16", "h", 3, 2, "short"), ("uint16", "H", 4, 2, "ushort"),
    ("int32", "i", 5, 4, "intc"), ("uint32", "I", 6, 4, "uintc"),
    ("int64", "l", 7, 8, "int int_ long q longlong p n intp"),
    ("uint64", "L", 8, 8, "uint ulong Q ulonglong P N uintp"),
    ("float16", "e", 23, 2, "half"), ("float32", "f", 11, 4, "single"),
    ("float64", "d", 12, 8, "float double"),
    ("complex64", "F", 14, 8, "csingle"), ("complex128", "D", 15, 16, "complex cdouble"),
):  # fmt: skip
    _add(*_row)

int8, uint8, int16, uint16, int32, uint32, int64, uint64 = (
    by_name[_name].type
    for _name in "int8 uint8 int16 uint16 int32 uint32 int64 uint64".split()
)  # fmt: skip
float16, float32, float64, complex64, complex128, bool_ = (
    by_name[_name].type for _name in "float16 float32 float64 complex64 complex128 bool".split()
)
_float32, _float64, _int64 = by_name["float32"], by_name["float64"], by_name["int64"]
for _class in (generic, number, integer, signedinteger, unsignedinteger, inexact, floating,
               complexfloating, flexible, character):  # fmt: skip
    _class.__module__ = "numpy"

True_, False_ = _make(bool_), _make(bool_)
True_._v, False_._v = True, False
by_class |= {bool: _bool, int: _int64, float: _float64, complex: by_name["complex128"]}
by_class |= {
    number: _float64, inexact: _float64, floating: _float64, complexfloating: by_name["complex128"],
    integer: _int64, signedinteger: _int64, unsignedinteger: by_name["uint64"],
}  # fmt: skip

# What the modules of arrays set: the class of arrays, and what makes one of any object.
array_class = ()
from_object = None


def bind_arrays(cls, make):
    """Names the class of arrays, and `make(object, dtype)`."""
    global array_class, from_object
    array_class, from_object = cls, make


def find(spec):
    """The dtype that `spec` names, or None."""
    if isinstance(spec, _dtype):
        return spec
    if spec is None:
        return _float64
    if isinstance(spec, type):
        return by_class.get(spec)
    if isinstance(spec, str):
        return by_name.get(spec.lstrip("<=|") if spec[:1] in "<=|" else spec)
    found = getattr(spec, "dtype", None)
    return found if isinstance(found, _dtype) else None


def element_of(dtype):
    """The engine's type for a dtype's elements; raises where it has none."""
    if dtype.element is None:
        raise _refused(dtype.name)
    return dtype.element


# --- Casting and promotion -------------------------------------------------------------------------

_ORDER = "buifc"
_KINDS = ("no", "equiv", "safe", "same_kind", "unsafe")


def promote(a, b):
    """The smallest dtype that holds the values of both."""
    if a is b:
        return a
    if _ORDER.index(a.kind) > _ORDER.index(b.kind):
        a, b = b, a
    if a.kind == "b":
        return b
    if a.kind == b.kind:
        return a if a.itemsize > b.itemsize else b
    if b.kind == "i":
        if b.itemsize > a.itemsize:
            return b
        return by_name[f"i{2 * a.itemsize}"] if a.itemsize < 8 else _float64
    size = min(2 * a.itemsize, 8) if a.kind in "iu" else a.itemsize
    if b.kind == "c":
        return by_name[f"c{max(2 * max(size, 4), b.itemsize)}"]
    return by_name[f"f{max(size, b.itemsize)}"]


def castable(source, target, casting):
    """Whether the rule `casting` lets elements of `source` become those of `target`."""
    if casting not in _KINDS:
        raise ValueError(
            "casting must be one of 'no', 'equiv', 'safe', 'same_kind', 'unsafe' "
            + (f"(got '{casting}')" if isinstance(casting, str) else "")
        )
    if source is target or casting == "unsafe":
        return True
    if casting == "safe":
        return promote(source, target) is target
    if casting == "same_kind":
        return _ORDER.index(source.kind) <= _ORDER.index(target.kind)
    return False


def can_cast(from_, to, casting="safe"):
    """Whether elements of one type become those of another by a rule."""
    if from_.__class__ in (int, float, complex):
        raise TypeError(
            "can_cast() does not support Python ints, floats, and complex because the result used to "
            "depend on the value.\nThis change was part of adopting NEP 50, we may explicitly allow "
            "them again in the future."
        )
    return castable(dtype(from_), dtype(to), casting)


WEAK = {int: 1, float: 2, complex: 3}
_DEFAULTS = (None, _int64, _float64, by_name["complex128"])


def result_dtype(parts):
    """The dtype in which values meet: dtypes as they are, Python's number classes weakly (NEP 50)."""
    strong, weak = None, 0
    for part in parts:
        if part.__class__ is type:
            weak = max(weak, WEAK[part])
        else:
            strong = part if strong is None else promote(strong, part)
    if strong is None:
        return _DEFAULTS[weak]
    if weak == 1 and strong.kind == "b":
        return _int64
    if weak == 2 and strong.kind in "bui":
        return _float64
    if weak == 3 and strong.kind != "c":
        return by_name["c8" if strong.kind == "f" and strong.itemsize <= 4 else "c16"]
    return strong
