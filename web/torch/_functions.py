"""Functions and methods of the engine's operators, made from its table: nothing is named here twice.

A row's place tells where it goes: the module torch, the class Tensor, both, or torch._C._nn. Names
that begin linalg_, special_ or fft_ go to the module of that name.
"""

from json import loads

import _tensorglass

from ._dispatch import Overridden, answered, dispatch, watch
from ._draws import drawing, draws
from ._wire import TENSOR, call, finish, intern, invoke, put_all, wrap

_MODULES = ("linalg", "special", "fft")


def make_function(name, doc="", module="torch"):
    """The Python function of operator `name`, which pickles find in a module."""
    op = intern(name)

    def function(*args, **keywords):
        if watch and answered(args, keywords):
            return dispatch(public, args, keywords)
        if keywords:
            return invoke(op, args, keywords)
        to = [op]
        try:
            put_all(to, args)
        except Overridden:
            return dispatch(public, args, keywords)
        n = call(*to)
        return wrap(n) if n > 0 else finish(n)

    function.__name__ = function.__qualname__ = name
    function.__module__ = module
    function.__doc__ = doc
    public = drawing(function) if draws(name, doc) else function
    return public


def make_method(name, doc=""):
    """The method of operator `name`."""
    op = intern("." + name)

    def method(self, *args, **keywords):
        if watch and answered((self, *args), keywords):
            return dispatch(public, (self, *args), keywords)
        if keywords:
            return invoke(op, (self, *args), keywords)
        to = [op, TENSOR, self._h]
        try:
            put_all(to, args)
        except Overridden:
            return dispatch(public, (self, *args), keywords)
        n = call(*to)
        return wrap(n) if n > 0 else finish(n)

    method.__name__ = name
    method.__qualname__ = "Tensor." + name
    method.__doc__ = doc
    public = drawing(method) if draws(name, doc) else method
    return public


_schemas = {}


def schemas_of(name):
    """The schema texts of operator `name`, a line each: the doc of what is made of it."""
    return _schemas.get(name, "")


def operators():
    """The table's rows by name: {name: (places, schema texts)}."""
    rows = {}
    for row in loads(_tensorglass.schemas()):
        places, texts = rows.setdefault(row["name"], (set(), []))
        places.add(row["place"])
        if row["function"]:
            places.add("module")
        texts.append(row["text"])
    return rows


def generate(tensor):
    """Adds methods to the class; gives {module: {name: function}} of the functions."""
    modules = {"torch": {}, "nn": {}, "all": {}} | {name: {} for name in _MODULES}
    for name, (places, texts) in operators().items():
        doc = _schemas[name] = "\n".join(texts)
        prefix, _, rest = name.partition("_")
        modules["all"][name] = (name, doc)
        if prefix in _MODULES and rest:
            modules[prefix][rest] = make_function(name, doc, f"torch.{prefix}")
            continue
        if places & {"nn"}:
            modules["nn"][name] = make_function(name, doc, "torch._C._nn")
        if "module" in places:
            modules["torch"][name] = make_function(name, doc)
        if places & {"method", "both"} and name not in tensor.__dict__:
            setattr(tensor, name, make_method(name, doc))
    return modules
