"""Prints what programs can name of `torch`, as JSON: what is there among PyTorch's public names.

Each entry is {name, kind, signature, doc, gives}: `doc` is the first line, or an operator's schemas; `gives` is
the type of what a call gives or a value is, or the path of a module or class. No name of another library's.
"""

import inspect
import json
import re
import sys

import torch
from torch import _names

MODULES = _names.modules()
SCHEMA = re.compile(r"\w+(\.\w+)?\(.*\) -> ")
paths = {}  # of a class, the shortest by which programs reach it


def public(path, module):
    """The names of a module that PyTorch has too."""
    known = _names.names(path)
    for name, value in sorted(vars(module).items()):
        if name[0] == "_" or (name not in known and f"{path}.{name}" not in MODULES):
            continue
        home = value.__name__ if inspect.ismodule(value) else getattr(value, "__module__", None) or "torch"
        if home.partition(".")[0] == "torch":
            yield name, value


def first_line(value):
    doc = value.__doc__ or ""
    return doc if SCHEMA.match(doc) else doc.partition("\n")[0]


def signature_of(value, bound):
    """The parameters as Python writes them, without those that say what nobody gives."""
    try:
        signature = inspect.signature(value)
    except (TypeError, ValueError):
        return "(…)"
    shown = [each for each in signature.parameters.values() if each.name[0] != "_"]
    if bound and shown and shown[0].kind is not inspect.Parameter.VAR_POSITIONAL:
        shown = shown[1:]
    plain = [
        each.replace(annotation=inspect.Parameter.empty, default=Written(each.default)) for each in shown
    ]
    return str(inspect.Signature(plain))


class Written:
    """A default as a program would write it."""

    def __new__(cls, value):
        return value if value is inspect.Parameter.empty else object.__new__(cls)

    def __init__(self, value):
        self._value = value

    def __repr__(self):
        return getattr(self._value, "__name__", None) or repr(self._value)


def gives(value):
    try:
        annotation = inspect.signature(value).return_annotation
    except (TypeError, ValueError):
        return ""
    if annotation == "Tensor":
        return "torch.Tensor"
    return annotation if isinstance(annotation, str) else ""


def entry(name, value, bound=False):
    if inspect.ismodule(value):
        return {"name": name, "kind": "module", "doc": first_line(value), "gives": value.__name__}
    if inspect.isclass(value):
        made = {"name": name, "kind": "class", "doc": first_line(value)}
        return made | {"signature": signature_of(value, False), "gives": paths.get(value, "")}
    if isinstance(value, (staticmethod, classmethod)):
        value, bound = value.__func__, bound and isinstance(value, classmethod)
    if isinstance(value, property):
        return {
            "name": name,
            "kind": "property",
            "doc": value.__doc__ or "",
            "gives": PROPERTIES.get(name, ""),
        }
    if callable(value):
        made = {"name": name, "kind": "function", "doc": first_line(value), "gives": gives(value)}
        return made | {"signature": signature_of(value, bound)}
    kind = type(value)
    return {"name": name, "kind": "value", "doc": f"{kind.__module__}.{kind.__qualname__}", "gives": ""}


# Those of a tensor that are tensors.
PROPERTIES = dict.fromkeys("T H mT mH real imag data grad".split(), "torch.Tensor")


def members(cls, base):
    """What a class has beyond its base."""
    inherited = set(dir(base)) if base else set(dir(object))
    own = {name for each in cls.__mro__ for name in vars(each)} - {"__init__"}
    for name in sorted(own):
        changed = base is None or inspect.getattr_static(cls, name) is not inspect.getattr_static(
            base, name, None
        )
        if name[0] != "_" and (name not in inherited or changed):
            if cls is not torch.Tensor or name in _names.names("torch.Tensor"):
                yield entry(name, inspect.getattr_static(cls, name), bound=True)


modules = {path: sys.modules[path] for path in MODULES if path in sys.modules}
for path, module in modules.items():
    for name, value in public(path, module):
        if inspect.isclass(value):
            paths.setdefault(value, f"{path}.{name}")
classes = {}
for cls, path in paths.items():
    base = next((each for each in cls.__mro__[1:] if each in paths), None)
    classes[path] = {"base": paths.get(base), "members": list(members(cls, base))}
for path, module in modules.items():
    modules[path] = [entry(name, value) for name, value in public(path, module)]
print(json.dumps({"modules": modules, "classes": classes}))
