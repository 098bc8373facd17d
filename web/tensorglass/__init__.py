"""What the pictures show, as questions that a program can ask: to assert in tutorials and exercises.

    import tensorglass
    import torch

    x = torch.ones(3, requires_grad=True)
    y = x.detach()
    assert tensorglass.shares_storage(x, y)
    assert tensorglass.same_version(x, y)
    assert not tensorglass.in_graph(y)

Asking changes nothing: no version, no graph, no gradient.
"""

from torch import Tensor
from torch._wire import primitive

__all__ = ["in_graph", "same_version", "shares_storage"]

_storage = primitive("tensor.storage")  # [id, address, bytes]
_counter = primitive("tensor.version_counter")


def shares_storage(a: Tensor, b: Tensor) -> bool:
    """Whether `a` and `b` lie in the same storage: a write to one of them may be seen in the other.

    Views of one tensor share a storage even where they have no cell in common, as `x[:2]` and `x[2:]`.
    """
    _check("shares_storage", a=a, b=b)
    return _storage(a)[0] == _storage(b)[0]


def same_version(a: Tensor, b: Tensor) -> bool:
    """Whether `a` and `b` share a version counter: autograd takes a write to one as a write to both.

    Views and `detach()` share the counter, `.data` has the storage but a counter of its own. Two counters
    are not the same for standing at the same number: `a._version == b._version` asks something else.
    """
    _check("same_version", a=a, b=b)
    return _counter(a) == _counter(b)


def in_graph(x: Tensor) -> bool:
    """Whether gradients go through `x` or arrive in it: a result with a `grad_fn`, or a leaf that requires one.

    False for what `detach()` and `.data` give, for what is computed under `no_grad()`, and for plain data.
    """
    _check("in_graph", x=x)
    return x.requires_grad


def _check(function: str, **arguments: object) -> None:
    for name, argument in arguments.items():
        if not isinstance(argument, Tensor):
            kind = type(argument).__name__
            raise TypeError(f"{function}(): argument '{name}' must be Tensor, not {kind}")
