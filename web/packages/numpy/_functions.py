"""Ufuncs that no operator stands for: rows for the table of ufuncs, of a module that is loaded later."""

import torch

from ._dtype import by_name
from ._ufunc import (
    _by_nonzero, _float64, _floats, _integers, _is_zero, _map, _mapped_two, _numbers, _same, _signed,
    ufunc,
)  # fmt: skip


def _to_radians(x):
    return x * (torch.full((), torch.pi, dtype=x.dtype) / 180)


def _to_degrees(x):
    return x * (180 / torch.full((), torch.pi, dtype=x.dtype))


def _real_floats(d):
    return None if d.kind == "c" else _floats(d)


def _doubles(d):
    return _float64 if d.kind != "c" else by_name["complex128"]


def _mapped(name):
    """A function of one float that the engine has to NumPy's last digit."""
    return lambda x: _map(name, x)


def _sign(x):
    return torch.where(x != x, x, torch.sign(x)) if x.dtype.is_floating_point else torch.sign(x)


def _spacing(x):
    return torch.copysign(torch.nextafter(torch.abs(x), torch.full_like(x, torch.inf)) - torch.abs(x), x)


def _modf(x):
    whole = torch.trunc(x)
    fraction = torch.where(torch.isinf(x), 0.0, x - whole)
    return torch.copysign(fraction, x), whole


def _bitwise_count(x):
    left = torch.abs(x.to(torch.int64))
    count = torch.zeros_like(left)
    for _ in range(64):
        count += left & 1
        left = left >> 1
    return count.to(torch.uint8)


def _rounding(function):
    return lambda x: function(x) if x.dtype.is_floating_point else x.clone()


def _is_one(x):
    return torch.abs(x) == 1


def _is_minus_one(x):
    return x == -1


_ROWS = (
    ("fmod", 2, _numbers, _by_nonzero("fmod", _mapped_two("fmod", torch.fmod)), {}),
    ("float_power", 2, _doubles, _mapped_two("power"), {"zero": _is_zero}),
    ("fabs", 1, _real_floats, torch.abs, {}),
    ("sign", 1, _signed, _sign, {}),
    ("cbrt", 1, _real_floats, _mapped("cbrt"), {}),
    ("conjugate", 1, _numbers, torch.clone, {}),
    ("exp", 1, _floats, _mapped("exp"), {}),
    ("exp2", 1, _floats, _mapped("exp2"), {}),
    ("expm1", 1, _floats, _mapped("expm1"), {}),
    ("log", 1, _floats, _mapped("log"), {"zero": _is_zero}),
    ("log2", 1, _floats, _mapped("log2"), {"zero": _is_zero}),
    ("log10", 1, _floats, _mapped("log10"), {"zero": _is_zero}),
    ("log1p", 1, _floats, _mapped("log1p"), {"zero": _is_minus_one}),
    ("sin", 1, _floats, _mapped("sin"), {}),
    ("cos", 1, _floats, _mapped("cos"), {}),
    ("tan", 1, _floats, _mapped("tan"), {}),
    ("arcsin", 1, _floats, _mapped("arcsin"), {}),
    ("arccos", 1, _floats, _mapped("arccos"), {}),
    ("arctan", 1, _floats, _mapped("arctan"), {}),
    ("sinh", 1, _floats, _mapped("sinh"), {}),
    ("cosh", 1, _floats, _mapped("cosh"), {}),
    ("tanh", 1, _floats, _mapped("tanh"), {}),
    ("arcsinh", 1, _floats, _mapped("arcsinh"), {}),
    ("arccosh", 1, _floats, _mapped("arccosh"), {}),
    ("arctanh", 1, _floats, _mapped("arctanh"), {"zero": _is_one}),
    ("arctan2", 2, _real_floats, _mapped_two("arctan2"), {}),
    ("hypot", 2, _real_floats, _mapped_two("hypot"), {"identity": 0}),
    ("logaddexp", 2, _real_floats, _mapped_two("logaddexp"), {"identity": float("-inf")}),
    ("logaddexp2", 2, _real_floats, _mapped_two("logaddexp2"), {"identity": float("-inf")}),
    ("deg2rad", 1, _real_floats, _to_radians, {}),
    ("rad2deg", 1, _real_floats, _to_degrees, {}),
    ("degrees", 1, _real_floats, _to_degrees, {}),
    ("radians", 1, _real_floats, _to_radians, {}),
    ("floor", 1, _same, _rounding(torch.floor), {"quiet": True}),
    ("ceil", 1, _same, _rounding(torch.ceil), {"quiet": True}),
    ("trunc", 1, _same, _rounding(torch.trunc), {"quiet": True}),
    ("rint", 1, _floats, torch.round, {"quiet": True}),
    ("copysign", 2, _real_floats, torch.copysign, {"quiet": True}),
    ("nextafter", 2, _real_floats, torch.nextafter, {}),
    ("spacing", 1, _real_floats, _spacing, {"quiet": True}),
    ("heaviside", 2, _real_floats, torch.heaviside, {"quiet": True}),
    ("fmax", 2, _same, lambda x, y: torch.fmax(y, x), {"quiet": True}),
    ("fmin", 2, _same, lambda x, y: torch.fmin(y, x), {"quiet": True}),
    ("signbit", 1, _real_floats, torch.signbit, {"bool": True}),
    ("bitwise_count", 1, _integers, _bitwise_count, {}),
    ("gcd", 2, _integers, torch.gcd, {"identity": 0}),
    ("lcm", 2, _integers, torch.lcm, {}),
    ("modf", 1, _real_floats, _modf, {"nout": 2, "quiet": True}),
    ("frexp", 1, _real_floats, torch.frexp, {"nout": 2, "quiet": True}),
    ("ldexp", 2, _real_floats, torch.ldexp, {}),
)  # fmt: skip
_ALIASES = {
    "conj": "conjugate", "acos": "arccos", "acosh": "arccosh", "asin": "arcsin", "asinh": "arcsinh",
    "atan": "arctan", "atan2": "arctan2", "atanh": "arctanh",
}  # fmt: skip
table = {row[0]: ufunc(*row) for row in _ROWS}
globals().update(table | {alias: table[name] for alias, name in _ALIASES.items()})
