"""What one call makes of several things."""

from ._absent import absent


class Container(tuple):
    """The things, and a label for all of them."""

    axes = None

    def __new__(cls, things, *args, **rest):
        return super().__new__(cls, things)

    def __init__(self, things, label=None):
        self._label = label

    def get_label(self):
        return self._label

    def set_label(self, s):
        self._label = s

    def get_visible(self):
        return True

    def get_children(self):
        return [thing for thing in self if thing is not None]

    def remove(self):
        for thing in self:
            for each in thing if isinstance(thing, tuple) else (thing,):
                if each is not None:
                    each.remove()
        if self.axes:
            self.axes.containers.remove(self)


class BarContainer(Container):
    """The bars of a bar chart or a histogram."""

    def __init__(self, patches, errorbar=None, *, datavalues=None, orientation=None, label=None):
        super().__init__(patches, label)
        self.patches, self.errorbar = list(patches), errorbar
        self.datavalues, self.orientation = datavalues, orientation

    def __repr__(self):
        return f"<BarContainer object of {len(self)} artists>"

    def legend_entry(self):
        empty = {"line": None, "marker": None, "box": None}
        return self[0].legend_entry() if self else empty


class ErrorbarContainer(Container):
    """Points, the caps and the lines of their errors."""

    def __init__(self, lines, label=None):
        super().__init__(lines, label)
        self.lines = lines

    def __repr__(self):
        return f"<ErrorbarContainer object of {len(self)} artists>"

    def legend_entry(self):
        line, _, bars = self.lines
        if line is not None:
            return line.legend_entry()
        return bars[0].legend_entry()


class StemContainer(Container):
    """Heads, stems and the base of a stem plot."""

    def __init__(self, parts, label=None):
        super().__init__(parts, label)
        self.markerline, self.stemlines, self.baseline = parts

    def __repr__(self):
        return f"<StemContainer object of {len(self)} artists>"

    def legend_entry(self):
        entry = self.markerline.legend_entry()
        return {**entry, "line": self.stemlines.legend_entry()["line"]}


def __getattr__(name):
    return absent("matplotlib.container", name)
