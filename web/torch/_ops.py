"""torch.ops: operators by the names of their schemas, PyTorch's and a program's own."""

import re
import sys
import types

from ._functions import make_function, schemas_of


class OpOverload:
    """One schema of an operator: it is called as the operator is."""

    def __init__(self, packet, overload, schema, call):
        self.overloadpacket = packet
        self._overloadname = overload
        self._schema = Schema(schema)
        self._call = call
        self.__name__ = f"{packet.__name__}.{overload}"
        self.namespace = packet._namespace

    def name(self):
        """Its full name: without the overload where that is the default one."""
        ending = "" if self._overloadname == "default" else f".{self._overloadname}"
        return self.overloadpacket._qualified + ending

    def __call__(self, /, *args, **kwargs):
        return self._call(*args, **kwargs)

    def __repr__(self):
        packet = self.overloadpacket
        return f"<OpOverload(op='{packet._namespace}.{packet.__name__}', overload='{self._overloadname}')>"

    def __str__(self):
        return f"{self.namespace}.{self.__name__}"


class OpOverloadPacket:
    """An operator with all its overloads, each as an attribute."""

    def __init__(self, namespace, name, schemas, call):
        self._namespace = namespace
        self.__name__ = name
        self._qualified = f"{namespace}::{name}"
        self._call = call
        self._overloads = {}
        for schema in schemas:
            own, _, rest = schema.partition("(")
            overload = own.partition(".")[2] or "default"
            text = f"{self._qualified}{own[len(own.partition('.')[0]) :]}({rest}"
            self._overloads[overload] = OpOverload(self, overload, text, call)

    def overloads(self):
        """The names of the overloads."""
        return list(self._overloads)

    def __getattr__(self, name):
        found = self.__dict__.get("_overloads", {}).get(name)
        if found is None:
            raise AttributeError(
                f"The underlying op of '{self._namespace}.{self.__name__}' has no overload name '{name}'"
            )
        return found

    def __call__(self, /, *args, **kwargs):
        return self._call(*args, **kwargs)

    def __repr__(self):
        return f"<OpOverloadPacket(op='{self._namespace}.{self.__name__}')>"

    def __str__(self):
        return f"{self._namespace}.{self.__name__}"


class Schema(str):
    """A schema's text, which prints as it is."""

    __slots__ = ()
    __repr__ = str.__str__


class _OpNamespace(types.ModuleType):
    """The operators whose names begin alike: of aten they are made as they are asked for."""

    __file__ = "torch.ops"

    def __init__(self, name):
        super().__init__(f"torch.ops.{name}")
        self._own = name

    def __getattr__(self, name):
        schemas = schemas_of(name) if self.__dict__.get("_own") == "aten" else ""
        if not schemas:
            raise AttributeError(f"'_OpNamespace' '{self._own}' object has no attribute '{name}'")
        found = OpOverloadPacket("aten", name, schemas.split("\n"), make_function(name))
        setattr(self, name, found)
        return found


class _Ops(types.ModuleType):
    __file__ = "_ops.py"

    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(f"module 'torch.ops' has no attribute '{name}'")
        found = _OpNamespace(name)
        setattr(self, name, found)
        return found


ops = _Ops("torch.ops")
sys.modules["torch.ops"] = ops


def define(qualified, schema, call):
    """Puts an operator of a program's own among the others; gives it."""
    namespace, name = re.fullmatch(r"(\w+)::(\w+)", qualified).groups()
    packet = OpOverloadPacket(namespace, name, [name + schema], call)
    setattr(getattr(ops, namespace), name, packet)
    return packet
