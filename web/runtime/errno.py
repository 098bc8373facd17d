"""System errors have Linux's numbers, as python3 shows them: those of WebAssembly's C library are others."""

import builtins
import errno
import functools
import io
import os

_LINUX = {
    "EPERM": 1, "ENOENT": 2, "EBADF": 9, "EACCES": 13, "EBUSY": 16, "EEXIST": 17, "EXDEV": 18, "ENOTDIR": 20,
    "EISDIR": 21, "EINVAL": 22, "EMFILE": 24, "EFBIG": 27, "ENOSPC": 28, "ESPIPE": 29, "EROFS": 30,
    "ENAMETOOLONG": 36, "ENOTEMPTY": 39, "ELOOP": 40,
}  # fmt: skip
_linux_of = {getattr(errno, name): number for name, number in _LINUX.items()}
_RAISING = {
    builtins: "open",
    io: "open",
    os: """
        open listdir scandir mkdir rmdir remove unlink rename replace stat lstat chdir link symlink readlink
        truncate utime chmod""",
}


def _renumbered(function):
    @functools.wraps(function)
    def call(*args, **keywords):
        try:
            return function(*args, **keywords)
        except OSError as problem:
            problem.errno = _linux_of.get(problem.errno, problem.errno)
            raise

    return call


def renumber():
    """From now on, what is raised for files and folders has Linux's number, and `errno` names it."""
    for name, number in _LINUX.items():
        setattr(errno, name, number)
        errno.errorcode[number] = name
    renumbered = {}  # one for all names that a function has: `open` has two
    for module, names in _RAISING.items():
        for name in filter(module.__dict__.__contains__, names.split()):
            function = getattr(module, name)
            setattr(module, name, renumbered.setdefault(function, _renumbered(function)))
