"""Which names of the program reach which tensors. Looking runs none of the program's code."""

import collections
import functools
import os
import sys
import types
from itertools import islice, repeat
from operator import attrgetter, is_

FIRST, LAST = 48, 16  # how many items of a longer container are looked into
NAMES = 512  # names listed in one step
DEPTH = 8  # how far inside one another containers are looked into

LEFT_OUT = (
    f"Not every tensor is shown with its name: of long lists the first {FIRST} and the last {LAST} items "
    f"are, and {NAMES} names at a time."
)


class Names:
    """Finds the names in frames. Knows how to look into a kind of object after having met one."""

    def __init__(self, folder):
        self._folder = folder + os.sep if folder else None  # where the program's own modules lie
        self._ways = _Ways(self._way_into)
        self._layouts = []  # of the frames that were looked into last
        self.left_out = False

    def search(self, frames):
        """Every name in `frames`, pairs of label and variables, that reaches a tensor.

        The result is a list of (label, name, tensor's id), with a fourth item, "array", where it is a NumPy
        array that has the name: an array's memory is a tensor of its own. A tensor that nothing else names has the
        name by which an optimizer, a closure, a set or another such holder reaches it.
        """
        self._found = {}  # keys only: a function's frames may say the same many times
        self._named = {}  # by handle of a tensor, the name that was found first
        self._later = []
        for n, (label, variables) in enumerate(frames):
            self._label, self._seen = label, set()
            names, values = list(variables), list(variables.values())
            for part in self._layout(n, names, values).parts:
                if part.__class__ is _Tensors:
                    self._add_tensors(part.names, list(map(values.__getitem__, part.places)))
                else:
                    name, place, way = part
                    self._follow(way, name, values[place], 0)
        del self._layouts[len(frames) :]
        self._only_nameless = True
        self._seen = set()
        for label, path, items, value, depth in self._later:
            self._label = label
            if id(value) not in self._seen:
                self._seen.add(id(value))
                self._into(items(self, path, value), depth)
        found = list(self._found)
        del self._found, self._named, self._later, self._seen
        self._only_nameless = False
        return found

    _only_nameless = False

    def _layout(self, n, names, values):
        """How to look into the frame at place `n`: as before, if it has the same variables with values of the same kinds."""
        kinds = list(map(type, values))
        layouts = self._layouts
        if n == len(layouts):
            layouts.append(_Layout(names, kinds, self._ways))
        elif not layouts[n].fits(names, kinds):
            layouts[n] = _Layout(names, kinds, self._ways)
        return layouts[n]

    def _add_tensors(self, names, tensors):
        """Adds variables that are tensors, all at once: most are, and a program can have many."""
        try:
            handles = list(map(_handle_of, tensors))
        except AttributeError:  # a constructor raised
            handles = None
        if handles is None or len(self._found) + len(handles) > NAMES:
            for name, tensor in zip(names, tensors):
                self._add(name, tensor)
            return
        self._found.update(dict.fromkeys(zip(repeat(self._label), names, handles)))
        # Of two names for a tensor the first stays.
        self._named = dict(zip(reversed(handles), reversed(names))) | self._named

    def _follow(self, way, path, value, depth):
        """Adds what `value`, which the program reaches by `path`, leads to; `way` is how to look into it."""
        if way is _TENSOR:
            self._add(path, value)
            return
        if way is _ARRAY:
            self._add(path, value._t, "array")
            return
        later, items = way
        if later and not self._only_nameless:
            self._later.append((self._label, path, items, value, depth))
        elif depth < DEPTH and id(value) not in self._seen:
            self._seen.add(id(value))
            self._into(items(self, path, value), depth)

    def _into(self, items, depth):
        ways = self._ways
        for path, item in items:
            way = ways[type(item)]
            if way is _TENSOR:
                self._add(path, item)
            elif way is not None:
                self._follow(way, path, item, depth + 1)

    def _add(self, path, tensor, *kind):
        handle = getattr(tensor, "_h", None)
        if handle is None:
            return
        if handle not in self._named:
            self._named[handle] = path
        elif self._only_nameless:
            return
        if len(self._found) >= NAMES:
            self.left_out = True
            return
        self._found[self._label, path, handle, *kind] = None

    def _way_into(self, kind):
        """How to look into objects of this kind: None, _TENSOR, _ARRAY, or (as the last resort?, items)."""
        if _is_a(kind, "torch", "Tensor"):
            return _TENSOR
        if _is_a(kind, "numpy", "ndarray"):
            return _ARRAY
        if _is_a(kind, "torch.nn", "Module"):
            return (False, Names._of_module)
        if _is_a(kind, "torch.optim", "Optimizer"):
            return (True, Names._of_optimizer)
        for base, way in _CONTAINERS.items():
            if issubclass(kind, base):
                return (False, Names._of_fields) if hasattr(kind, "_fields") else way
        if issubclass(kind, type):
            return (False, Names._of_class)
        if kind in _HOLDERS:
            return _HOLDERS[kind]
        if not _has_plain_attributes(kind):
            return None
        if kind.__module__ == "torch" or kind.__module__.startswith("torch."):
            return (True, Names._of_public)
        if kind in _RECORDS or self._is_the_programs(sys.modules.get(kind.__module__)):
            return (False, Names._of_object)
        return None

    def _is_the_programs(self, module):
        if module is sys.modules["__main__"]:
            return True
        file = getattr(module, "__file__", None)
        return bool(self._folder and file and file.startswith(self._folder))

    # Each gives pairs of path and item.

    def _ends(self, count, forwards, backwards):
        """The indexed items, without those in the middle of a long container."""
        if count <= FIRST + LAST:
            yield from enumerate(forwards)
            return
        before = len(self._found)
        yield from enumerate(islice(forwards, FIRST))
        yield from reversed([(count - 1 - n, item) for n, item in enumerate(islice(backwards, LAST))])
        if len(self._found) > before:
            self.left_out = True

    def _of_sequence(self, path, value, base):
        items = self._ends(base.__len__(value), base.__iter__(value), _backwards(base, value))
        return ((f"{path}[{index}]", item) for index, item in items)

    def _of_fields(self, path, value):
        return ((f"{path}.{key}", item) for key, item in zip(type(value)._fields, tuple.__iter__(value)))

    def _of_dict(self, path, value):
        pairs = dict.items(value)
        shown = pairs
        if len(pairs) > FIRST + LAST:
            shown = (pair for _, pair in self._ends(len(pairs), iter(pairs), reversed(pairs)))
        for key, item in shown:
            text = self._key(key)
            if text is not None:
                yield f"{path}[{text}]", item

    def _of_set(self, path, value):
        for index, item in enumerate(islice(iter(value), FIRST)):
            yield f"list({path})[{index}]", item

    def _key(self, key):
        kind = type(key)
        if kind in _KEYS:
            return repr(key)
        if kind is tuple and all(type(part) in _KEYS for part in key):
            return repr(key)
        return self._named.get(getattr(key, "_h", None)) if self._ways.get(kind) is _TENSOR else None

    def _of_module(self, path, value):
        state, ways = value.__dict__, self._ways
        for part in ("_parameters", "_buffers", "_modules"):
            for key, item in state.get(part, {}).items():
                yield f"{path}[{key}]" if key.isdigit() else f"{path}.{key}", item
        for key, item in state.items():
            if not key.startswith("_") and ways[type(item)] is not None:
                yield f"{path}.{key}", item

    def _of_optimizer(self, path, value):
        groups = value.__dict__.get("param_groups", [])
        for index, group in enumerate(groups):
            yield f"{path}.param_groups[{index}]['params']", group.get("params")
        # By now each parameter has a name.
        yield f"{path}.state", value.__dict__.get("state")

    def _of_object(self, path, value):
        for key, item in _attributes(value):
            yield f"{path}.{key}", item

    def _of_public(self, path, value):
        for key, item in _attributes(value):
            if not key.startswith("_"):
                yield f"{path}.{key}", item

    def _of_class(self, path, value):
        if self._is_the_programs(sys.modules.get(value.__module__)):
            for key, item in type.__getattribute__(value, "__dict__").items():
                if not key.startswith("__"):
                    yield f"{path}.{key}", item

    def _of_python_module(self, path, value):
        if self._is_the_programs(value):
            for key, item in list(value.__dict__.items()):
                if not key.startswith("__"):
                    yield f"{path}.{key}", item

    def _of_function(self, _path, value):
        """What a closure holds goes by its variable in the function, as a running one's does."""
        outer, self._label = self._label, value.__name__
        for name, cell in zip(value.__code__.co_freevars, value.__closure__ or ()):
            try:
                yield name, cell.cell_contents
            except ValueError:  # not yet bound
                pass
        self._label = outer

    def _of_generator(self, _path, value):
        if value.gi_frame is not None and not value.gi_running:
            outer, self._label = self._label, value.gi_code.co_name
            yield from list(value.gi_frame.f_locals.items())
            self._label = outer

    def _of_partial(self, path, value):
        yield f"{path}.args", value.args
        yield f"{path}.keywords", value.keywords


class _Tensors:
    """Variables in a row that are tensors: their names, and their places among all of the frame's."""

    def __init__(self):
        self.names, self.places = [], []


class _Layout:
    """What there is to be looked into in a frame, as long as its variables and the kinds of their values stay.

    It holds none of the values: what the program lets go of shall go.
    """

    def __init__(self, names, kinds, ways):
        self._names, self._kinds = names, kinds
        self.parts = []  # _Tensors, or (name, place, way) of anything else
        for place, (name, kind) in enumerate(zip(names, kinds)):
            way = ways[kind]
            if way is None or (name.startswith("__") and name.endswith("__")):
                continue
            if way is not _TENSOR:
                self.parts.append((name, place, way))
                continue
            if not self.parts or self.parts[-1].__class__ is not _Tensors:
                self.parts.append(_Tensors())
            self.parts[-1].names.append(name)
            self.parts[-1].places.append(place)

    def fits(self, names, kinds):
        return (
            len(names) == len(self._names)
            and all(map(is_, names, self._names))
            and all(map(is_, kinds, self._kinds))
        )


class _Ways(dict):
    """How to look into objects, by their kind: what _way_into said when the kind was met."""

    def __init__(self, way_into):
        super().__init__(dict.fromkeys(_PLAIN))
        self._way_into = way_into

    def __missing__(self, kind):
        way = self[kind] = self._way_into(kind)
        return way


_TENSOR, _ARRAY = object(), object()
_handle_of = attrgetter("_h")
_KEYS = frozenset({str, int, bool, float, bytes, type(None)})
_PLAIN = frozenset({int, float, bool, complex, str, bytes, type(None), types.BuiltinFunctionType})


def _sequence(base):
    return (False, lambda names, path, value: names._of_sequence(path, value, base))


_CONTAINERS = {
    list: _sequence(list),
    tuple: _sequence(tuple),
    collections.deque: _sequence(collections.deque),
    dict: (False, Names._of_dict),
    set: (True, Names._of_set),
    frozenset: (True, Names._of_set),
}
_HOLDERS = {
    types.FunctionType: (True, Names._of_function),
    types.GeneratorType: (True, Names._of_generator),
    types.ModuleType: (True, Names._of_python_module),
    functools.partial: (True, Names._of_partial),
}
_RECORDS = frozenset({types.SimpleNamespace})


def _backwards(base, value):
    return base.__reversed__(value) if hasattr(base, "__reversed__") else reversed(tuple(value))


def _is_a(kind, module, name):
    base = sys.modules[module].__dict__.get(name) if module in sys.modules else None
    return base is not None and base in kind.__mro__


def _has_plain_attributes(kind):
    """Whether an object's attributes can be read without a property of the program's."""
    own = [base.__dict__.get("__dict__") for base in kind.__mro__]
    plain = (type(None), types.GetSetDescriptorType, types.MemberDescriptorType)
    return all(isinstance(entry, plain) for entry in own)


def _attributes(value):
    """The attributes that an object holds itself, in its dictionary and its slots."""
    try:
        held = object.__getattribute__(value, "__dict__")
    except AttributeError:
        held = {}
    yield from list(held.items())
    for base in type(value).__mro__:
        for name, slot in base.__dict__.items():
            if isinstance(slot, types.MemberDescriptorType) and not name.startswith("__"):
                try:
                    yield name, slot.__get__(value)
                except AttributeError:  # not set
                    pass
