"""Python's operators on arrays and scalars: ufuncs, and for two scalars arithmetic of Python."""

import operator
from math import copysign, inf, isfinite, isinf, isnan, nan

from torch import Tensor

from . import _dtype
from ._array import ndarray
from ._convert import full
from ._dtype import by_class, generic, out_of_bounds, result_dtype, scalar, single
from ._errstate import complain
from ._ufunc import symbols, table

_bool, _float32, _float64 = by_class[bool], by_class[_dtype.float32], by_class[float]
_NUMBERS = (int, float, bool)
_TEXTS = (str, bytes)
_KNOWN = (ndarray, generic, int, float, complex, list, tuple, type(None), *_TEXTS)
# Python's method for each symbol, and for comparisons the one of the other side.
_ARITHMETIC = {
    "+": "add", "-": "sub", "*": "mul", "/": "truediv", "//": "floordiv", "%": "mod", "**": "pow",
    "&": "and", "|": "or", "^": "xor", "<<": "lshift", ">>": "rshift",
}  # fmt: skip
_COMPARED = {"==": "eq", "!=": "ne", "<": "gt", "<=": "ge", ">": "lt", ">=": "le"}


def _defers(other):
    """Whether the other operand's class has the say: it is no number, sequence or array."""
    if isinstance(other, _KNOWN):
        return False
    return not (hasattr(other, "__array__") or hasattr(other, "__getitem__"))


# --- Arrays ----------------------------------------------------------------------------------------


def _of_tensor(array, tensor, symbol, inplace=""):
    """A tensor's own method of the other side has the say; NumPy's refusal where it has none."""
    name = _ARITHMETIC.get(symbol, "matmul")
    found = getattr(tensor, f"__r{name}__")(array)
    if found is not NotImplemented:
        return found
    if symbol == "+":
        raise TypeError(
            "Concatenation operation is not implemented for NumPy arrays, use np.concatenate() instead. "
            "Please do not rely on this error; it may not be given on all Python implementations."
        )
    raise _unsupported(symbol + inplace if inplace else symbol.replace("**", "** or pow()"), tensor)


def _unsupported(operation, tensor):
    types = f"'numpy.ndarray' and '{type(tensor).__name__}'"
    return TypeError(f"unsupported operand type(s) for {operation}: {types}")


def _array_operator(function, symbol):
    """The methods `a <op> b`, `b <op> a` and `a <op>= b` of arrays."""

    def forward(self, other):
        if isinstance(other, Tensor):
            return _of_tensor(self, other, symbol)
        return NotImplemented if _defers(other) else function(self, other)

    def backward(self, other):
        return NotImplemented if _defers(other) else function(other, self)

    def inplace(self, other):
        if isinstance(other, Tensor):
            return _of_tensor(self, other, symbol, "=")
        return NotImplemented if _defers(other) else function(self, other, out=self)

    return forward, backward, inplace


def _array_comparison(function, symbol):
    def method(self, other):
        if isinstance(other, Tensor):
            if symbol in ("==", "!="):
                return NotImplemented
            types = f"'numpy.ndarray' and '{type(other).__name__}'"
            raise TypeError(f"'{symbol}' not supported between instances of {types}")
        if symbol in ("==", "!=") and (other is None or isinstance(other, _TEXTS)):
            return full(self.shape, symbol == "!=")
        return NotImplemented if _defers(other) else function(self, other)

    return method


def _power(base, exponent, out=None):
    """`base ** exponent`, by the functions that stand for some exponents of arrays."""
    if isinstance(base, ndarray) and isinstance(exponent, (int, float, generic)):
        short = _SHORT.get(exponent) if base._dtype.kind == "f" else None
        if base._dtype.kind in "iu" and exponent == 2:
            short = "square"
        if base._dtype.kind == "b" and isinstance(exponent, int) and exponent == 2:
            return table["square"](base, out=out)
        if short and result_dtype((base._dtype, _part(exponent))) is base._dtype:
            return table[short](base, out=out)
    return table["power"](base, exponent, out=out)


_SHORT = {-1: "reciprocal", 0.5: "sqrt", 2: "square"}


# --- Scalars ---------------------------------------------------------------------------------------


def _part(v):
    """What a number brings to promotion: its class where it is Python's, else its type."""
    kind = v.__class__
    return _bool if kind is bool else kind if kind in _NUMBERS else kind.dtype


def _value(v, d):
    """A number as the Python number that a scalar of type `d` holds."""
    number = v._v if isinstance(v, generic) else v
    if d.kind == "f":
        return single(number) if d is _float32 else float(number)
    if v.__class__ is int and not d.least <= v <= d.most:
        raise OverflowError(out_of_bounds(v, d))
    return int(number)


def _quotient(x, y):
    if y:
        return x / y
    return nan if not x or isnan(x) else copysign(inf, x) * copysign(1.0, y)


def _floor_quotient(x, y):
    return x // y if y else 0


def _modulus(x, y):
    return x % y if y else 0


_EXACT = {"add": operator.add, "subtract": operator.sub, "multiply": operator.mul}
_INTS = _EXACT | {
    "floor_divide": _floor_quotient, "remainder": _modulus, "bitwise_and": operator.and_,
    "bitwise_or": operator.or_, "bitwise_xor": operator.xor,
}  # fmt: skip
_FLOATS = _EXACT | {"divide": _quotient}


def _arithmetic(name, function, x, y):
    """What an operator gives for two numbers, one of them a scalar."""
    d = result_dtype((_part(x), _part(y)))
    if name == "divide" and d.kind in "bui":
        d = _float64
    if d.kind in "iu" and name in _INTS:
        return _wrapped(name, _INTS[name](a := _value(x, d), b := _value(y, d)), d, a, b)
    if (d is _float64 or d is _float32) and name in _FLOATS:
        a, b = _value(x, d), _value(y, d)
        made = _FLOATS[name](a, b)
        if d is _float32:
            made = single(made)
        if not isfinite(made):
            _complain_of(name, made, a, b)
        return scalar(d, made)
    return function.of_scalars(x, y)


def _wrapped(name, value, d, *given):
    """An int as a scalar that has no place for more: it wraps around."""
    if name in ("floor_divide", "remainder") and not given[1]:
        complain("divide", f"scalar {name}")
    if not d.least <= value <= d.most:
        complain("over", f"scalar {name}")
        value = (value - d.least) % (d.most - d.least + 1) + d.least
    return scalar(d, value)


def _complain_of(name, made, a, b):
    if isnan(made):
        if not (isnan(a) or isnan(b)):
            complain("invalid", f"scalar {name}")
    elif isinf(made) and isfinite(a) and isfinite(b):
        complain("divide" if name == "divide" and not b else "over", f"scalar {name}")


def _repeated(number, other):
    """A sequence as often as an integer says."""
    if not isinstance(number, _dtype.integer):
        raise TypeError(f"can't multiply sequence by non-int of type 'numpy.{type(number).__name__}'")
    return other * number._v


def _scalar_operator(name, function, symbol):
    """The methods `x <op> other` and `other <op> x` of scalars."""

    def forward(self, other):
        if other.__class__ in _NUMBERS or isinstance(other, generic):
            return _arithmetic(name, function, self, other)
        if symbol == "*" and isinstance(other, (list, tuple, *_TEXTS)):
            return _repeated(self, other)
        return (
            NotImplemented
            if isinstance(other, (Tensor, ndarray)) or _defers(other)
            else function(self, other)
        )

    def backward(self, other):
        if other.__class__ in _NUMBERS:
            return _arithmetic(name, function, other, self)
        if symbol == "*" and isinstance(other, (list, tuple, *_TEXTS)):
            return _repeated(self, other)
        return NotImplemented if _defers(other) else function(other, self)

    return forward, backward


def _scalar_comparison(function, symbol):
    compare = getattr(
        operator, {"<": "lt", "<=": "le", ">": "gt", ">=": "ge"}.get(symbol) or _COMPARED[symbol]
    )

    def method(self, other):
        if other.__class__ in _NUMBERS or isinstance(other, generic):
            return scalar(_bool, compare(*_comparable(self, other)))
        if symbol in ("==", "!="):
            if other is None:
                return symbol == "!="
            if isinstance(other, _TEXTS):
                return scalar(_bool, symbol == "!=")
        return (
            NotImplemented
            if isinstance(other, (Tensor, ndarray)) or _defers(other)
            else function(self, other)
        )

    return method


def _comparable(x, y):
    d = result_dtype((_part(x), _part(y)))
    if d.kind == "f":
        return _value(x, d), _value(y, d)
    return x._v, y._v if isinstance(y, generic) else y


def _scalar_unary(function, name):
    wraps = {"negative": operator.neg, "absolute": abs}.get(name)

    def method(self):
        if wraps and self.dtype.kind in "iu":
            value = wraps(self._v)
            return _wrapped(name, value, self.dtype)
        return function(self)

    return method


# --- Which class has which -------------------------------------------------------------------------


def _set(cls, name, method):
    method.__name__, method.__qualname__ = name, f"{cls.__name__}.{name}"
    setattr(cls, name, method)


for _name, _symbol in symbols.items():
    _function = table[_name]
    if _symbol in _COMPARED:
        _method = {"<": "lt", "<=": "le", ">": "gt", ">=": "ge"}.get(_symbol) or _COMPARED[_symbol]
        _set(ndarray, f"__{_method}__", _array_comparison(_function, _symbol))
        _set(generic, f"__{_method}__", _scalar_comparison(_function, _symbol))
        continue
    _method = _ARITHMETIC[_symbol]
    _of_arrays = _array_operator(_power if _symbol == "**" else _function, _symbol)
    for _prefix, _each in zip(("", "r", "i"), _of_arrays):
        _set(ndarray, f"__{_prefix}{_method}__", _each)
    for _prefix, _each in zip(("", "r"), _scalar_operator(_name, _function, _symbol)):
        _set(generic, f"__{_prefix}{_method}__", _each)
for _method, _name in (("neg", "negative"), ("pos", "positive"), ("abs", "absolute"), ("invert", "invert")):
    _set(ndarray, f"__{_method}__", lambda self, function=table[_name]: function(self))
    _set(generic, f"__{_method}__", _scalar_unary(table[_name], _name))
for _prefix, _each in zip(("", "r", "i"), _array_operator(table["matmul"], "@")):
    _set(ndarray, f"__{_prefix}matmul__", _each)


def _divmod(self, other):
    if isinstance(self, ndarray) and isinstance(other, Tensor):
        raise _unsupported("divmod()", other)
    return NotImplemented if _defers(other) else table["divmod"](self, other)


for _cls in (ndarray, generic):
    _set(_cls, "__divmod__", _divmod)
    _set(
        _cls,
        "__rdivmod__",
        lambda self, other: NotImplemented if _defers(other) else table["divmod"](other, self),
    )
ndarray.__hash__ = None
