"""torch.save and torch.load: objects with tensors, in memory or in files.

The container is a zip: data.pkl holds the objects, data/N the bytes of storage N, so that tensors
that share a storage share it again.
"""

import io
import os
import pickle
import zipfile

from . import _dtype
from .storage import TypedStorage, UntypedStorage, _rebuild_storage, _typed


def save(obj, f, pickle_module=pickle, pickle_protocol=2, _use_new_zipfile_serialization=True):
    """Writes an object to a path or a file object."""
    storages = {}

    class Pickler(pickle.Pickler):
        def persistent_id(self, value):
            typed = isinstance(value, TypedStorage)
            if not typed and not isinstance(value, UntypedStorage):
                return None
            storage = value.untyped()
            place, _ = storages.setdefault(storage._cdata, (len(storages), storage))
            dtype = value.dtype if typed else storage._holder.dtype
            return "typed" if typed else "storage", place, dtype.name

    data = io.BytesIO()
    Pickler(data, max(pickle_protocol, 2)).dump(obj)
    target = f if hasattr(f, "write") else _created(f)
    try:
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr("archive/data.pkl", data.getvalue())
            for place, storage in storages.values():
                archive.writestr(f"archive/data/{place}", storage._bytes())
    finally:
        if target is not f:
            target.close()


def _created(path):
    folder = os.path.dirname(path)
    if folder and not os.path.isdir(folder):
        raise RuntimeError(f"Parent directory {folder} does not exist.")
    return open(path, "wb")


def load(f, map_location=None, pickle_module=pickle, *, weights_only=None, mmap=None, **options):
    """Reads what save() wrote. Unless `weights_only` is False only tensors and containers."""
    weights_only = weights_only is None or weights_only
    source = f if hasattr(f, "read") else open(f, "rb")
    try:
        with zipfile.ZipFile(source) as archive:
            loaded = {}

            class Unpickler(pickle.Unpickler):
                def persistent_load(self, id):
                    kind, place, name = id
                    dtype = _dtype.names[name]
                    if place not in loaded:
                        data = archive.read(f"archive/data/{place}")
                        loaded[place] = _rebuild_storage(data, dtype)
                    return _typed(loaded[place], dtype) if kind == "typed" else loaded[place]

                def find_class(self, module, name):
                    if weights_only and not _is_safe(module, name):
                        raise pickle.UnpicklingError(_UNSAFE.format(f"{module}.{name}"))
                    return super().find_class(module, name)

            return Unpickler(io.BytesIO(archive.read("archive/data.pkl"))).load()
    finally:
        if source is not f:
            source.close()


_SAFE_BUILTINS = {"set", "frozenset", "complex", "bytearray", "slice", "range", "list", "dict"}


def _is_safe(module, name):
    if module == "builtins":
        return name in _SAFE_BUILTINS
    if module == "collections":
        return name in ("OrderedDict", "Counter", "defaultdict")
    if module == "_codecs":
        return name == "encode"
    return module in (
        "torch", "torch.storage", "torch._dtype", "torch._size", "torch._device",
        "torch.nn.parameter",
    )  # fmt: skip


_UNSAFE = (
    "Weights only load failed. This file can still be loaded, to do so you have two options, do "
    "those steps only if you trust the source of the checkpoint. \n\t(1) In PyTorch 2.6, we "
    "changed the default value of the `weights_only` argument in `torch.load` from `False` to "
    "`True`. Re-running `torch.load` with `weights_only` set to `False` will likely succeed, but "
    "it can result in arbitrary code execution. Do it only if you got the file from a trusted "
    "source.\n\tWeightsUnpickler error: Unsupported global: GLOBAL {} was not an allowed global "
    "by default."
)
