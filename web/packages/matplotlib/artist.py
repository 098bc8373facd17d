"""What can be drawn, and its properties: each has a `get_` and a `set_`."""

from ._absent import absent, refused

_HARMLESS = frozenset(
    "animated antialiased clip_box clip_on clip_path gid in_layout mouseover path_effects picker rasterized "
    "sketch_params snap transform url".split()
)


class Artist:
    """Properties by name, as they were given; rows of `properties` say which there are and what they are at first."""

    properties = {"alpha": None, "label": "", "visible": True, "zorder": 0}
    short = {}
    colors = frozenset()

    axes = None
    figure = None

    def __init__(self, **values):
        self._values = {}
        self.sticky_x, self.sticky_y = [], []
        self.set(**values)

    def set(self, **values):
        """Sets properties by their names or short names."""
        for name, value in values.items():
            self._write(
                self.short.get(name, name),
                value,
                f"{type(self).__name__}.set() got an unexpected keyword argument {name!r}",
            )

    update = set

    def _known(self, name):
        for kind in type(self).__mro__:
            known = kind.__dict__.get("properties")
            if known and name in known:
                return True, known[name]
        return name in _HARMLESS, None

    def _write(self, name, value, complaint):
        setter = getattr(type(self), f"set_{name}", None)
        if setter:
            return setter(self, value)
        if not self._known(name)[0]:
            raise AttributeError(complaint)
        if name in self.colors:
            from .colors import checked

            checked(value, name)
        self._values[name] = value

    def _read(self, name):
        if name in self._values:
            return self._values[name]
        return self._known(name)[1]

    def __getattr__(self, name):
        verb, _, rest = name.partition("_")
        if verb in ("get", "set") and rest:
            rest = type(self).short.get(rest, rest)
            if self._known(rest)[0]:
                if verb == "get":
                    return lambda: self._read(rest)
                return lambda value: self._write(rest, value, name)
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def get_label(self):
        return self._read("label")

    def set_label(self, s):
        self._values["label"] = s if s is None else str(s)

    def get_figure(self, root=False):
        return self.figure

    def remove(self):
        """Takes it out of its axes."""
        owner = self.axes or self.figure
        if owner is None or not owner._take_out(self):
            raise ValueError("list.remove(x): x not in list")

    def extent(self):
        """The numbers of x and of y that limits are to hold; None where it has none."""
        return None

    def marks(self):
        """What it is drawn as, as it crosses."""
        return []

    def legend_entry(self):
        """How a legend shows it."""
        return {"line": None, "marker": None, "box": None}


def setp(obj, *args, **values):
    """Sets properties of one thing or of several."""
    values.update(zip(args[::2], args[1::2]))
    things = [obj] if isinstance(obj, Artist) or not hasattr(obj, "__iter__") else list(obj)
    for thing in things:
        thing.set(**values)


def getp(obj, property=None):
    """A property of a thing."""
    if property is None:
        raise refused("getp() without a property")
    return getattr(obj, f"get_{property}")()


def __getattr__(name):
    return absent("matplotlib.artist", name)
