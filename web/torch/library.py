"""torch.library: operators of a program's own, in Python."""

import inspect
from typing import get_args, get_origin

from ._not_here import tell
from ._ops import define as define_operator
from ._tensor import Tensor
from .autograd.function import Function
from .autograd.graph import increment_version

_KINDS = {Tensor: "Tensor", int: "SymInt", float: "float", bool: "bool", str: "str"}


def _kind(annotation):
    """A type as schemas write it; None where they cannot."""
    if annotation in _KINDS:
        return _KINDS[annotation]
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in (list, tuple) or getattr(origin, "__name__", "") == "Sequence":
        item = _kind(inner[0]) if inner else None
        return item and f"{item}[]"
    if type(None) in inner and len(inner) == 2:
        item = _kind(next(each for each in inner if each is not type(None)))
        return item and f"{item}?"
    return None


def infer_schema(prototype_function, /, *, mutates_args, op_name=None):
    """The schema of a function, from its annotations."""
    signature = inspect.signature(prototype_function)

    def refuse(what):
        raise ValueError(f"infer_schema(func): {what} Got func with signature {signature})")

    parts, star = [], False
    for name, parameter in signature.parameters.items():
        if parameter.kind not in (parameter.POSITIONAL_OR_KEYWORD, parameter.KEYWORD_ONLY):
            refuse("We do not support positional-only args, varargs, or varkwargs.")
        if parameter.kind is parameter.KEYWORD_ONLY and not star:
            star = True
            parts.append("*")
        if parameter.annotation is parameter.empty:
            refuse(f"Parameter {name} must have a type annotation.")
        kind = _kind(parameter.annotation)
        if kind is None:
            refuse(f"Parameter {name} has unsupported type {parameter.annotation}.")
        if name in mutates_args:
            kind = kind.replace("Tensor", f"Tensor(a{len(parts)}!)")
        default = "" if parameter.default is parameter.empty else f"={parameter.default}"
        parts.append(f"{kind} {name}{default}")
    given = signature.return_annotation
    if given is signature.empty:
        refuse("No return type annotation was provided. Please add one.")
    if given is None:
        returned = "()"
    elif get_origin(given) is tuple:
        returned = f"({', '.join(map(str, map(_kind, get_args(given))))})"
    else:
        returned = _kind(given)
    return f"{op_name or ''}({', '.join(parts)}) -> {returned}"


class CustomOpDef:
    """An operator that a program has defined; it is called as its function is."""

    def __init__(self, namespace, name, schema, fn, mutates_args):
        self._namespace, self._name = namespace, name
        self._schema = schema
        self._init_fn = fn
        self._mutates = mutates_args
        self._signature = inspect.signature(fn)
        self._backward = self._setup_context = None
        self._function = self._differentiable()

    @property
    def _qualname(self):
        return f"{self._namespace}::{self._name}"

    def __repr__(self):
        return f"<CustomOpDef({self._qualname})>"

    def register_fake(self, fn, /):
        """Takes what tells the shape of results; nothing asks for it here."""
        return fn

    def register_kernel(self, device_types, func=None, /):
        """Takes a function for kinds of devices: the CPU's is called."""
        kinds = [device_types] if isinstance(device_types, str) else device_types

        def register(function):
            if kinds is None or "cpu" in kinds:
                self._init_fn = function
            return function

        return register if func is None else register(func)

    def register_autograd(self, backward, /, *, setup_context=None):
        """Takes the function that computes gradients, and the one that saves what it needs."""
        if self._mutates:
            raise RuntimeError(
                f"Cannot register autograd formula for non-functional operator {self} with schema "
                f"{self._qualname}{self._schema}. Please create a functional operator and register "
                "an autograd formula for that."
            )
        self._backward, self._setup_context = backward, setup_context

    def _differentiable(op):
        class Generated(Function):
            @staticmethod
            def forward(ctx, *args):
                made = op._computed(args)
                if op._setup_context is not None:
                    op._setup_context(ctx=ctx, inputs=args, output=made)
                return made

            @staticmethod
            def backward(ctx, *gradients):
                if op._backward is None:
                    raise RuntimeError(
                        f"Trying to backward through {op._namespace}.{op._name}.default but no "
                        "autograd formula was registered. Please use register_autograd to add one."
                    )
                return op._backward(ctx, *gradients)

        name = f"GeneratedBackwardFor_{op._namespace}_{op._name}_default"
        Generated.__name__ = Generated.__qualname__ = name
        Generated._context_class.__name__ = name + "Backward"
        return Generated

    def _computed(self, args):
        made = self._init_fn(*args)
        outputs = made if isinstance(made, (tuple, list)) else (made,)
        given = {each.untyped_storage()._cdata for each in args if isinstance(each, Tensor)}
        for each in outputs:
            if isinstance(each, Tensor) and each.untyped_storage()._cdata in given:
                raise RuntimeError(
                    f"{self._name} (with implementation in {inspect.getmodule(self._init_fn)}): The "
                    "output of this custom operator (1) must not also be an input to this custom "
                    "operator and (2) may not alias any inputs to this custom operator or other "
                    "returns. The most common way to trigger this error is if we have y = "
                    "custom_op(x) and y and x are the same Tensor. Please instead return a clone of "
                    "the offending output tensor(s) (e.g. return x.clone()) or refactor the custom "
                    "operator to not return y."
                )
        return made

    def __call__(self, *args, **kwargs):
        bound = self._signature.bind(*args, **kwargs)
        bound.apply_defaults()
        values = tuple(bound.arguments.values())
        if self._mutates:
            # The version counters go up once more than by the writes themselves, as in PyTorch.
            made = self._init_fn(*values)
            for name in self._mutates:
                increment_version(bound.arguments[name])
            return made
        return self._function.apply(*values)


_defined = {}  # (namespace, name) -> CustomOpDef


def custom_op(name, fn=None, /, *, mutates_args, device_types=None, schema=None, tags=None):
    """Makes an operator of a function with annotated parameters."""

    def make(function):
        namespace, own = name.split("::")
        found = schema or infer_schema(function, mutates_args=mutates_args)
        op = _defined[namespace, own] = CustomOpDef(namespace, own, found, function, mutates_args)
        op._packet = define_operator(name, found, op)
        return op

    return make if fn is None else make(fn)


class _Defined(CustomOpDef):
    """An operator that was defined by its schema: its function comes later."""

    def __init__(self, namespace, name, schema):
        def missing(*args, **kwargs):
            raise NotImplementedError(
                f"Could not run '{namespace}::{name}' with arguments from the 'CPU' backend: no function for "
                "it was registered."
            )

        super().__init__(namespace, name, schema, missing, ())

    def __call__(self, *args, **kwargs):
        if self._backward is None and self._setup_context is None:
            return self._init_fn(*args, **kwargs)
        bound = inspect.signature(self._init_fn).bind(*args, **kwargs)
        bound.apply_defaults()
        return self._function.apply(*bound.arguments.values())


def _kinds_of(types):
    types = [types] if isinstance(types, str) else types
    return [each.lower() for each in types]


_FOR_ALL = (
    "cpu",
    "default",
    "compositeimplicitautograd",
    "compositeexplicitautograd",
    "autograd",
    "autogradcpu",
)


def define(qualname, schema, *, lib=None, tags=()):
    """Defines an operator by its schema: impl() gives it a function."""
    if not isinstance(qualname, str):
        raise ValueError(
            f"define(qualname, schema): expected qualname to be instance of str, got {type(qualname)}"
        )
    namespace, own = qualname.split("::")
    if (namespace, own) in _defined:
        raise RuntimeError(
            f"Tried to register an operator ({qualname}{schema}) with the same name and overload name multiple times."
        )
    op = _defined[namespace, own] = _Defined(namespace, own, schema)
    op._packet = define_operator(qualname, schema, op)


def impl(qualname, types, func=None, *, lib=None):
    """Gives a defined operator its function, for kinds of devices: the CPU's is called."""

    def register(function):
        if any(kind in _FOR_ALL for kind in _kinds_of(types)):
            _found(qualname)._init_fn = function
        return function

    if func is None:
        return register
    register(func)
    return None


class Library:
    """The operators of one namespace, as a program defines them."""

    def __init__(self, ns, kind, dispatch_key=""):
        if kind not in ("IMPL", "DEF", "FRAGMENT"):
            raise ValueError(f"Unsupported kind: {kind}")
        if ns == "prim" and kind == "DEF":
            raise ValueError(
                f"{ns} is a reserved namespace. Please try creating a library with another name."
            )
        self.ns = ns
        self.kind = kind
        self.dispatch_key = dispatch_key

    def define(self, schema, alias_analysis="", *, tags=()):
        """Defines an operator by its schema, name first; gives the name."""
        name, _, rest = schema.partition("(")
        define(f"{self.ns}::{name.strip()}", "(" + rest)
        return name.strip()

    def impl(self, op_name, fn, dispatch_key="", *, with_keyset=False, allow_override=False):
        """Gives an operator its function."""
        if not callable(fn):
            raise TypeError(f"Input function is required to be a callable but found type {type(fn)}")
        name = op_name if isinstance(op_name, str) else op_name.name().partition("::")[2].partition(".")[0]
        impl(
            f"{self.ns}::{name.partition('::')[2] or name}",
            dispatch_key or self.dispatch_key or "default",
            fn,
        )

    def __repr__(self):
        return f"Library(kind={self.kind}, ns={self.ns}, dispatch_key={self.dispatch_key})>"


def register_autograd(op, backward, /, *, setup_context=None, lib=None):
    """Gives an operator the function that computes its gradients."""
    _found(op).register_autograd(backward, setup_context=setup_context)


def register_fake(op, func=None, /, *, lib=None, _stacklevel=1, allow_override=False):
    """Gives an operator what tells the shape of its results."""
    return _found(op).register_fake if func is None else _found(op).register_fake(func)


def register_kernel(op, device_types, func=None, /, *, lib=None):
    """Gives an operator a function for kinds of devices."""
    return _found(op).register_kernel(device_types, func)


def _found(op):
    if isinstance(op, CustomOpDef):
        return op
    name = op if isinstance(op, str) else op.name()
    return _defined[tuple(name.split("::"))]


__all__ = [
    "CustomOpDef",
    "Library",
    "custom_op",
    "define",
    "impl",
    "infer_schema",
    "register_autograd",
    "register_fake",
    "register_kernel",
]


tell(__name__)
