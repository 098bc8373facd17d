"""The words in which sample tables are written: tensors and calls as plain data, without PyTorch.

A table (samples_FAMILY.py, beside engine/ops/FAMILY.cpp) maps an operator overload to its calls. The first
`call` of a row is the base sample: record.py derives from it other layouts, sizes and dtypes. A `plain` call
is taken as it is. ROWS holds operators, INPLACE those that write to their first argument.
"""

from dataclasses import dataclass, field

FLOATS = ("float32", "float64", "float16", "bfloat16", "complex64", "complex128")
GOLDEN = 0.6180339887498949


@dataclass(frozen=True)
class T:
    """A tensor of a given shape with distinct values spread over [lo, hi), of complex numbers both parts."""

    shape: tuple
    dtype: str = "float32"
    lo: float = -2.0
    hi: float = 2.0
    grad: bool = True

    def values(self, count, seed):
        """`count` values; those of different seeds differ. Floats have at most three decimals."""
        out = []
        for k in range(count):
            u = ((k + 1) * GOLDEN + seed * 0.137) % 1.0
            if self.dtype == "bool":
                out.append(u < 0.5)
            elif self.dtype in FLOATS:
                out.append(round(self.lo + (self.hi - self.lo) * u, 3))
                if self.dtype.startswith("complex"):
                    other = (u + 1 - GOLDEN) % 1.0
                    out[-1] = complex(out[-1], round(self.lo + (self.hi - self.lo) * other, 3))
            else:
                out.append(int(self.lo + (self.hi - self.lo) * u // 1))
        return out


@dataclass(frozen=True)
class V:
    """A tensor with given values (flat, in row-major order) and shape."""

    data: tuple
    shape: tuple
    dtype: str = "float32"
    grad: bool = True

    def values(self, count, seed):
        return (list(self.data) * (count or 1))[:count]


@dataclass(frozen=True)
class Word:
    """An argument that JSON has no form for: a dtype, a memory format, a slice, the ellipsis ..."""

    kind: str
    value: object = None


@dataclass(frozen=True)
class Call:
    args: tuple
    kwargs: dict = field(default_factory=dict)
    derive: bool = True


def t(*shape, **options):
    """A float32 tensor with values in [-2, 2)."""
    return T(tuple(shape), **options)


def pos(*shape, **options):
    """A float32 tensor with values in [0.2, 3)."""
    return T(tuple(shape), lo=0.2, hi=3.0, **options)


def unit(*shape, **options):
    """A float32 tensor with values in [0.05, 0.95)."""
    return T(tuple(shape), lo=0.05, hi=0.95, **options)


def i64(*shape, lo=-5, hi=6):
    """An int64 tensor with values in [lo, hi)."""
    return T(tuple(shape), dtype="int64", lo=lo, hi=hi)


def flag(*shape):
    """A bool tensor."""
    return T(tuple(shape), dtype="bool")


def v(data, dtype="float32", grad=True):
    """A tensor with the values of nested lists, as torch.tensor takes them."""
    shape, flat = [], [data]
    while any(isinstance(x, list) for x in flat):
        shape.append(len(flat[0]))
        flat = [x for row in flat for x in row]
    return V(tuple(flat), tuple(shape), dtype, grad)


def idx(*data):
    """A one-dimensional int64 tensor with these values."""
    return V(tuple(data), (len(data),), "int64")


def dtype(name):
    return Word("dtype", name)


def memory_format(name):
    return Word("memory_format", name)


def sl(start=None, stop=None, step=None):
    return Word("slice", [start, stop, step])


ellipsis = Word("ellipsis", True)


def call(*args, **kwargs):
    return Call(args, kwargs)


def plain(*args, **kwargs):
    return Call(args, kwargs, False)


NAN, INF = float("nan"), float("inf")
# What functions of one number treat apart.
EDGES = v([0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, 2.5, -2.5, INF, -INF, NAN], grad=False)


def second_names(rows, names, inplace=None):
    """Adds operators that are others under a second name, with the first two calls of those.

    `names` maps an overload to the one that it repeats; where their in-place forms have the second names
    too, they go to `inplace`.
    """
    for name, of in names.items():
        calls = [plain(*c.args, **c.kwargs) for c in rows[of][:2]]
        rows[name] = calls
        if inplace is not None:
            base, _, overload = name.partition(".")
            inplace[f"{base}_.{overload}" if overload else f"{base}_"] = list(calls)
