"""torch._foreach_*: an operator on each tensor of a list, one call after the other."""

import torch

from ._tensor import Tensor

_UNARY = """
abs acos asin atan ceil cos cosh erf erfc exp expm1 floor frac lgamma log log10 log1p log2 neg reciprocal
round rsqrt sigmoid sign sin sinh sqrt tan tanh trunc
""".split()
# Those that take a number, a list of them, or a list of tensors; some a tensor for all.
_BINARY = {"add": True, "sub": False, "mul": True, "div": True, "pow": False} | dict.fromkeys(
    ("clamp_max", "clamp_min", "maximum", "minimum"), False
)
_BOUNDS = {"maximum": "clamp_min", "minimum": "clamp_max"}  # what takes a number, too
_NUMBERS = (int, float, complex, bool)


def _checked(tensors, at=0, of=None):
    """A list of tensors, as long as another one, if given."""
    for i, each in enumerate(tensors):
        if not isinstance(each, Tensor):
            raise TypeError(f"expected Tensor as element {i} in argument {at}, but got {type(each).__name__}")
    if of is None and not len(tensors):
        raise RuntimeError("Tensor list must have at least one tensor.")
    if of is not None and len(of) != len(tensors):
        raise RuntimeError(
            f"Tensor lists must have the same number of tensors, got {len(of)} and {len(tensors)}"
        )
    return tensors


def _invalid(name, *given):
    kinds = ", ".join(type(each).__name__ for each in given)
    raise TypeError(f"{name}() received an invalid combination of arguments - got ({kinds})")


def _each(name, self, other, for_all):
    """The second operands, one for each tensor."""
    if isinstance(other, _NUMBERS):
        return [other] * len(self)
    if isinstance(other, Tensor):
        if not for_all:
            _invalid(name, self, other)
        if other.dim() > 0:
            raise RuntimeError(
                f"scalar tensor expected to be 0 dim but it has {other.dim()} dimensions and "
                f"{other.numel()} elements."
            )
        return [other] * len(self)
    if not isinstance(other, (list, tuple)):
        _invalid(name, self, other)
    if other and isinstance(other[0], Tensor) or not len(self):
        return _checked(other, 1, self)
    if len(other) != len(self):
        raise RuntimeError("Tensor list must have same number of elements as scalar list.")
    return other


def _list(name, self, *others):
    if not isinstance(self, (list, tuple)):
        _invalid(name, self, *others)
    return _checked(self)


def _given(self, results, inplace):
    results = list(results)  # all are computed before anything is given back
    return self if inplace else tuple(results)


def _unary(name, method, inplace):
    def function(self):
        return _given(self, (getattr(each, method)() for each in _list(name, self)), inplace)

    return function


def _binary(name, operator, inplace):
    def function(self, other, *, alpha=None):
        if operator == "pow" and isinstance(self, _NUMBERS):
            return tuple(torch.pow(self, each) for each in _list(name, other))
        others = _each(name, _list(name, self, other), other, _BINARY[operator])
        method = operator
        if operator in _BOUNDS and not isinstance(others[0], Tensor):
            method = _BOUNDS[operator]
        keywords = {} if alpha is None else {"alpha": alpha}
        method = getattr(Tensor, method + "_" * inplace, None) or _written(method)
        return _given(self, (method(a, b, **keywords) for a, b in zip(self, others)), inplace)

    return function


def _written(method):
    """maximum_() and minimum_(), which tensors do not have by themselves."""
    operator = getattr(torch, method)
    return lambda a, b: a.copy_(operator(a, b))


def _ternary(name, operator, inplace):
    """addcmul and addcdiv: with a number for all, or one for each."""

    def function(self, tensor1, tensor2, value=1, *, scalars=None):
        _list(name, self, tensor1, tensor2)
        _checked(tensor1, 1, self)
        _checked(tensor2, 2, self)
        values = value if scalars is None else scalars
        if isinstance(values, Tensor):
            values = values.tolist()
            if len(values) != len(self):
                raise RuntimeError(
                    f"Expected length of scalars to match input of length {len(self)} but got "
                    f"{len(values)} instead."
                )
        elif isinstance(values, _NUMBERS):
            values = [values] * len(self)
        elif len(values) != len(self):
            raise RuntimeError("Tensor list must have same number of elements as scalar list.")
        method = getattr(Tensor, operator + "_" * inplace)
        made = (method(a, b, c, value=v) for a, b, c, v in zip(self, tensor1, tensor2, values))
        return _given(self, made, inplace)

    return function


def _lerp(name, operator, inplace):
    def function(self, tensors1, weight):
        _checked(tensors1, 1, _list(name, self, tensors1))
        method = getattr(Tensor, operator + "_" * inplace)
        weights = _each(name, self, weight, False)
        return _given(self, (method(a, b, w) for a, b, w in zip(self, tensors1, weights)), inplace)

    return function


def _foreach_norm(self, ord=2, dtype=None):
    norm = torch.linalg.vector_norm
    return tuple(norm(each, ord, dtype=dtype) for each in _list("_foreach_norm", self))


def _foreach_powsum(self, ord=2, dtype=None):
    return tuple(each.abs().pow(ord).sum(dtype=dtype) for each in _list("_foreach_powsum", self))


def _foreach_max(self):
    for each in _list("_foreach_max", self):
        if each.numel() == 0:
            raise RuntimeError(
                "_foreach_max cannot compute the maximum of an empty tensor; max over zero elements is "
                "undefined."
            )
    return tuple(each.max() for each in self)


def _foreach_mm(self, mat2):
    _checked(mat2, 1, _list("_foreach_mm", self, mat2))
    return tuple(map(torch.mm, self, mat2))


def _foreach_clone(self, *, memory_format=torch.preserve_format):
    return tuple(each.clone(memory_format=memory_format) for each in _list("_foreach_clone", self))


def _foreach_zero_(self):
    return _given(self, (each.zero_() for each in _list("_foreach_zero_", self)), True)


def _foreach_copy_(self, src, non_blocking=False):
    _checked(src, 1, _list("_foreach_copy_", self, src))
    return _given(self, (a.copy_(b) for a, b in zip(self, src)), True)


functions = {name: value for name, value in globals().items() if name.startswith("_foreach_")}
_makers = (
    dict.fromkeys(_UNARY, _unary)
    | dict.fromkeys(_BINARY, _binary)
    | {"addcmul": _ternary, "addcdiv": _ternary, "lerp": _lerp}
)
for _operator, _make in _makers.items():
    for _inplace in (False, True):
        _name = f"_foreach_{_operator}" + "_" * _inplace
        _method = _operator + "_" * _inplace if _make is _unary else _operator
        functions[_name] = _make(_name, _method, _inplace)
        functions[_name].__name__ = functions[_name].__qualname__ = _name
