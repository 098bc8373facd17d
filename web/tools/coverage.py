"""Prints what of PyTorch's public names is here, as JSON: looked for, name by name.

{"version", "modules": [{"path", "names": [[name, kind, here]], "undocumented": [how many are here, of]}],
 "classes": [{"path", "names"}], "reasons": {path: [why, whether no page can have it]}}: a class's names are those of its
members; reasons are told for names that are not here, where there are any.
"""

import importlib
import json

from torch import _names, _not_here, version


def here(owner, path, name):
    return owner is not None and f"{path}.{name}" not in _not_here.SHELLS and hasattr(owner, name)


def owner_of(path):
    """The module, or what a module has, by its path; None where it is not here."""
    if path in _not_here.SHELLS:
        return None
    try:
        return importlib.import_module(path)
    except ImportError:
        module, _, name = path.rpartition(".")
        return getattr(owner_of(module), name, None) if module else None


def entry(path):
    owner = owner_of(path)
    kinds = _names.kinds(path) or {}
    undocumented = kinds.get("undocumented", [])
    told = [(name, kind) for kind, names in kinds.items() if kind != "undocumented" for name in names]
    made = {"path": path, "names": [[name, kind, here(owner, path, name)] for name, kind in sorted(told)]}
    if undocumented:
        made["undocumented"] = [sum(here(owner, path, name) for name in undocumented), len(undocumented)]
    return made


modules = [entry(path) for path in _names.modules()]
classes = [entry(path) for path in _names.classes() if owner_of(path) is not None]
missing = [path for path in _names.modules() if owner_of(path) is None]
missing += [
    f"{each['path']}.{name}"
    for each in modules + classes
    for name, _, is_here in each["names"]
    if not is_here
]
reasons = {path: why for path in missing if (why := _not_here.reason(path))[0]}
print(
    json.dumps({"version": version.__version__, "modules": modules, "classes": classes, "reasons": reasons})
)
