"""Who answers for a call instead of the engine: classes with a __torch_function__, and modes.

While there is none, `watch` is empty, and calls do not look further.
"""

watch = []  # not empty while somebody may answer
overriding = set()  # classes that do
modes = []  # the modes that are entered, the innermost last
_off = {"subclasses": 0, "all": 0}  # how often it was turned off
nowrap = set()  # functions whose results stay what they are


class Overridden(Exception):
    """An operand is of a class that answers itself, and was not known to."""


def disabled(func, types, args=(), kwargs=None):
    """The __torch_function__ of classes whose objects are plain tensors to operators."""
    with turned_off():
        return func(*args, **(kwargs or {}))


def _refresh():
    someone = modes or (overriding and not _off["subclasses"])
    watch[:] = [True] if someone and not _off["all"] else []


def register(cls):
    """Notes that a class answers for calls with its objects."""
    if cls not in overriding:
        overriding.add(cls)
        _refresh()


class turned_off:
    """A block in which classes do not answer; or nobody does, modes included."""

    def __init__(self, what="subclasses"):
        self._what = what

    def __enter__(self):
        _off[self._what] += 1
        _refresh()
        return self

    def __exit__(self, *raised):
        _off[self._what] -= 1
        _refresh()


def is_on(what="subclasses"):
    return not _off[what]


def enter(mode):
    modes.append(mode)
    _refresh()


def leave():
    mode = modes.pop()
    _refresh()
    return mode


def _operands(args, keywords):
    for each in (*args, *(keywords or {}).values()):
        if each.__class__ in (list, tuple):
            yield from each
        else:
            yield each


def answering(operands):
    """The operands that answer, one of each class: subclasses before what they derive from."""
    found = []
    for each in operands:
        cls = each.__class__
        if cls not in overriding or any(cls is other.__class__ for other in found):
            continue
        place = next((i for i, other in enumerate(found) if issubclass(cls, other.__class__)), len(found))
        found.insert(place, each)
    return found


def answered(args, keywords):
    """Whether a mode or an operand answers; asked while `watch` is not empty."""
    if modes:
        return True
    return any(each.__class__ in overriding for each in _operands(args, keywords))


def name_of(function):
    """How errors name a public function."""
    place = getattr(function, "__qualname__", None) or getattr(function, "__name__", "?")
    return f"torch.{place}"


def dispatch(function, args, keywords):
    """What a mode, or the first operand that does not decline, gives for a call."""
    keywords = keywords or None
    found = [] if _off["subclasses"] else answering(_operands(args, keywords))
    types = tuple(each.__class__ for each in found)
    if modes:
        mode = leave()
        try:
            result = mode.__torch_function__(function, types, args, keywords or {})
        finally:
            enter(mode)
        if result is not NotImplemented:
            return result
    for each in found:
        result = each.__class__.__torch_function__(function, types, args, keywords)
        if result is not NotImplemented:
            return result
    lines = "".join(f"\n  - tensor subclass {cls}" for cls in types)
    raise TypeError(
        f"Multiple dispatch failed for '{name_of(function)}'; all __torch_function__ handlers "
        f"returned NotImplemented:\n{lines}\n\nFor more information, try re-running with "
        "TORCH_LOGS=not_implemented"
    )


def overridable(function):
    """A function written in Python that classes and modes answer for, too."""

    def asked(*args, **keywords):
        if watch and answered(args, keywords):
            return dispatch(asked, args, keywords)
        return function(*args, **keywords)

    for name in ("__name__", "__qualname__", "__doc__", "__module__"):
        setattr(asked, name, getattr(function, name))
    asked.__annotations__ = function.__annotations__
    asked.__wrapped__ = function
    return asked
