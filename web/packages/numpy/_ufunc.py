"""Universal functions: rows of one table, each a function of torch with NumPy's rules for types around it."""

import torch
from torch import Tensor
from torch._wire import primitive

from . import _dtype
from ._array import copy_to, ndarray, plain, result
from ._convert import asarray
from ._dtype import by_class, by_name, castable, element_of, generic, out_of_bounds, result_dtype
from ._errstate import complain, deprecated
from ._room import refused

_new = primitive("tensor.new")
_bool, _int64, _float64 = by_class[bool], by_class[int], by_class[float]


class UFuncTypeError(TypeError):
    """Raised where a ufunc has no loop for its arguments' types, or may not cast them."""


UFuncTypeError.__module__ = "numpy._core._exceptions"


# --- Which type a function computes in -------------------------------------------------------------


def _same(d):
    return d


def _numbers(d):
    return by_name["int8"] if d.kind == "b" else d


def _signed(d):  # has no loop for bool
    return None if d.kind == "b" else d


def _floats(d):
    if d.kind not in "bui":
        return d
    return by_name[f"f{2 * d.itemsize}"] if d.itemsize < 8 and d.itemsize < 4 else _float64


def _quotients(d):
    return _float64 if d.kind in "bui" else d


def _bits(d):
    return d if d.kind in "bui" else None


def _integers(d):
    return _numbers(d) if d.kind in "bui" else None


# --- Functions that torch has not, or has otherwise ------------------------------------------------


_map, _map_two = primitive("numpy.map"), primitive("numpy.map2")


def _mapped_two(name, of_integers=None):
    """A function of two floats that the engine has so, and what torch has for integers."""
    return lambda x, y: _map_two(name, x, y) if x.dtype.is_floating_point else of_integers(x, y)


def _subtract(x, y):
    if x.dtype is torch.bool:
        raise TypeError(
            "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` "
            "operator, or the logical_xor function instead."
        )
    return torch.sub(x, y)


def _negative(x):
    if x.dtype is torch.bool:
        raise TypeError(
            "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the "
            "logical_not function instead."
        )
    return torch.neg(x)


def _is_integral(t):
    return not t.dtype.is_floating_point


def _by_nonzero(name, function):
    """A division of integers: 0 where one divides by 0, which is complained of."""

    def divide(x, y):
        if _is_integral(y):
            zero = y == 0
            if bool(zero.any()):
                complain("divide", name)
                return function(x, y.masked_fill(zero, 1)).masked_fill(zero, 0)
            if y.dtype.is_signed and bool(((y == -1) & (x == torch.iinfo(x.dtype).min)).any()):
                if name != "remainder":
                    complain("over", name)
                return torch.where(
                    y == -1, -x if name != "remainder" else 0, function(x, y.masked_fill(y == -1, 1))
                )
        return function(x, y)

    return divide


def _power(x, y):
    if _is_integral(y) and y.dtype.is_signed and bool((y < 0).any()):
        raise ValueError("Integers to negative integer powers are not allowed.")
    return torch.pow(x, y) if _is_integral(x) else _map_two("power", x, y)


_divide_floor, _remainder_of = (
    _by_nonzero(name, function)
    for name, function in (
        ("floor_divide", _mapped_two("floor_divide", torch.floor_divide)),
        ("remainder", _mapped_two("remainder", torch.remainder)),
    )
)


def _reciprocal(x):
    if x.dtype.is_floating_point:
        return torch.reciprocal(x)
    zero = x == 0
    if bool(zero.any()):
        complain("divide", "reciprocal")
        complain("invalid", "reciprocal")
    # a quotient is cast by way of an int of 32 bits, of which small types keep the low ones
    least = torch.iinfo(x.dtype).min if x.itemsize >= 4 else 0
    return torch.div(1, x.masked_fill(zero, 1), rounding_mode="trunc").to(x.dtype).masked_fill(zero, least)


def _absolute(x):
    return x.clone() if x.dtype is torch.bool else torch.abs(x)


def _divmod(x, y):
    return _divide_floor(x, y), _remainder_of(x, y)


def _second(function):
    """A choice that takes the second of zeros of two signs, where torch takes the first."""
    return lambda x, y: function(y, x)


# --- Where a function divides by zero --------------------------------------------------------------


def _divisor_is_zero(x, y):
    return y == 0


def _is_zero(x, *_):
    return x == 0


# name, inputs, type that it computes in, function, and what else holds: the identity of reductions,
# where it divides by zero, a bool for a result, no complaints about results that are not finite.
_ROWS = (
    ("add", 2, _same, torch.add, {"identity": 0}),
    ("subtract", 2, _same, _subtract, {}),
    ("multiply", 2, _same, torch.mul, {"identity": 1}),
    ("divide", 2, _quotients, torch.div, {"zero": _divisor_is_zero}),
    ("floor_divide", 2, _numbers, _divide_floor, {"zero": _divisor_is_zero}),
    ("remainder", 2, _numbers, _remainder_of, {}),
    ("divmod", 2, _numbers, _divmod, {"nout": 2, "zero": _divisor_is_zero}),
    ("power", 2, _numbers, _power, {"zero": _is_zero}),
    ("negative", 1, _same, _negative, {}),
    ("positive", 1, _signed, torch.clone, {}),
    ("absolute", 1, _same, _absolute, {}),
    ("square", 1, _numbers, torch.square, {}),
    ("sqrt", 1, _floats, torch.sqrt, {}),
    ("reciprocal", 1, _numbers, _reciprocal, {"zero": _is_zero}),
    ("maximum", 2, _same, _second(torch.maximum), {"quiet": True}),
    ("minimum", 2, _same, _second(torch.minimum), {"quiet": True}),
    ("equal", 2, _same, torch.eq, {"bool": True}),
    ("not_equal", 2, _same, torch.ne, {"bool": True}),
    ("less", 2, _same, torch.lt, {"bool": True}),
    ("less_equal", 2, _same, torch.le, {"bool": True}),
    ("greater", 2, _same, torch.gt, {"bool": True}),
    ("greater_equal", 2, _same, torch.ge, {"bool": True}),
    ("logical_and", 2, _same, torch.logical_and, {"bool": True, "identity": True}),
    ("logical_or", 2, _same, torch.logical_or, {"bool": True, "identity": False}),
    ("logical_xor", 2, _same, torch.logical_xor, {"bool": True, "identity": False}),
    ("logical_not", 1, _same, torch.logical_not, {"bool": True}),
    ("isnan", 1, _same, torch.isnan, {"bool": True}),
    ("isinf", 1, _same, torch.isinf, {"bool": True}),
    ("isfinite", 1, _same, torch.isfinite, {"bool": True}),
    ("bitwise_and", 2, _bits, torch.bitwise_and, {"identity": -1}),
    ("bitwise_or", 2, _bits, torch.bitwise_or, {"identity": 0}),
    ("bitwise_xor", 2, _bits, torch.bitwise_xor, {"identity": 0}),
    ("invert", 1, _bits, torch.bitwise_not, {}),
    ("left_shift", 2, _integers, torch.bitwise_left_shift, {}),
    ("right_shift", 2, _integers, torch.bitwise_right_shift, {}),
)  # fmt: skip


class ufunc:
    """A function that works element by element on arrays that are broadcast against each other."""

    def __init__(self, name, nin, loop, function, facts):
        self.__name__ = self.__qualname__ = name
        self.nin, self.nout = nin, facts.get("nout", 1)
        self.nargs = nin + self.nout
        self.identity = facts.get("identity")
        self.signature = None
        self._loop, self._function = loop, function
        self._zero = facts.get("zero")
        self._compares = facts.get("bool", False)
        self._quiet = facts.get("quiet", False) or self._compares

    def __repr__(self):
        return f"<ufunc '{self.__name__}'>"

    def __reduce__(self):
        return self.__name__

    def __call__(self, *args, out=None, where=True, dtype=None, casting="same_kind", order="K",
                 subok=True, signature=None, **unknown):  # fmt: skip
        if unknown:
            raise TypeError(f"{self.__name__}() got an unexpected keyword argument '{next(iter(unknown))}'")
        nin = self.nin
        if not nin <= len(args) <= self.nargs:
            raise TypeError(
                f"{self.__name__}() takes "
                + (f"from {nin} to {self.nargs}" if self.nout else nin)
                + f" positional arguments but {len(args)} {'was' if len(args) == 1 else 'were'} given"
            )
        if len(args) > nin:
            if out is not None:
                raise TypeError("cannot specify 'out' as both a positional and keyword argument")
            out = args[nin:]
            args = args[:nin]
        outs = _outputs(out, self.nout)
        return self._apply(args, outs, where, dtype, casting, self.__name__)

    def _apply(self, args, outs, where, dtype, casting, name):
        operands, parts = self._operands(args)
        d = self._computes_in(args, operands, parts, dtype, casting)
        tensors = [_as_tensor(v, d) for v in operands]
        if d is None:
            d = _dtype.of_element[tensors[0].dtype]
        where = None if where is True else plain(asarray(where, _bool))
        try:
            made = self._function(*tensors)
        except RuntimeError as error:
            shapes = [t.shape for t in tensors]
            check_broadcast(shapes, [o.shape for o in outs if o is not None])
            sizes = torch.broadcast_shapes(*shapes)
            raise refused(error, sizes, _bool if self._compares else d) from None
        results = made if self.nout > 1 else (made,)
        if not self._quiet and d.kind == "f":
            for each in results:
                _check_finite(name, each, tensors, self._zero, where)
        given = [self._finished(r, o, where, casting, tensors) for r, o in zip(results, outs)]
        if outs[0] is None and any(isinstance(a, Tensor) for a in args):
            given = [as_torch(g) for g in given]
        return given[0] if self.nout == 1 else tuple(given)

    def _operands(self, args):
        operands, parts = [], []
        for v in args:
            kind = v.__class__
            if kind is ndarray:
                parts.append(v._dtype)
            elif kind is int or kind is float or kind is complex:
                parts.append(kind)
            elif kind is bool:
                parts.append(_bool)
            elif isinstance(v, generic):
                parts.append(kind.dtype)
            else:
                if v is None or isinstance(v, (str, bytes)):
                    raise self._refused(v, args)
                v = asarray(v)
                parts.append(v._dtype)
            operands.append(v)
        return operands, parts

    def _refused(self, v, args):
        """The error for a text or for None among the arguments."""
        name = self.__name__
        others = [a for a in args if a is not v]
        if isinstance(v, (str, bytes)):
            if self._loop is _same and others and not isinstance(others[0], str):
                text = f"<U{len(v)}"
                types = [a is v for a in args]
                if self._compares:
                    kinds = [
                        "<class 'numpy.dtypes.StrDType'>" if is_text else repr(type(asarray(a).dtype))
                        for a, is_text in zip(args, types)
                    ]
                else:
                    kinds = [
                        f"dtype('{text}')" if is_text else repr(asarray(a).dtype)
                        for a, is_text in zip(args, types)
                    ]
                return UFuncTypeError(
                    f"ufunc '{name}' did not contain a loop with signature matching types ({', '.join(kinds)}) -> None"
                )
            return TypeError(_UNSUPPORTED.format(name))
        if self.nin == 1:
            return TypeError(
                f"loop of ufunc does not support argument 0 of type NoneType which has no callable {name} method"
            )
        number = next((asarray(a).dtype.kind for a in others), "O")
        types = [f"'{_PYTHON.get(number, 'NoneType')}'" if a is not None else "'NoneType'" for a in args]
        if name in _SYMBOLS and self._compares or name in ("maximum", "minimum"):
            symbol = {"maximum": ">=", "minimum": "<="}.get(name) or _SYMBOLS[name]
            return TypeError(f"'{symbol}' not supported between instances of {types[0]} and {types[1]}")
        symbol = _SYMBOLS.get(name, name).replace("**", "** or pow()")
        return TypeError(f"unsupported operand type(s) for {symbol}: {types[0]} and {types[1]}")

    def _computes_in(self, args, operands, parts, dtype, casting):
        """The type that inputs are cast to; None where each stays as it is."""
        if self.__name__ == "ldexp":
            return self._loop(parts[0]) if not isinstance(parts[0], type) else _float64
        met = result_dtype(parts)
        if self._compares:
            return _comparable(operands, parts, met)
        d = self._loop(met)
        if d is None:
            if self._loop is _signed:
                raise UFuncTypeError(
                    f"ufunc '{self.__name__}' did not contain a loop with signature matching types "
                    "<class 'numpy.dtypes.BoolDType'> -> None"
                )
            raise TypeError(_UNSUPPORTED.format(self.__name__))
        if dtype is not None:
            d = _dtype.dtype(dtype)
            if self._loop(d) is not d:
                raise TypeError(
                    "No loop matching the specified signature and casting was found for ufunc "
                    + self.__name__
                )
        if dtype is not None or casting != "same_kind":
            for i, part in enumerate(parts):
                given = by_class[part] if part.__class__ is type else part
                if not castable(given, d, casting) and not (part.__class__ is type and given.kind == d.kind):
                    raise UFuncTypeError(
                        f"Cannot cast ufunc '{self.__name__}' input{f' {i}' if self.nin > 1 else ''} from "
                        f"{given!r} to {d!r} with casting rule '{casting}'"
                    )
        return d

    def _finished(self, made, out, where, casting, tensors):
        """The result: in `out`, or an array or scalar of its own."""
        if where is not None:
            if out is None:
                deprecated(
                    "'where' used without 'out', expect unitialized memory in output. If this is "
                    "intentional, use out=None.",
                    UserWarning,
                )
                return result(torch.where(where, made, 0).to(made.dtype))
        if out is None:
            return result(made)
        held = _dtype.of_element[made.dtype]
        if not castable(held, out._dtype, casting):
            raise UFuncTypeError(
                f"Cannot cast ufunc '{self.__name__}' output from {held!r} to {out._dtype!r} "
                f"with casting rule '{casting}'"
            )
        if not out._writeable:
            raise ValueError("output array is read-only")
        shape, sizes = out.shape, tuple(made.shape)
        if shape != sizes:
            shapes = [tuple(t.shape) for t in tensors]
            try:
                met = torch.broadcast_shapes(sizes, shape)
            except RuntimeError:
                check_broadcast(shapes, [shape])
            if tuple(met) != shape:
                raise ValueError(
                    f"non-broadcastable output operand with shape {_told(shape)} doesn't match the broadcast "
                    f"shape {_told(tuple(met))}"
                )
        if where is not None:
            made = torch.where(where, made, plain(out).to(made.dtype))
        copy_to(out._t, made)
        return out

    def of_scalars(self, *args):
        """The result for scalars, whose operators name themselves so in what they complain of."""
        return self._apply(args, (None,) * self.nout, True, None, "same_kind", f"scalar {self.__name__}")


ufunc.__module__ = "numpy"

_UNSUPPORTED = (
    "ufunc '{}' not supported for the input types, and the inputs could not be safely coerced to any "
    "supported types according to the casting rule ''safe''"
)
_PYTHON = {"b": "bool", "i": "int", "u": "int", "f": "float"}


def _outputs(out, count):
    if out is None:
        return (None,) * count
    outs = out if isinstance(out, tuple) else (out,)
    if len(outs) != count:
        raise ValueError("The 'out' tuple must have exactly one entry per ufunc output")
    for each in outs:
        if each is not None and not isinstance(each, ndarray):
            raise TypeError("return arrays must be of ArrayType")
    return outs


def _as_tensor(v, d):
    """An operand as a tensor of the type that is computed in."""
    if v.__class__ is ndarray:
        t = plain(v)
        return t if d is None or v._dtype is d else t.to(element_of(d))
    if isinstance(v, generic):
        d, v = d or v.dtype, v._v
    elif d.kind in "iu" and v.__class__ is int and not d.least <= v <= d.most:
        raise OverflowError(out_of_bounds(v, d))
    return _new(v, element_of(d), False)


def _comparable(operands, parts, d):
    """The type to compare in: one that has a place for Python's ints, too."""
    if d.kind in "iu" and int in parts:
        for v in operands:
            if v.__class__ is int and not d.least <= v <= d.most:
                return _int64 if _int64.least <= v <= _int64.most else _float64
    return d


def _told(shape):
    return f"({','.join(map(str, shape))}{',' if len(shape) == 1 else ''})"


def check_broadcast(shapes, outs):
    """Raises NumPy's error where shapes do not go together."""
    try:
        torch.broadcast_shapes(*shapes, *outs)
    except RuntimeError:
        told = " ".join(_told(tuple(s)) for s in (*shapes, *outs))
        raise ValueError(f"operands could not be broadcast together with shapes {told} ") from None


def _check_finite(name, made, inputs, zero, where):
    """Complains of infinities and nans that the inputs did not have."""
    if not made.dtype.is_floating_point:
        return
    finite = torch.isfinite(made)
    if where is not None:
        finite = finite | ~where
    if bool(finite.all()):
        return
    odd = ~finite
    floats = [t for t in inputs if t.dtype.is_floating_point]
    for t in floats:
        odd = odd & ~torch.isnan(t)
    fresh = odd & torch.isinf(made)
    for t in floats:
        fresh = fresh & ~torch.isinf(t)
    if bool(fresh.any()):
        divides = zero(*inputs) & fresh if zero else None
        if divides is not None and bool(divides.any()):
            complain("divide", name)
            fresh = fresh & ~divides
        if bool(fresh.any()):
            complain("over", name)
    if bool((odd & torch.isnan(made)).any()):
        complain("invalid", name)


def as_torch(a):
    """What Tensor.__array_wrap__ makes of a result where a tensor was among the arguments."""
    deprecated(
        "__array_wrap__ must accept context and return_scalar arguments (positionally) in the future. "
        "(Deprecated NumPy 2.0)"
    )
    t = plain(asarray(a))
    return t.to(torch.uint8) if t.dtype is torch.bool else t


_SYMBOLS = {
    "add": "+", "subtract": "-", "multiply": "*", "divide": "/", "floor_divide": "//", "remainder": "%",
    "power": "**", "bitwise_and": "&", "bitwise_or": "|", "bitwise_xor": "^", "left_shift": "<<",
    "right_shift": ">>", "equal": "==", "not_equal": "!=", "less": "<", "less_equal": "<=",
    "greater": ">", "greater_equal": ">=",
}  # fmt: skip
symbols = _SYMBOLS


# --- Products of matrices --------------------------------------------------------------------------


class _matmul(ufunc):
    """The ufunc whose elements are matrices."""

    def __init__(self):
        super().__init__("matmul", 2, _same, _product, {})
        self.signature = "(n?,k),(k,m?)->(n?,m?)"

    def _apply(self, args, outs, where, dtype, casting, name):
        operands, _ = self._operands(args)
        shapes = [v.shape if isinstance(v, ndarray) else () for v in operands]
        for i, shape in enumerate(shapes):
            if not shape:
                raise ValueError(
                    f"matmul: Input operand {i} does not have enough dimensions (has 0, gufunc core with "
                    f"signature {self.signature} requires 1)"
                )
        left, right = shapes
        inner = right[0] if len(right) == 1 else right[-2]
        if left[-1] != inner:
            raise ValueError(
                "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
                f"{self.signature} (size {inner} is different from {left[-1]})"
            )
        return super()._apply(args, outs, where, dtype, casting, name)


def _product(x, y):
    if x.dtype is torch.bool:
        return torch.matmul(x.to(torch.int64), y.to(torch.int64)) != 0
    return torch.matmul(x, y)


table = {row[0]: ufunc(*row) for row in _ROWS} | {"matmul": _matmul()}
_ALIASES = {
    "abs": "absolute", "true_divide": "divide", "mod": "remainder", "pow": "power",
    "bitwise_not": "invert", "bitwise_invert": "invert", "bitwise_left_shift": "left_shift",
    "bitwise_right_shift": "right_shift",
}  # fmt: skip
names = table | {alias: table[name] for alias, name in _ALIASES.items()}
