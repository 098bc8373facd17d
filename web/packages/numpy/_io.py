"""Arrays in files of NumPy's own format, as bytes and in memory maps."""

import os
from io import BytesIO

import numpy as np
from torch import _wire

from ._array import ndarray, wrap
from ._dtype import element_of
from ._protocols import bytes_of
from ._views import is_packed

# --- Bytes -----------------------------------------------------------------------------------------


def of_bytes(data, dtype):
    """An array in one dim over a copy of bytes."""
    dtype = np.dtype(dtype)
    if not len(data):
        return np.zeros(0, dtype)
    return wrap(_wire.tensor_of(bytes(data), element_of(dtype)))


def tofile(self, fid, sep="", format="%s"):
    """Writes the array's elements to a file: as bytes, or as text with something between them."""
    if hasattr(fid, "write"):
        fid.write(bytes_of(self) if not sep else _as_text(self, sep, format).encode())
        return
    with open(fid, "wb") as file:
        tofile(self, file, sep, format)


def _as_text(a, sep, format):
    return sep.join([format % each if format != "%s" else repr(each) for each in a.ravel().tolist()])


def fromfile(file, dtype=float, count=-1, sep="", offset=0, *, like=None):
    """An array in one dim of a file's bytes, or of the numbers in its text."""
    if not hasattr(file, "read"):
        with open(os.fspath(file), "rb") as opened:
            return fromfile(opened, dtype, count, sep, offset)
    dtype = np.dtype(dtype)
    if sep:
        text = file.read()
        return fromstring(text if isinstance(text, str) else text.decode(), dtype, count, sep=sep)
    file.seek(offset, os.SEEK_CUR)
    data = file.read(-1 if count < 0 else count * dtype.itemsize)
    return of_bytes(data[: len(data) // dtype.itemsize * dtype.itemsize], dtype)


def fromstring(string, dtype=float, count=-1, *, sep="", like=None):
    """An array in one dim of the numbers in a text."""
    if not sep:
        raise ValueError("The binary mode of fromstring is removed, use frombuffer instead")
    dtype = np.dtype(dtype)
    words = string.split() if not sep.strip() else string.strip().split(sep.strip())
    number = int if dtype.kind in "iu" else float
    values = [number(word) for word in words if word.strip()]
    return np.array(values if count < 0 else values[:count], dtype=dtype)


# --- .npy and .npz ---------------------------------------------------------------------------------

_MAGIC = b"\x93NUMPY"
_LONGEST = 21  # digits are left free for the first axis to grow


def _written(file, a):
    fortran = is_packed(a, "F") and not is_packed(a)
    shape = a.shape
    descr = "|b1" if a.dtype.kind == "b" else a.dtype.str
    header = f"{{'descr': {descr!r}, 'fortran_order': {fortran}, 'shape': {shape!r}, }}"
    if shape:
        header += " " * (_LONGEST - len(repr(shape[-1 if fortran else 0])))
    header += " " * (64 - (len(_MAGIC) + 4 + len(header) + 1) % 64) + "\n"
    file.write(_MAGIC + b"\x01\x00" + len(header).to_bytes(2, "little") + header.encode("latin1"))
    file.write(bytes_of(a, "F" if fortran else "C"))


def _header(file):
    """(dtype, whether column by column, shape), from after the magic words."""
    from ast import literal_eval

    version = file.read(2)
    size = 2 if version[0] == 1 else 4
    length = int.from_bytes(file.read(size), "little")
    told = literal_eval(file.read(length).decode("latin1"))
    descr = told["descr"]
    if not isinstance(descr, str) or descr[:1] == ">" or "O" in descr:
        if isinstance(descr, str) and "O" in descr:
            raise ValueError("Object arrays cannot be loaded when allow_pickle=False")
        raise NotImplementedError(
            f"files with elements of {descr!r} are not in the Tensorglass playground yet"
        )
    return np.dtype(descr[1:] if descr[:1] in "<|=" else descr), told["fortran_order"], told["shape"]


def _read(file):
    """The array of an .npy file, from after the magic words."""
    dtype, fortran, shape = _header(file)
    size = dtype.itemsize
    for each in shape:
        size *= each
    data = file.read(size)
    if len(data) < size:
        raise ValueError(
            f"cannot reshape array of size {len(data) // dtype.itemsize} into shape "
            f"{str(tuple(shape)).replace(' ', '')}"
        )
    flat = of_bytes(data, dtype)
    return flat.reshape(shape[::-1]).T if fortran else flat.reshape(shape)


def save(file, arr, allow_pickle=True):
    """Writes an array to an .npy file."""
    arr = np.asanyarray(arr)
    if hasattr(file, "write"):
        _written(file, arr)
        return
    name = os.fspath(file)
    with open(name if name.endswith(".npy") else name + ".npy", "wb") as opened:
        _written(opened, arr)


def _zipped(file, args, arrays, compression):
    from zipfile import ZipFile

    if not hasattr(file, "write"):
        file = os.fspath(file)
        file = file if file.endswith(".npz") else file + ".npz"
    for number, each in enumerate(args):
        if f"arr_{number}" in arrays:
            raise ValueError(f"Cannot use un-named variables and keyword arr_{number}")
        arrays[f"arr_{number}"] = each
    with ZipFile(file, "w", compression) as archive:
        for name, each in arrays.items():
            with archive.open(name + ".npy", "w", force_zip64=True) as member:
                _written(member, np.asanyarray(each))


def savez(file, *args, allow_pickle=True, **kwds):
    """Writes arrays to an .npz file."""
    _zipped(file, args, kwds, 0)


def savez_compressed(file, *args, allow_pickle=True, **kwds):
    """Writes arrays to an .npz file that is compressed."""
    _zipped(file, args, kwds, 8)


class NpzFile:
    """The arrays of an .npz file by their names; each is read when it is asked for."""

    def __init__(self, file):
        from zipfile import ZipFile

        self._name = getattr(file, "name", None) if hasattr(file, "read") else os.fspath(file)
        self.zip = ZipFile(file)
        self.files = [name.removesuffix(".npy") for name in self.zip.namelist()]
        self.f = _Attributes(self)

    def __getitem__(self, key):
        names = self.zip.namelist()
        name = key if key in names else key + ".npy"
        if name not in names:
            raise KeyError(f"{key} is not a file in the archive")
        return load(BytesIO(self.zip.read(name)))

    def __contains__(self, key):
        return key in self.files

    def __iter__(self):
        return iter(self.files)

    def __len__(self):
        return len(self.files)

    def keys(self):
        return self.files

    def values(self):
        return [self[name] for name in self.files]

    def items(self):
        return [(name, self[name]) for name in self.files]

    def get(self, key, default=None):
        return self[key] if key in self.files else default

    def close(self):
        self.zip.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def __repr__(self):
        names = ", ".join(self.files[:5]) + ("..." if len(self.files) > 5 else "")
        name = "object" if self._name is None else repr(self._name)
        return f"NpzFile {name} with keys: {names}"


class _Attributes:
    """The arrays of an .npz file as attributes."""

    def __init__(self, file):
        self._file = file

    def __getattr__(self, name):
        if name in self._file:
            return self._file[name]
        raise AttributeError(name)


def load(
    file,
    mmap_mode=None,
    allow_pickle=False,
    fix_imports=True,
    encoding="ASCII",
    *,
    max_header_size=10000,
):
    """The array of an .npy file, or the arrays of an .npz file."""
    if not hasattr(file, "read"):
        with open(os.fspath(file), "rb") as opened:
            begin = opened.read(6)
            if begin[:4] != b"PK\x03\x04":
                if mmap_mode and begin == _MAGIC:
                    return _mapped(opened, mmap_mode)
                return _loaded(opened, begin)
        return NpzFile(file)
    begin = file.read(6)
    if begin[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        file.seek(-len(begin), os.SEEK_CUR)
        return NpzFile(file)
    return _loaded(file, begin)


def _loaded(file, begin):
    if not begin:
        raise EOFError("No data left in file")
    if begin != _MAGIC:
        raise ValueError(
            "This file contains pickled (object) data. If you trust the file you can load it "
            "unsafely using the `allow_pickle=` keyword argument or `pickle.load()`."
        )
    return _read(file)


def _mapped(file, mode):
    dtype, fortran, shape = _header(file)
    return memmap(file.name, dtype, mode, file.tell(), shape, "F" if fortran else "C")


# --- Memory maps -----------------------------------------------------------------------------------

_MODES = {"readonly": "r", "copyonwrite": "c", "readwrite": "r+", "write": "w+"}


class memmap(ndarray):
    """An array of a file's bytes.

    Here it lies in memory like any other: it is read when it is made, and `flush` writes it back.
    """

    __slots__ = ("filename", "offset", "mode")

    def __new__(cls, filename, dtype=np.uint8, mode="r+", offset=0, shape=None, order="C"):
        mode = _MODES.get(mode, mode)
        if mode not in _MODES.values():
            known = [*_MODES.values(), *_MODES]
            raise ValueError(f"mode must be one of {known} (got {mode!r})")
        if mode == "w+" and shape is None:
            raise ValueError("shape must be given if mode == 'w+'")
        dtype = np.dtype(dtype)
        if shape is not None:
            shape = (shape,) if hasattr(shape, "__index__") else tuple(shape)
        if mode == "w+":
            flat = np.zeros(shape, dtype).ravel()
        else:
            with open(filename, "rb") as file:
                file.seek(offset)
                data = file.read()
            if shape is None:
                if len(data) % dtype.itemsize:
                    raise ValueError("Size of the available data is not a multiple of the data-type size.")
                shape = (len(data) // dtype.itemsize,)
            wanted = dtype.itemsize
            for size in shape:
                wanted *= size
            flat = of_bytes(data[:wanted], dtype)
        whole = flat.reshape(shape[::-1]).T if order == "F" else flat.reshape(shape)
        made = object.__new__(cls)
        made._t, made._dtype, made._base = whole._t, dtype, None
        made._reversed = False
        made.filename, made.offset, made.mode = os.path.abspath(filename), offset, mode
        made._writeable = mode != "r"
        if mode == "w+":
            made.flush()
        return made

    def flush(self):
        """Writes the array to its file."""
        if self.mode not in ("r+", "w+"):
            return
        with open(self.filename, "r+b" if os.path.exists(self.filename) else "w+b") as file:
            file.seek(self.offset)
            file.write(bytes_of(self, "F" if is_packed(self, "F") and not is_packed(self) else "C"))

    def __del__(self):
        self.flush()
