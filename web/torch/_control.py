"""Control flow as functions, and arithmetic for sizes that a compiler does not know: here they are all known."""

import math

from ._tensor import Tensor


def _truth(pred, name):
    if isinstance(pred, Tensor) and pred.numel() != 1:
        raise RuntimeError(f"Expected {name} to be bool or single-element tensor, but got {pred}.")
    return bool(pred)


def cond(pred, true_fn, false_fn, operands=()):
    """What one function or the other gives for the operands."""
    return (true_fn if _truth(pred, "pred") else false_fn)(*operands)


def while_loop(cond_fn, body_fn, carried_inputs):
    """What the body makes of the values, again and again while the condition holds of them."""
    carried = tuple(carried_inputs)
    while _truth(cond_fn(*carried), "the result of cond_fn"):
        carried = tuple(body_fn(*carried))
    return carried


def sym_not(a):
    return not a


def sym_int(a):
    return int(a)


def sym_float(a):
    return float(a)


def _checked(*values):
    for each in values:
        if not isinstance(each, (int, float)):
            raise AssertionError(f"expected a number, got {type(each)}")
    # Between an integer and a float the result is a float, whichever it is.
    return type(sum(values))


def sym_max(a, b):
    return _checked(a, b)(max(a, b))


def sym_min(a, b):
    return _checked(a, b)(min(a, b))


def sym_sum(args):
    return sum(args)


def sym_ite(b, t, f):
    return t if b else f


def sym_fresh_size(expr):
    return int(expr)


def sym_sqrt(a):
    return math.sqrt(a)


functions = {
    each.__name__: each
    for each in (
        cond, while_loop, sym_not, sym_int, sym_float, sym_max, sym_min, sym_sum, sym_ite, sym_fresh_size, sym_sqrt,
    )
}  # fmt: skip
for _function in functions.values():
    _function.__module__ = "torch"
