"""torch.torch_version: the version as text that compares as a version."""

import re


def _key(version):
    """The numbers of a version, for comparing: those of "2.14.1+cpu" are (2, 14, 1)."""
    if isinstance(version, str):
        release = re.match(r"\s*v?(\d+(?:\.\d+)*)", version)
        if release is None:
            return None
        version = release[1].split(".")
    try:
        numbers = [int(each) for each in version]
    except (TypeError, ValueError):
        return None
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def _comparing(name):
    plain = getattr(str, name)

    def compare(self, other):
        ours, theirs = _key(self), _key(other)
        if theirs is None:
            return plain(self, other)
        return getattr(ours, name)(theirs)

    compare.__name__ = name
    return compare


class TorchVersion(str):
    """Text that compares with other versions: as texts, or as tuples of numbers."""

    __slots__ = ()
    __gt__ = _comparing("__gt__")
    __lt__ = _comparing("__lt__")
    __eq__ = _comparing("__eq__")
    __ge__ = _comparing("__ge__")
    __le__ = _comparing("__le__")

    def __ne__(self, other):
        return not self == other

    __hash__ = str.__hash__


__version__ = TorchVersion("2.14.1")
