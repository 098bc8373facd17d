"""An unpickler for what others give: it makes tensors, containers and what the program has allowed."""

import codecs
import struct
import warnings
from _compat_pickle import IMPORT_MAPPING, NAME_MAPPING
from collections import Counter, OrderedDict
from pickle import UnpicklingError, decode_long

from . import _dtype, _utils
from ._device import device
from ._legacy import types as legacy_types
from ._size import Size
from ._tensor import Tensor
from .nn.parameter import Parameter
from .storage import TypedStorage, UntypedStorage

_BLOCKED = ("sys", "os", "posix", "nt")
_marked_safe = {}  # what add_safe_globals() added, in order; a dictionary for its order


def add_safe_globals(safe_globals):
    """Allows functions and classes, or (function, path) pairs, in files read with weights_only."""
    _marked_safe.update(dict.fromkeys(safe_globals))


def get_safe_globals():
    return list(_marked_safe)


def clear_safe_globals():
    _marked_safe.clear()


class safe_globals:
    """Allows them within a block."""

    def __init__(self, safe_globals):
        self.safe_globals = safe_globals

    def __enter__(self):
        add_safe_globals(self.safe_globals)

    def __exit__(self, *raised):
        for each in self.safe_globals:
            _marked_safe.pop(each, None)


def _user_allowed():
    allowed = {}
    for each in _marked_safe:
        if not isinstance(each, tuple):
            allowed[f"{each.__module__}.{each.__qualname__}"] = each
            continue
        if len(each) != 2:
            raise ValueError(
                "Expected tuple of length 2 (global, str of callable full path), but got tuple of "
                f"length: {len(each)}"
            )
        if type(each[1]) is not str:
            raise TypeError(
                f"Expected second item in tuple to be str of callable full path, but got: {type(each[1])}"
            )
        allowed[each[1]] = each[0]
    return allowed


class StorageType:
    """The class of a storage as a file names it."""

    def __init__(self, name):
        self.dtype = self._dtype = _storage_dtypes()[name]

    def __str__(self):
        return f"StorageType(dtype={self.dtype})"


def _storage_dtypes():
    return {name: cls.dtype for name, cls in legacy_types.items() if name.endswith("Storage")}


_allowed = {}


def _allowed_globals():
    if not _allowed:
        _allowed.update(
            {
                "collections.OrderedDict": OrderedDict,
                "collections.Counter": Counter,
                "torch.nn.parameter.Parameter": Parameter,
                "torch.Size": Size,
                "torch.Tensor": Tensor,
                "torch.device": device,
                "_codecs.encode": codecs.encode,
                "builtins.bytearray": bytearray,
                "builtins.set": set,
                "builtins.complex": complex,
                "torch.storage.TypedStorage": TypedStorage,
                "torch.storage.UntypedStorage": UntypedStorage,
                "torch.UntypedStorage": UntypedStorage,
                "torch._tensor._rebuild_from_type_v2": _utils._rebuild_from_type_v2,
            }
        )
        _allowed.update({f"torch.{name}": dtype for name, dtype in _dtype.names.items()})
        _allowed.update({f"torch.{name}": StorageType(name) for name in _storage_dtypes()})
        for name in ("tensor", "tensor_v2", "tensor_v3", "parameter", "parameter_with_state"):
            _allowed[f"torch._utils._rebuild_{name}"] = getattr(_utils, f"_rebuild_{name}")
    return _allowed


def _is_allowed(function):
    # Some are not hashable, and dtypes compare with anything.
    return any(function is each for each in (*_allowed_globals().values(), *_user_allowed().values()))


def _find(path, module):
    if module in _BLOCKED:
        raise UnpicklingError(f"Trying to load unsupported GLOBAL {path} whose module {module} is blocked.")
    for allowed in (_allowed_globals(), _user_allowed()):
        if path in allowed:
            return allowed[path]
    path = path.removeprefix("builtins.")
    raise UnpicklingError(
        f"Unsupported global: GLOBAL {path} was not an allowed global by default. Please use "
        f"`torch.serialization.add_safe_globals([{path}])` or the "
        f"`torch.serialization.safe_globals([{path}])` context manager to allowlist this global if "
        "you trust this class/function."
    )


def _opcodes():
    """What each opcode does to an Unpickler."""
    table = {}

    def on(*codes):
        def decorator(function):
            for code in codes:
                table[ord(code)] = function
            return function

        return decorator

    def pushes(code, make):
        table[ord(code)] = lambda self: self.stack.append(make())

    for code, make in {
        "N": lambda: None, b"\x89": lambda: False, b"\x88": lambda: True, ")": tuple, "]": list,
        "}": dict, b"\x8f": set,
    }.items():  # fmt: skip
        pushes(code, make)

    def reads(code, form):
        size = struct.calcsize(form)
        table[ord(code)] = lambda self: self.stack.append(struct.unpack(form, self.read(size))[0])

    for code, form in {"J": "<i", "K": "<B", "M": "<H", "G": ">d"}.items():
        reads(code, form)

    @on("c")
    def read_global(self):
        module, name = (self.readline()[:-1].decode() for _ in range(2))
        if (module, name) in NAME_MAPPING:
            module, name = NAME_MAPPING[module, name]
        else:
            module = IMPORT_MAPPING.get(module, module)
        self.stack.append(self.find(f"{module}.{name}", module))

    @on(b"\x81")
    def new_object(self):
        args = self.stack.pop()
        cls = self.stack.pop()
        if cls is Parameter:
            made = cls(*args)
        elif _is_allowed(cls):
            made = cls.__new__(cls, *args)
        else:
            raise UnpicklingError(
                "Can only create new object for nn.Parameter or classes allowlisted via "
                f"`add_safe_globals` but got {cls}"
            )
        self.stack.append(made)

    @on("R")
    def reduce(self):
        args = self.stack.pop()
        function = self.stack[-1]
        if not _is_allowed(function):
            text = f"Trying to call reduce for unrecognized function {function}"
            if hasattr(function, "__self__"):
                text += f" which belongs to {function.__self__}"
            raise UnpicklingError(text)
        self.stack[-1] = function(*args)

    @on("b")
    def build(self):
        state = self.stack.pop()
        made = self.stack[-1]
        if type(made) is Tensor:
            made.set_(*state)
        elif type(made) is OrderedDict:
            made.__dict__.update(state)
        elif type(made) is not Parameter and not _is_allowed(type(made)):
            raise UnpicklingError(
                "Can only build Tensor, Parameter, OrderedDict or types allowlisted via "
                f"`add_safe_globals`, but got {type(made)}"
            )
        elif hasattr(made, "__setstate__"):
            made.__setstate__(state)
        else:
            _utils.set_state(made, state)

    def appendable(self):
        made = self.stack[-1]
        mine = isinstance(made, list) and any(type(made) is each for each in _user_allowed().values())
        if type(made) is not list and not mine:
            raise UnpicklingError(f"Can only append to lists, but got {type(made)}")
        return made

    @on("a")
    def append(self):
        item = self.stack.pop()
        appendable(self).append(item)

    @on("e")
    def appends(self):
        items = self.pop_mark()
        appendable(self).extend(items)

    def settable(self, name):
        made = self.stack[-1]
        if type(made) not in (dict, OrderedDict, Counter):
            raise UnpicklingError(
                f"Can only {name} for dict, collections.OrderedDict, collections.Counter, but got "
                f"{type(made)}"
            )
        return made

    @on("s")
    def set_item(self):
        value, key = self.stack.pop(), self.stack.pop()
        settable(self, "SETITEM")[key] = value

    @on("u")
    def set_items(self):
        items = self.pop_mark()
        settable(self, "SETITEMS").update(zip(items[::2], items[1::2]))

    @on("(")
    def mark(self):
        self.marked.append(self.stack)
        self.stack = []

    @on("t")
    def tuple_of_all(self):
        items = self.pop_mark()
        self.stack.append(tuple(items))

    def tuple_of(count):
        def make(self):
            self.stack[-count:] = [tuple(self.stack[-count:])]

        return make

    for code, count in ((b"\x85", 1), (b"\x86", 2), (b"\x87", 3)):
        table[ord(code)] = tuple_of(count)

    @on("X")
    def unicode(self):
        size = struct.unpack("<I", self.read(4))[0]
        self.stack.append(str(self.read(size), "utf-8", "surrogatepass"))

    @on("U")
    def short_string(self):
        data = self.read(self.read(1)[0])
        self.stack.append(data if self.encoding == "bytes" else data.decode(self.encoding, "strict"))

    @on("Q")
    def persistent(self):
        id = self.stack.pop()
        if type(id) not in (tuple, int):
            raise UnpicklingError(f"persistent_load id must be tuple or int, but got {type(id)}")
        if type(id) is tuple and id and id[0] not in ("storage", b"storage"):
            raise UnpicklingError(f"Only persistent_load of storage is allowed, but got {type(id[0])}")
        self.stack.append(self.persistent_load(id))

    def index(self, wide):
        return struct.unpack("<I", self.read(4))[0] if wide else self.read(1)[0]

    table[ord("h")] = lambda self: self.stack.append(self.memo[index(self, False)])
    table[ord("j")] = lambda self: self.stack.append(self.memo[index(self, True)])

    def put(wide):
        def keep(self):
            self.memo[index(self, wide)] = self.stack[-1]

        return keep

    table[ord("q")], table[ord("r")] = put(False), put(True)

    @on(b"\x8a")
    def long(self):
        self.stack.append(decode_long(self.read(self.read(1)[0])))

    @on(b"\x80")
    def protocol(self):
        number = self.read(1)[0]
        if number != 2:
            warnings.warn(
                f"Detected pickle protocol {number} in the checkpoint, which was not the default "
                "pickle protocol used by `torch.load` (2). The weights_only Unpickler might not "
                "support all instructions implemented by this protocol, please file an issue for "
                "adding support if you encounter this.",
                stacklevel=2,
            )

    return table


_OPCODES = _opcodes()
_STOP = ord(".")


class Unpickler:
    """Reads one pickle; what it may call is known beforehand."""

    find = staticmethod(_find)

    def __init__(self, file, *, encoding="bytes"):
        self.encoding = encoding
        self.read = file.read
        self.readline = file.readline
        self.memo = {}

    def load(self):
        self.marked, self.stack = [], []
        while True:
            code = self.read(1)
            if not code:
                raise EOFError
            code = code[0]
            if code == _STOP:
                return self.stack.pop()
            if code not in _OPCODES:
                raise UnpicklingError(f"Unsupported operand {code}")
            _OPCODES[code](self)

    def pop_mark(self):
        items = self.stack
        self.stack = self.marked.pop()
        return items

    def persistent_load(self, id):
        raise UnpicklingError("unsupported persistent id encountered")


def load(file, *, encoding="ASCII"):
    return Unpickler(file, encoding=encoding).load()


def globals_in(file):
    """The names that a pickle asks for, none of which is called."""
    import pickletools

    names, strings = set(), []
    for opcode, value, _ in pickletools.genops(file):
        if opcode.name == "GLOBAL":
            names.add(value.replace(" ", "."))
        elif opcode.name == "STACK_GLOBAL":
            names.add(".".join(strings[-2:]))
        elif isinstance(value, str):
            strings.append(value)
    return {name.replace("__builtin__.", "builtins.") for name in names}
