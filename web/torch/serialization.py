"""torch.save and torch.load: objects with tensors, in memory or in files, as PyTorch writes them.

Tensors that share a storage share it again. Both of PyTorch's formats are read and written: the
archive (data.pkl holds the objects, data/N the bytes of storage N), and the older one, in which
storages follow upon the pickle.
"""

import io
import os
import pickle
import re
import struct
import sys
import warnings
from enum import Enum

from . import _archive, _dtype, _weights_only_unpickler, storage as storages_of
from ._device import device as Device
from ._legacy import types as legacy_types
from ._weights_only_unpickler import (
    StorageType, add_safe_globals, clear_safe_globals, get_safe_globals, safe_globals,
)  # fmt: skip
from .functional import typename
from .storage import TypedStorage, UntypedStorage, bytes_as_storage

DEFAULT_PROTOCOL = 2
MAGIC_NUMBER = 0x1950A86A20F9469CFC6C
PROTOCOL_VERSION = 1001
_SYS_INFO = {
    "protocol_version": PROTOCOL_VERSION,
    "little_endian": sys.byteorder == "little",
    "type_sizes": {"short": 2, "int": 4, "long": 4},
}


class SourceChangeWarning(Warning):
    """Given when the source of a class has changed since it was saved."""


class LoadEndianness(Enum):
    NATIVE = 1
    LITTLE = 2
    BIG = 3


# --- Places --------------------------------------------------------------------------------------


def location_tag(storage):
    return storage.device.type


def default_restore_location(storage, location):
    """The storage in the place that a file says it was in."""
    kind = location.partition(":")[0]
    if kind == "cpu":
        return storage
    if kind == "meta":
        return UntypedStorage(storage.nbytes(), device="meta")
    if kind in ("cuda", "xpu", "hpu", "mtia"):
        raise RuntimeError(
            f"Attempting to deserialize object on a {kind.upper()} device but "
            f"torch.{kind}.is_available() is False. If you are running on a CPU-only machine, please "
            "use torch.load with map_location=torch.device('cpu') to map your storages to the CPU."
        )
    raise RuntimeError(
        f"don't know how to restore data location of {typename(storage)} (tagged with {location})"
    )


def _restore_location(map_location):
    """The function of a storage and its location that an argument `map_location` asks for."""
    if map_location is None:
        return default_restore_location
    if isinstance(map_location, dict):
        return lambda storage, location: default_restore_location(
            storage, map_location.get(location, location)
        )
    if isinstance(map_location, (str, bytes, Device)):
        return lambda storage, location: default_restore_location(storage, str(map_location))

    def restore(storage, location):
        restored = map_location(storage, location)
        return default_restore_location(storage, location) if restored is None else restored

    return restore


# --- Writing -------------------------------------------------------------------------------------


def _is_path(f):
    return isinstance(f, (str, os.PathLike))


def save(
    obj, f, pickle_module=pickle, pickle_protocol=DEFAULT_PROTOCOL,
    _use_new_zipfile_serialization=True, _disable_byteorder_record=False,
):  # fmt: skip
    """Writes an object to a path or a file object."""
    if not _is_path(f) and not hasattr(f, "write"):
        raise AttributeError(
            "expected 'f' to be string, path, or a file-like object with a 'write' attribute"
        )
    write = _save if _use_new_zipfile_serialization else _legacy_save
    if not _is_path(f):
        write(obj, f, "archive", pickle_module, pickle_protocol)
        f.flush() if hasattr(f, "flush") else None
        return
    path = os.fspath(f)
    name = os.path.basename(path).rpartition(".")[0] or os.path.basename(path)
    folder = os.path.dirname(path)
    if _use_new_zipfile_serialization and folder and not os.path.isdir(folder):
        raise RuntimeError(f"Parent directory {folder} does not exist.")
    with open(path, "wb") as file:
        write(obj, file, name, pickle_module, pickle_protocol)


class _Storages:
    """The storages that a pickle refers to, in the order in which they are met."""

    def __init__(self):
        self.found = {}  # id -> (key, storage, dtype)
        self._dtypes = {}  # address -> dtype

    def reference(self, value, key_of):
        """What stands for a storage in the pickle."""
        typed = isinstance(value, TypedStorage)
        storage = value.untyped()
        dtype = value.dtype if typed else _dtype.uint8
        address = storage.data_ptr()
        if address != 0 and self._dtypes.setdefault(address, dtype) is not dtype:
            raise RuntimeError(
                "Cannot save multiple tensors or storages that view the same data as different types"
            )
        key, _, _ = self.found.setdefault(storage._cdata, (key_of(storage, len(self.found)), storage, dtype))
        kind = legacy_types[value.pickle_storage_type()] if typed else UntypedStorage
        return "storage", kind, key, location_tag(storage), value.size()


def _pickler(pickle_module, file, protocol, persistent_id):
    class Pickler(pickle_module.Pickler):
        def persistent_id(self, value):
            return persistent_id(value)

    return Pickler(file, protocol=protocol)


def _save(obj, file, name, pickle_module, protocol):
    storages = _Storages()

    def persistent_id(value):
        if isinstance(value, (TypedStorage, UntypedStorage)):
            return storages.reference(value, lambda storage, count: str(count))
        return None

    data = io.BytesIO()
    _pickler(pickle_module, data, protocol, persistent_id).dump(obj)
    archive = _archive.Writer(file, name)
    archive.write("data.pkl", data.getvalue())
    archive.write(".format_version", b"1")
    archive.write(".storage_alignment", str(_archive.ALIGNMENT).encode())
    archive.write("byteorder", sys.byteorder.encode())
    for key, storage, _ in storages.found.values():
        archive.write(f"data/{key}", bytes(storage._bytes()))
    archive.close()


def _legacy_save(obj, file, name, pickle_module, protocol):
    storages = _Storages()

    def persistent_id(value):
        if isinstance(value, (TypedStorage, UntypedStorage)):
            return (*storages.reference(value, lambda storage, count: str(storage._cdata)), None)
        return None

    for each in (MAGIC_NUMBER, PROTOCOL_VERSION, _SYS_INFO):
        pickle_module.dump(each, file, protocol=protocol)
    _pickler(pickle_module, file, protocol, persistent_id).dump(obj)
    found = sorted(storages.found.values(), key=lambda each: each[0])
    pickle_module.dump([key for key, _, _ in found], file, protocol=protocol)
    for _, storage, dtype in found:
        file.write(struct.pack("<q", storage.nbytes() // dtype.itemsize))
        file.write(bytes(storage._bytes()))


# --- Reading -------------------------------------------------------------------------------------

_UNSAFE = (
    "In PyTorch 2.6, we changed the default value of the `weights_only` argument in `torch.load` "
    "from `False` to `True`. Re-running `torch.load` with `weights_only` set to `False` will likely "
    "succeed, but it can result in arbitrary code execution. Do it only if you got the file from a "
    "trusted source."
)
_DOCS = (
    "\n\nCheck the documentation of torch.load to learn more about types accepted by default with "
    "weights_only https://pytorch.org/docs/stable/generated/torch.load.html."
)


def _refusal(message):
    """What a refused file's error says, besides what was refused."""
    if re.search(r"GLOBAL (\S+) was not an allowed global by default.", message):
        return (
            "Weights only load failed. This file can still be loaded, to do so you have two options, "
            "\033[1mdo those steps only if you trust the source of the checkpoint\033[0m. "
            f"\n\t(1) {_UNSAFE}\n\t(2) Alternatively, to load with `weights_only=True` please check "
            "the recommended steps in the following error message.\n\tWeightsUnpickler error: "
            + message
            + _DOCS
        )
    text = f"Weights only load failed. {_UNSAFE}\n"
    if not re.search(r"whose module (\S+) is blocked", message):
        text += (
            "Please file an issue with the following so that we can make `weights_only=True` "
            "compatible with your use case: WeightsUnpickler error: "
        )
    return f"{text}\n\n{message}{_DOCS}"


def load(f, map_location=None, pickle_module=None, *, weights_only=None, mmap=None, **pickle_load_args):
    """Reads what save() wrote. Unless `weights_only` is False only tensors and containers."""
    if weights_only is None:
        weights_only = pickle_module is None
    if weights_only:
        if pickle_module is not None:
            raise RuntimeError("Can not safely load weights when explicit pickle_module is specified")
        if pickle_load_args:
            warnings.warn("pickle_load_args only works if `weights_only=False`.", stacklevel=2)
    pickle_module = _weights_only_unpickler if weights_only else pickle_module or pickle
    pickle_load_args.setdefault("encoding", "utf-8")
    if mmap and not _is_path(f):
        raise ValueError("f must be a file path in order to use the mmap argument")
    if _is_path(f):
        with open(f, "rb") as file:
            return _load_checked(file, map_location, pickle_module, weights_only, pickle_load_args)
    _check_seekable(f)
    return _load_checked(f, map_location, pickle_module, weights_only, pickle_load_args)


def _check_seekable(f):
    try:
        f.seek(f.tell())
    except (io.UnsupportedOperation, AttributeError) as raised:
        if "seek" not in str(raised) and "tell" not in str(raised):
            raise
        raise type(raised)(
            f"{raised}. You can only torch.load from a file that is seekable. Please pre-load the "
            "data into a buffer like io.BytesIO and try to load from it instead."
        ) from None


def _load_checked(file, map_location, pickle_module, weights_only, options):
    start = file.tell()
    magic = file.read(4)
    file.seek(start)
    read = _load if magic == b"PK\x03\x04" else _legacy_load
    try:
        return read(file, _restore_location(map_location), pickle_module, options)
    except pickle.UnpicklingError as raised:
        if not weights_only:
            raise
        raise pickle.UnpicklingError(_refusal(str(raised))) from None


def _unpickler(pickle_module, file, options, persistent_load):
    class Unpickler(pickle_module.Unpickler):
        def find_class(self, module, name):
            if "Storage" in name:
                try:
                    return StorageType(name)
                except KeyError:
                    pass
            return super().find_class("torch._tensor" if module == "torch.tensor" else module, name)

    unpickler = Unpickler(file, **options)
    unpickler.persistent_load = persistent_load
    return unpickler


def _text(value):
    return value.decode("ascii") if isinstance(value, bytes) else value


def _dtype_of(storage_type):
    return _dtype.uint8 if storage_type is UntypedStorage else storage_type.dtype


def _load(file, restore, pickle_module, options):
    archive = _archive.Reader(file)
    if "constants.pkl" in archive:
        raise NotImplementedError("TorchScript archives cannot be read in the Tensorglass playground")
    order = archive.read("byteorder") if "byteorder" in archive else b"little"
    if order not in (b"little", b"big"):
        raise ValueError("Unknown endianness type: " + order.decode())
    loaded = {}

    def persistent_load(id):
        kind, storage_type, key, location, count = id
        if _text(kind) != "storage":
            raise AssertionError(
                f"Unknown typename for persistent_load, expected 'storage' but got '{_text(kind)}'"
            )
        if key not in loaded:
            dtype = _dtype_of(storage_type)
            data = archive.read(f"data/{key}")[: count * dtype.itemsize]
            if order != sys.byteorder.encode():
                data = _swapped(data, dtype)
            storage = restore(bytes_as_storage(data, dtype), _text(location))
            loaded[key] = TypedStorage(wrap_storage=storage, dtype=dtype)
        return loaded[key]

    data = io.BytesIO(archive.read("data.pkl"))
    return _unpickler(pickle_module, data, options, persistent_load).load()


def _swapped(data, dtype):
    """The bytes of elements in the other order."""
    size = dtype.itemsize // (2 if dtype.is_complex else 1)
    return b"".join(data[i : i + size][::-1] for i in range(0, len(data), size))


def _legacy_load(file, restore, pickle_module, options):
    if pickle_module.load(file, **options) != MAGIC_NUMBER:
        raise RuntimeError("Invalid magic number; corrupt file?")
    version = pickle_module.load(file, **options)
    if version != PROTOCOL_VERSION:
        raise RuntimeError(f"Invalid protocol version: {version}")
    pickle_module.load(file, **options)  # about the system that wrote it
    loaded = {}

    def persistent_load(id):
        kind, *about = id
        if _text(kind) == "module":
            return about[0]
        if _text(kind) != "storage":
            raise RuntimeError(f"Unknown saved id type: {id[0]}")
        storage_type, key, location, count, view = about
        if view is not None:
            raise NotImplementedError(
                "storages that are views of others are not in the Tensorglass playground"
            )
        if key not in loaded:
            dtype = _dtype_of(storage_type)
            storage = restore(bytes_as_storage(bytes(count * dtype.itemsize), dtype), _text(location))
            loaded[key] = TypedStorage(wrap_storage=storage, dtype=dtype)
        return loaded[key]

    result = _unpickler(pickle_module, file, options, persistent_load).load()
    # The elements come last: the tensors over them are there already.
    for key in pickle_module.load(file, **options):
        storage = loaded[key]
        (count,) = struct.unpack("<q", file.read(8))
        data = file.read(count * storage.dtype.itemsize)
        if count != storage.size():
            raise RuntimeError(f"storage has wrong byte size: expected {storage.nbytes()} got {len(data)}")
        if data:
            storage.untyped().copy_(bytes_as_storage(data, storage.dtype))
    return result


def get_unsafe_globals_in_checkpoint(f):
    """The names that a file asks for and weights_only refuses."""
    allowed = _weights_only_unpickler._allowed_globals() | _weights_only_unpickler._user_allowed()
    if _is_path(f):
        with open(f, "rb") as file:
            names = _weights_only_unpickler.globals_in(_archive.Reader(file).read("data.pkl"))
    else:
        names = _weights_only_unpickler.globals_in(_archive.Reader(f).read("data.pkl"))
    return sorted(names - allowed.keys())


# --- Storages in other pickles -------------------------------------------------------------------


def _load_from_bytes(b):
    return load(io.BytesIO(b), weights_only=False)


def _reduce_storage(self):
    # What pickle sees twice it makes twice; torch.save keeps what is shared.
    data = io.BytesIO()
    save(self, data, _use_new_zipfile_serialization=False)
    return _load_from_bytes, (data.getvalue(),)


_load_from_bytes.__module__ = "torch.storage"
storages_of._load_from_bytes = _load_from_bytes
TypedStorage.__reduce__ = UntypedStorage.__reduce__ = _reduce_storage

__all__ = [
    "LoadEndianness", "SourceChangeWarning", "StorageType", "add_safe_globals",
    "clear_safe_globals", "default_restore_location", "get_safe_globals",
    "get_unsafe_globals_in_checkpoint", "load", "location_tag", "safe_globals", "save",
]  # fmt: skip
