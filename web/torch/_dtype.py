"""Element types: the torch.dtype objects, finfo and iinfo, and what else names a memory's form."""

from ._wire import DTYPE, MEMORY_FORMAT, UNKNOWN, encoders, intern, primitive


class dtype:
    """A type of a tensor's elements; there is one object a type."""

    __slots__ = (
        "code", "name", "itemsize", "format", "is_floating_point", "is_complex", "is_signed",
    )  # fmt: skip

    def __init__(self, code, name, itemsize, format=None):
        self.code = code
        self.name = name
        self.itemsize = itemsize
        self.format = format  # as the modules struct and array name it
        self.is_floating_point = "float" in name
        self.is_complex = "complex" in name
        self.is_signed = not name.startswith("u") and name not in ("bool", "float8_e8m0fnu")

    def __repr__(self):
        return "torch." + self.name

    def __reduce__(self):
        return self.name

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def to_complex(self):
        if self.is_complex:
            return self
        name = _complex_of.get(self.name)
        if name is None:
            kind = tensor_type(self).removesuffix("Tensor")
            raise RuntimeError("Unknown Complex ScalarType for " + kind)
        return by_name[name]

    def to_real(self):
        return next((by_name[real] for real, its in _complex_of.items() if its == self.name), self)


dtype.__module__ = "torch"

# What tensors of them were called before there were dtypes.
TYPE_NAMES = {
    "float32": "FloatTensor", "float64": "DoubleTensor", "float16": "HalfTensor",
    "bfloat16": "BFloat16Tensor", "uint8": "ByteTensor", "int8": "CharTensor",
    "int16": "ShortTensor", "int32": "IntTensor", "int64": "LongTensor", "bool": "BoolTensor",
    "complex64": "ComplexFloatTensor", "complex128": "ComplexDoubleTensor",
}  # fmt: skip


def tensor_type(dtype):
    """ "FloatTensor" of float32; of types that are younger, what PyTorch would call it."""
    return TYPE_NAMES.get(dtype.name, dtype.name.replace("uint", "UInt") + "Tensor")


uint8 = dtype(0, "uint8", 1, "B")
int8 = dtype(1, "int8", 1, "b")
int16 = short = dtype(2, "int16", 2, "h")
int32 = int_ = dtype(3, "int32", 4, "i")
int64 = long = dtype(4, "int64", 8, "q")
float16 = half = dtype(5, "float16", 2)
float32 = float_ = dtype(6, "float32", 4, "f")
float64 = double = dtype(7, "float64", 8, "d")
complex64 = cfloat = dtype(9, "complex64", 8)
complex128 = cdouble = dtype(10, "complex128", 16)
bool_ = dtype(11, "bool", 1, "?")
bfloat16 = dtype(15, "bfloat16", 2)
uint16 = dtype(27, "uint16", 2, "H")
uint32 = dtype(28, "uint32", 4, "I")
uint64 = dtype(29, "uint64", 8, "Q")
# Those of which no tensors can be made here.
complex32 = dtype(8, "complex32", 4)
bcomplex32 = dtype(46, "bcomplex32", 4)
_others = (
    ("qint8", 12, 1), ("quint8", 13, 1), ("qint32", 14, 4), ("quint4x2", 16, 1), ("quint2x4", 17, 1),
    ("bits1x8", 18, 1), ("bits2x4", 19, 1), ("bits4x2", 20, 1), ("bits8", 21, 1), ("bits16", 22, 2),
    ("float8_e5m2", 23, 1), ("float8_e4m3fn", 24, 1), ("float8_e5m2fnuz", 25, 1),
    ("float8_e4m3fnuz", 26, 1), ("float8_e8m0fnu", 44, 1), ("float4_e2m1fn_x2", 45, 1),
    *((f"uint{bits}", 29 + bits, 1) for bits in range(1, 8)),
    *((f"int{bits}", 36 + bits, 1) for bits in range(1, 8)),
)  # fmt: skip

by_code = {
    each.code: each
    for each in (
        uint8, int8, int16, int32, int64, float16, float32, float64,
        complex64, complex128, bool_, bfloat16, uint16, uint32, uint64, complex32, bcomplex32,
        *(dtype(code, name, size) for name, code, size in _others),
    )
}  # fmt: skip

by_name = {each.name: each for each in by_code.values()}
names = by_name | {
    "short": int16, "int": int32, "long": int64, "half": float16, "float": float32,
    "double": float64, "chalf": complex32, "cfloat": complex64, "cdouble": complex128,
    "bit": by_name["uint1"],
}  # fmt: skip
_complex_of = {
    "float16": "complex32", "bfloat16": "bcomplex32",
    "float32": "complex64", "float64": "complex128",
}  # fmt: skip

encoders[dtype] = lambda to, v: to.extend((DTYPE, v.code))
# PyTorch takes Python's types where it wants a dtype.
python_types = {int: int64, float: float64, bool: bool_, complex: complex128}


def _put_type(to, v):
    if v in python_types:
        to += (DTYPE, python_types[v].code)
    else:
        to += (UNKNOWN, intern("type"))


encoders[type] = _put_type


class layout:
    """How a tensor's elements lie in memory: strided. Those of sparse tensors are names to compare with."""

    def __init__(self, name, code):
        self._name = name
        self._code = code

    def __repr__(self):
        return "torch." + self._name

    def __reduce__(self):
        return self._name

    def __deepcopy__(self, memo):
        return self


class memory_format(layout):
    """The order of dimensions in memory."""


layout.__module__ = memory_format.__module__ = "torch"
strided = layout("strided", 0)
sparse_coo, sparse_csr, sparse_csc, sparse_bsr, sparse_bsc = (
    layout("sparse_" + each, None) for each in ("coo", "csr", "csc", "bsr", "bsc")
)
contiguous_format = memory_format("contiguous_format", 0)
preserve_format = memory_format("preserve_format", 1)
channels_last = memory_format("channels_last", 2)
channels_last_3d = memory_format("channels_last_3d", 3)


def _put_layout(to, v):
    if v._code is None:
        raise NotImplementedError(
            f"PyTorch has tensors of layout {v}, but Tensorglass does not: tensors here are strided, none is sparse"
        )
    to += (MEMORY_FORMAT, v._code)


encoders[layout] = encoders[memory_format] = _put_layout

# bits, eps, max, smallest normal, resolution
_floats = {
    "float8_e5m2": (8, 0.25, 57344.0, 2.0**-14, 1.0),
    "float8_e4m3fn": (8, 0.125, 448.0, 2.0**-6, 1.0),
    "float8_e5m2fnuz": (8, 0.125, 57344.0, 2.0**-15, 1.0),
    "float8_e4m3fnuz": (8, 0.125, 240.0, 2.0**-7, 1.0),
    "float16": (16, 2.0**-10, 65504.0, 2.0**-14, 0.001),
    "bfloat16": (16, 2.0**-7, 3.3895313892515355e38, 2.0**-126, 0.01),
    "float32": (32, 2.0**-23, 3.4028234663852886e38, 2.0**-126, 1e-06),
    "float64": (64, 2.0**-52, 1.7976931348623157e308, 2.0**-1022, 1e-15),
}
get_default_dtype = primitive("dtype.default")


class finfo:
    """The limits of a floating point dtype."""

    def __init__(self, type=None):
        type = get_default_dtype() if type is None else type
        if not isinstance(type, dtype):
            raise TypeError(
                "finfo(): argument 'type' (position 1) must be torch.dtype, not " + type.__class__.__name__
            )
        if not type.is_floating_point and not type.is_complex:
            raise TypeError(
                "torch.finfo() requires a floating point input type. Use torch.iinfo to handle 'torch.finfo'"
            )
        real = type.to_real()
        self.bits, self.eps, self.max, self.tiny, self.resolution = _floats[real.name]
        self.min = -self.max
        self.smallest_normal = self.tiny
        self.dtype = real.name

    def __repr__(self):
        return (
            f"finfo(resolution={self.resolution:g}, min={self.min:g}, max={self.max:g}, "
            f"eps={self.eps:g}, smallest_normal={self.smallest_normal:g}, tiny={self.tiny:g}, "
            f"dtype={self.dtype})"
        )


class iinfo:
    """The limits of an integer dtype."""

    def __init__(self, type):
        if not isinstance(type, dtype):
            raise TypeError(
                "iinfo(): argument 'type' (position 1) must be torch.dtype, not " + type.__class__.__name__
            )
        if type.is_floating_point or type.is_complex:
            raise TypeError(
                "torch.iinfo() requires an integer input type. Use torch.finfo to handle 'torch.iinfo'"
            )
        if type is bool_:
            raise TypeError("torch.bool is not supported by torch.iinfo")
        self.bits = 8 * type.itemsize
        self.min = -(1 << (self.bits - 1)) if type.is_signed else 0
        self.max = (1 << (self.bits - 1 if type.is_signed else self.bits)) - 1
        self.dtype = type.name

    def __repr__(self):
        return f"iinfo(min={self.min:g}, max={self.max:g}, dtype={self.dtype})"


finfo.__module__ = iinfo.__module__ = "torch"
