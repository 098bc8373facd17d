"""The container of torch.save(): a zip whose records are not compressed and begin at multiples of 64 bytes."""

import struct
import zipfile
from zlib import crc32

ALIGNMENT = 64
_FLAGS = 0x0808  # sizes stand behind the data; names are UTF-8


class Writer:
    """Writes records one after another."""

    def __init__(self, file, name):
        self._file = file
        self._name = name
        self._at = 0
        self._entries = []

    def _put(self, data):
        self._file.write(data)
        self._at += len(data)

    def write(self, name, data):
        """Adds a record."""
        path = f"{self._name}/{name}".encode()
        start, crc, size = self._at, crc32(data), len(data)
        flags = _FLAGS if size else 0x0800
        fill = -(start + 34 + len(path)) % ALIGNMENT
        self._put(
            struct.pack("<IHHHHHIIIHH", 0x04034B50, 0, flags, 0, 0, 0, 0, 0, 0, len(path), fill + 4)
            + path
            + struct.pack("<2sH", b"FB", fill)
            + b"Z" * fill
        )
        self._put(data)
        if size:
            self._put(struct.pack("<IIII", 0x08074B50, crc, size, size))
        self._entries.append((path, flags, crc, size, start))

    def close(self):
        """Writes what identifies the archive, and the directory."""
        self.write("version", b"3\n")
        names, contents = 0, 0
        for path, _, crc, size, _ in self._entries:
            names = (names * 1000003 + crc32(path) + size) % 2**64
            contents = (contents * 1000003 + crc) % 2**64
        self.write(".data/serialization_id", b"%020d%020d" % (names, contents))
        start, count = self._at, len(self._entries)
        for path, flags, crc, size, offset in self._entries:
            self._put(
                struct.pack(
                    "<IHHHHHHIIIHHHHHII",
                    0x02014B50,
                    0,
                    0,
                    flags,
                    0,
                    0,
                    0,
                    crc,
                    size,
                    size,
                    len(path),
                    0,
                    0,
                    0,
                    0,
                    0,
                    offset,
                )  # fmt: skip
                + path
            )
        length, end = self._at - start, self._at
        self._put(struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 0x031E, 45, 0, 0, count, count, length, start))
        self._put(struct.pack("<IIQI", 0x07064B50, 0, end, 1))
        self._put(struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, length, start, 0))


class Reader:
    """Reads the records of an archive, whatever its folder is called."""

    def __init__(self, file):
        try:
            self._zip = zipfile.ZipFile(file)
        except zipfile.BadZipFile:
            raise RuntimeError(
                "PytorchStreamReader failed reading zip archive: failed finding central directory"
            ) from None
        names = self._zip.namelist()
        if not names:
            raise RuntimeError("PytorchStreamReader failed locating file data.pkl: file not found")
        self._name = names[0].partition("/")[0]
        self._names = set(names)

    def __contains__(self, name):
        return f"{self._name}/{name}" in self._names

    def read(self, name):
        if name not in self:
            raise RuntimeError(f"PytorchStreamReader failed locating file {name}: file not found")
        return self._zip.read(f"{self._name}/{name}")
