"""Settings of a backend: they are kept, and can be set for the length of a block."""

from contextlib import contextmanager


def flags_of(settings, during):
    """A backend's set_flags() and flags(): `settings` is its module's namespace, `during` what flags() sets if not told."""
    names = list(during)

    def set_flags(**values):
        before = tuple(settings[name] for name in names)
        settings.update({name[1:]: value for name, value in values.items() if value is not None})
        return before

    @contextmanager
    def flags(**values):
        before = set_flags(**{f"_{name}": value for name, value in (during | values).items()})
        try:
            yield
        finally:
            settings.update(zip(names, before))

    return set_flags, flags
