"""Packages that programs may import beside torch: none is loaded before a program does.

A package comes as a file that the build makes of its sources: each module's code, as Python keeps it. What
of a package is seldom used comes as files of its own.
"""

import ast
import marshal
import sys
from importlib.machinery import ModuleSpec


def pack(folder, name, sources):
    """The files of a package, named after modules: of each its bytes, words, and the others that it needs.

    `sources` are the package's texts by path, which start with its name, below `folder`. With the package
    comes all that its modules import, from `__init__` on. Others have a table `LAZY`, in some of them: names,
    by the module that defines them. Each is a file of its own, with those that only it imports, for programs
    that say one of these words.
    """
    texts = {_module_of(path): (path, text) for path, text in sources.items()}
    trees = {module: ast.parse(text) for module, (_, text) in texts.items()}
    lazy = {f"{name}.{module}": names.split() for module, names in _table(trees.values()).items()}
    files, owner = {}, {}
    for first in (name, *lazy):
        if first in owner:
            continue
        files[first] = []
        waiting = [first]
        while waiting:
            module = waiting.pop()
            if module in owner or (module in lazy and first not in (module, name)):
                continue
            owner[module] = first
            files[first].append(module)
            waiting += [each for each in _imported(trees, module) if each in trees]
    said = {}
    for first, words in lazy.items():
        for word in words:
            said.setdefault(word, []).append(owner[first])
    files[name] += [module for module in texts if module not in owner]  # imported by none of them
    packed = {}
    for first, modules in files.items():
        codes = {}
        needs = set()
        for module in modules:
            path, text = texts[module]
            # Without docstrings, which are a tenth of it.
            code = compile(text, f"{folder}/{path}", "exec", dont_inherit=True, optimize=2)
            codes[module] = path.endswith("__init__.py"), _bare(code)
            for each in _imported(trees, module):
                needs.add(owner.get(each, each.partition(".")[0]))
            if first != name:  # of what the package itself may call, the program's words tell
                needs.update(*(said.get(each, ()) for each in _named(trees[module])))
        packed[first] = marshal.dumps(codes), lazy.get(first, [name]), sorted(needs - {first})
    return packed


def _module_of(path):
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _table(trees):
    """What `LAZY` is in a package's modules: names in one text, by module; of constants before it."""
    table = {}
    for tree in trees:
        constants = [node for node in tree.body if isinstance(node, ast.Assign)]
        for i, node in enumerate(constants):
            if ast.unparse(node.targets) == "LAZY":
                values = {}
                exec(compile(ast.Module(constants[: i + 1], []), "LAZY", "exec"), values)
                table |= values["LAZY"]
    return table


def _imported(trees, module):
    """The modules that a module imports, wherever in it: of its package as far as they are there, and others."""
    package = module if any(each.startswith(module + ".") for each in trees) else module.rpartition(".")[0]
    for node in ast.walk(trees[module]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            source = ".".join(filter(None, (*above, node.module)))
            parts = [f"{source}.{alias.name}" for alias in node.names]
            yield from (part for part in parts if part in trees)
            yield source


def _named(tree):
    """The names after a point or an import: by them a package's own modules, too, get what comes later."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.ImportFrom):
            yield from (alias.name for alias in node.names)


def _bare(code):
    """The code with all of a function on its first line: places in it are shown to nobody, and make half of it."""
    units = len(code.co_code) // 2
    table = bytearray()
    for start in range(0, units, 8):  # an entry tells of eight units at most: that they are in that line
        table += bytes((0x80 | 13 << 3 | min(8, units - start) - 1, 0))
    inner = (_bare(each) if isinstance(each, type(code)) else each for each in code.co_consts)
    return code.replace(co_linetable=bytes(table), co_consts=tuple(inner), co_qualname=code.co_name)


class Packages:
    """Finds modules in packed packages: it stands in `sys.meta_path` after all that looks for files."""

    def __init__(self):
        self._get = lambda name: None
        self._modules = {}  # of the packages that were asked for, by name

    def provide(self, get):
        """Sets where packages come from: `get(name)` gives a package's file, or None where there is none."""
        self._get = get

    def find_spec(self, name, path=None, target=None):
        if name not in self._modules and all(part.isidentifier() for part in name.split(".")):
            file = self._get(name)
            if file is not None:
                self._modules.update(marshal.loads(file))
        if name not in self._modules:
            return None
        is_package, _ = self._modules[name]
        return ModuleSpec(name, self, is_package=is_package)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        _, code = self._modules[module.__name__]
        module.__file__ = code.co_filename
        exec(code, module.__dict__)


packages = Packages()
sys.meta_path.append(packages)
