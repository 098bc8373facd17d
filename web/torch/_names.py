"""PyTorch's public names, as they were recorded of it (web/tools/public_names.py)."""

import json
import os
import sys
from functools import cache


@cache
def _recorded():
    """Read when the first name is not found, which most programs never come to."""
    path = os.path.join(os.path.dirname(__file__), "public_names.json")
    return json.loads(__loader__.get_data(path))


@cache
def kinds(path):
    """What a module or class of PyTorch has, by kind ("function", "class", …, "undocumented"); None if it is none."""
    recorded = _recorded()
    found = recorded["modules"].get(path) or recorded["classes"].get(path)
    return found and {kind: names.split() for kind, names in found.items()}


@cache
def names(path):
    """All that a module or class of PyTorch has, whether its documentation tells of it or not."""
    return frozenset(name for listed in (kinds(path) or {}).values() for name in listed)


def modules():
    """The paths of the modules that are recorded."""
    return list(_recorded()["modules"])


def classes():
    """The paths of the classes that are recorded, each with what it has beyond those that it inherits from."""
    return list(_recorded()["classes"])


@cache
def importable():
    """The paths of all modules of PyTorch, but for those deep in what is not here at all."""
    return frozenset(_recorded()["importable"].split())


def path_of(cls):
    """By what path PyTorch's programs reach a class of ours; None for any other class."""
    for path in classes():
        module, _, name = path.rpartition(".")
        if name == cls.__qualname__ and vars(sys.modules.get(module, sys)).get(name) is cls:
            return path
    return None
