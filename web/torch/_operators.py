"""Python's operators on tensors, each one crossing to the engine. The hot path of the package."""

from weakref import ref

from . import _wire
from ._dispatch import answered, dispatch, watch
from ._wire import (
    FLOAT, INT, SAFE_INT, TENSOR, Handle, _make, call, finish, intern, live, put,
)  # fmt: skip

_ORDERS = {"lt": "<", "le": "<=", "gt": ">", "ge": ">="}


def _answered(cls, name, self, other):
    """What others give for a Python operator: they may decline, as operands do."""
    try:
        return dispatch(getattr(cls, name), (self, other), None)
    except TypeError:
        return NotImplemented


def binary(name, cls, special=None):
    """The method `self <op> other` of operator `name` for `cls`, which results are made of.

    Arguments that no overload takes give NotImplemented, so that Python raises its own error.
    """
    op = intern(name)
    symbol = _ORDERS.get(name)

    def method(self, other):
        if watch and answered((self, other), None):
            return _answered(cls, special or name, self, other)
        kind = other.__class__
        if kind is cls:
            n = call(op, TENSOR, self._h, TENSOR, other._h)
        elif kind is float:
            n = call(op, TENSOR, self._h, FLOAT, other)
        elif kind is int and -SAFE_INT <= other <= SAFE_INT:
            n = call(op, TENSOR, self._h, INT, other)
        elif isinstance(other, Handle):
            n = call(op, TENSOR, self._h, TENSOR, other._h)
        elif isinstance(other, _wire.numbers):
            to = [op, TENSOR, self._h]
            put(to, other)
            n = call(*to)
        elif isinstance(other, _wire.arrays):
            if symbol:
                raise TypeError(f"'{symbol}' not supported between instances of 'Tensor' and 'numpy.ndarray'")
            return method(self, _wire.tensor_over(other)) if name == "eq" else NotImplemented
        elif hasattr(kind, "__torch_function__"):
            _wire.register_overriding(kind)
            return _answered(cls, special or name, self, other)
        else:
            return NotImplemented
        if n > 0:
            reference = live.get(n)
            if reference is None:
                tensor = _make(cls)
                tensor._h = n
                live[n] = ref(tensor)
                return tensor
        return finish(n)

    method.__name__ = method.__qualname__ = special or name
    return method


def swapped(name, cls):
    """The method `other <op> self` for operator `name(other, self)`."""
    op = intern(name)

    def method(self, other):
        if watch and answered((self, other), None):
            return dispatch(method, (self, other), None)
        if not isinstance(other, (Handle, *_wire.numbers)):
            return NotImplemented
        to = [op]
        put(to, other)
        return finish(call(*to, TENSOR, self._h))

    return method


def unary(name, shown=None):
    """The method that applies operator `name` to self alone."""
    op = intern(name)

    def method(self):
        if watch and answered((self,), None):
            return dispatch(method, (self,), None)
        return finish(call(op, TENSOR, self._h))

    method.__name__ = method.__qualname__ = shown or name
    return method


def add_operators(cls):
    """Gives `cls` every operator of Python that PyTorch's tensors have."""
    for special, name in {
        "add": "add", "sub": "sub", "mul": "mul", "truediv": "div", "mod": "remainder",
        "floordiv": "floor_divide", "pow": "pow",
        "and": "bitwise_and", "or": "bitwise_or", "xor": "bitwise_xor",
        "lshift": "bitwise_left_shift", "rshift": "bitwise_right_shift",
    }.items():  # fmt: skip
        method = binary(name, cls)
        setattr(cls, f"__{special}__", method)
        setattr(cls, f"__i{special}__", binary(name + "_", cls))
        # Addition, multiplication and bit operations do not mind the order.
        if name in ("add", "mul", "bitwise_and", "bitwise_or", "bitwise_xor"):
            setattr(cls, f"__r{special}__", method)
    for special in ("eq", "ne", "lt", "le", "gt", "ge"):
        setattr(cls, f"__{special}__", binary(special, cls, f"__{special}__"))
    matmul = binary("matmul", cls)
    cls.__matmul__ = lambda self, other: matmul(self, other) if isinstance(other, Handle) else NotImplemented
    cls.__rmatmul__ = lambda self, other: matmul(other, self) if isinstance(other, Handle) else NotImplemented
    cls.__rsub__ = binary("rsub", cls, "__rsub__")
    for special, name in {
        "pow": "pow", "floordiv": "floor_divide", "mod": "remainder",
        "lshift": "bitwise_left_shift", "rshift": "bitwise_right_shift",
    }.items():  # fmt: skip
        setattr(cls, f"__r{special}__", swapped(name, cls))
    multiply = cls.__mul__
    reciprocal = unary("reciprocal")
    cls.__rtruediv__ = lambda self, other: (
        multiply(reciprocal(self), other)
        if isinstance(other, (Handle, *_wire.numbers))
        else reciprocal(self) * other
        if isinstance(other, _wire.arrays)
        else NotImplemented
    )
    # The names of Python 2, which PyTorch's tensors still have.
    cls.__div__, cls.__idiv__, cls.__rdiv__ = cls.__truediv__, cls.__itruediv__, cls.__rtruediv__
    cls.__neg__ = unary("neg")
    cls.__pos__ = unary("positive")
    cls.__abs__ = unary("abs")
    invert = unary("bitwise_not")

    def __invert__(self):
        if self.dtype.is_floating_point or self.dtype.is_complex:
            raise TypeError("~ (operator.invert) is only implemented on integer and Boolean-type tensors")
        return invert(self)

    cls.__invert__ = __invert__
