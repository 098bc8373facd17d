"""Packages that programs may import beside torch: none is loaded before a program does.

A package comes as one file, which the build makes of its sources: each module's code, as Python keeps it.
"""

import ast
import marshal
import sys
from importlib.machinery import ModuleSpec


def pack(folder, sources):
    """The file of a package: `sources` are its texts by path, which start with its name, below `folder`."""
    modules = {}
    for path, text in sources.items():
        parts = path.removesuffix(".py").split("/")
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        code = compile(text, f"{folder}/{path}", "exec", dont_inherit=True)
        modules[name] = is_package, marshal.dumps(code)
    return marshal.dumps(modules)


def imported(sources):
    """The names of the packages that these texts import, wherever in them."""
    found = set()
    for text in sources.values():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Import):
                found.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and not node.level:
                found.add(node.module.partition(".")[0])
    return sorted(found)


class Packages:
    """Finds modules in packed packages: it stands in `sys.meta_path` after all that looks for files."""

    def __init__(self):
        self._get = lambda name: None
        self._modules = {}  # of the packages that were asked for, by name

    def provide(self, get):
        """Sets where packages come from: `get(name)` gives a package's file, or None where there is none."""
        self._get = get

    def find_spec(self, name, path=None, target=None):
        if name.isidentifier() and name not in self._modules:
            file = self._get(name)
            if file is None:
                return None
            self._modules.update(marshal.loads(file))
        if name not in self._modules:
            return None
        is_package, _ = self._modules[name]
        return ModuleSpec(name, self, is_package=is_package)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        _, code = self._modules[module.__name__]
        code = marshal.loads(code)
        module.__file__ = code.co_filename
        exec(code, module.__dict__)


packages = Packages()
sys.meta_path.append(packages)
