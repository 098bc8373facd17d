"""An axis: its limits, its scale, its ticks, and how they look."""

import math

from ._absent import absent, refused
from ._data import array, as_array, finite, is_text, numbers, plain
from .artist import Artist
from .text import Text, points
from .ticker import (
    AutoLocator,
    FixedFormatter,
    FixedLocator,
    Formatter,
    FormatStrFormatter,
    FuncFormatter,
    LogFormatterMathtext,
    LogLocator,
    NullLocator,
    ScalarFormatter,
    StrMethodFormatter,
    SymmetricalLogLocator,
)

_LOWEST = 1e-300


class Scale:
    """From the numbers of an axis to how far they lie along it."""

    def __init__(self, name, threshold=2.0):
        if name not in ("linear", "log", "symlog"):
            known = "'asinh', 'function', 'functionlog', 'linear', 'log', 'logit', 'symlog'"
            if repr(name) in known:
                raise refused(f"the scale {name!r}")
            raise ValueError(f"{name!r} is not a valid value for scale; supported values are {known}")
        self.name = name
        self.threshold = threshold

    def far(self, value):
        if self.name == "log":
            return math.log10(value) if value > 0 else -1000.0
        if self.name == "symlog":
            size = abs(value)
            if size <= self.threshold:
                return value / 0.9
            return math.copysign(self.threshold * (1 / 0.9 + math.log10(size / self.threshold)), value)
        return value

    def back(self, far):
        if self.name == "log":
            return 10.0**far
        if self.name == "symlog":
            size = abs(far)
            if size <= self.threshold / 0.9:
                return far * 0.9
            return math.copysign(self.threshold * 10 ** (size / self.threshold - 1 / 0.9), far)
        return far

    def crossing(self):
        return {"symlog": float(self.threshold)} if self.name == "symlog" else self.name


class View:
    """What axes that share an axis have in common."""

    def __init__(self):
        self.members = []
        self.reset()

    def reset(self):
        self.limits = (0.0, 1.0)
        self.auto = True
        self.stale = False
        self.given = False
        self.scale = Scale("linear")
        self.locator, self.formatter = AutoLocator(), ScalarFormatter()
        self.minor = NullLocator()
        self.categories = None

    def interval(self):
        """Where the data of all members begins and ends."""
        ends = [end for axis in self.members for end in axis.data if math.isfinite(end)]
        return (min(ends), max(ends)) if ends else (-math.inf, math.inf)

    def minpos(self):
        least = min(axis.minpos for axis in self.members)
        return least if math.isfinite(least) else _LOWEST


class Axis(Artist):
    """One of the two axes of Axes."""

    properties = {"zorder": 2.5}

    def __init__(self, axes, name, view=None):
        super().__init__()
        self.axes, self.axis_name = axes, name
        self.view = view or View()
        self.view.members.append(self)
        self.margin = 0.05
        self.label = Text()
        self.look()

    @property
    def figure(self):
        return self.axes.figure

    def look(self):
        """Looks as axes do at first."""
        from matplotlib import rcParams

        self.data, self.minpos = (math.inf, -math.inf), math.inf
        self.side = "bottom" if self.axis_name == "x" else "left"
        self.label_side = None
        self.ticks_seen = self.labels_seen = True
        self.grid_stroke = None
        self.grid_minor = False
        self.tick_looks = {"size": points(rcParams[f"{self.axis_name}tick.labelsize"])}
        self.label.set_text("")
        self.margin = rcParams[f"axes.{self.axis_name}margin"]
        if rcParams["axes.grid"] and rcParams["axes.grid.axis"] in ("both", self.axis_name):
            self.grid(True)

    # Limits

    def take_in(self, values):
        """Makes the data reach to the numbers."""
        known = finite(values)
        if known:
            low, high = self.data
            self.data = min(low, min(known)), max(high, max(known))
            least = min(known)
            if least <= 0:
                least = min((value for value in known if value > 0), default=math.inf)
            self.minpos = min(self.minpos, least)

    def request(self):
        """Limits are to follow the data when they are asked for."""
        self.view.stale = True

    def get_view_interval(self):
        view = self.view
        if view.stale:
            view.stale = False
            if view.auto:
                self._follow()
        return view.limits

    def set_view_interval(self, low, high, auto=False):
        self.get_view_interval()
        self.view.stale = False
        self.view.limits = (float(low), float(high))
        self.view.given = True
        if auto is not None:
            self.view.auto = bool(auto)

    def _follow(self):
        view = self.view
        low, high = view.interval()
        if not math.isfinite(low) and view.given:
            return
        view.locator.set_axis(self)
        low, high = view.locator.nonsingular(low, high)
        name = f"sticky_{self.axis_name}"
        sticky = sorted(
            value
            for axis in view.members
            if axis.margin
            for thing in axis.axes.things
            for value in getattr(thing, name)
            if view.scale.name != "log" or value > 0
        )
        slack = 1e-5 * abs(high - low)
        below = [value for value in sticky if value <= low + slack]
        above = [value for value in sticky if value >= high - slack]
        if view.scale.name == "log":
            low, high = (low if low > 0 else view.minpos()), (high if high > 0 else view.minpos())
        far0, far1 = view.scale.far(low), view.scale.far(high)
        more = (far1 - far0) * self.margin
        low, high = view.scale.back(far0 - more), view.scale.back(far1 + more)
        if below:
            low = max(low, below[-1])
        if above:
            high = min(high, above[0])
        before = view.limits
        view.limits = (high, low) if before[0] > before[1] else (low, high)

    def get_inverted(self):
        low, high = self.get_view_interval()
        return high < low

    def set_inverted(self, inverted):
        low, high = sorted(self.get_view_interval())
        self.view.limits = (high, low) if inverted else (low, high)

    def get_minpos(self):
        return self.view.minpos()

    # Scale

    def get_scale(self):
        return self.view.scale.name

    def set_scale(self, name, linthresh=2.0, base=10, **values):
        values.pop("nonpositive", None)
        if values:
            raise refused(f"a scale with {', '.join(values)}")
        view = self.view
        view.scale = Scale(name, linthresh)
        if name == "log":
            view.locator, view.formatter = LogLocator(base), LogFormatterMathtext(base)
            view.minor = LogLocator(base, "auto")
        elif name == "symlog":
            view.locator, view.formatter = SymmetricalLogLocator(linthresh, base), LogFormatterMathtext(base)
            view.minor = NullLocator()
        else:
            view.locator, view.formatter, view.minor = AutoLocator(), ScalarFormatter(), NullLocator()
        self.request()

    # Ticks

    def units(self, values):
        """The values as numbers; names get the next whole numbers, and stand at the axis."""
        if not is_text(values):
            return numbers(values)
        names = [values] if isinstance(values, str) else list(values)
        view = self.view
        if view.categories is None:
            view.categories = {}
        for name in names:
            view.categories.setdefault(name, float(len(view.categories)))
        view.locator = FixedLocator(list(view.categories.values()))
        view.formatter = FixedFormatter(list(view.categories))
        return [view.categories[name] for name in names]

    def get_tick_space(self):
        _, _, width, height = self.axes.nominal_box()
        inches = self.figure.get_size_inches_plain()
        size = self.tick_looks["size"]
        if self.axis_name == "x":
            return int(width * inches[0] * 72 // (3 * size))
        return int(height * inches[1] * 72 // (2 * size))

    def get_ticklocs(self, *, minor=False):
        locator = self.view.minor if minor else self.view.locator
        locator.set_axis(self)
        return locator.places(*sorted(self.get_view_interval()))

    get_majorticklocs = get_ticklocs

    def get_ticks(self, minor=False):
        """Where its ticks are, as NumPy's array; a list for names."""
        places = self.get_ticklocs(minor=minor)
        locator = self.view.minor if minor else self.view.locator
        if type(locator) is FixedLocator and self.view.categories is None:
            return as_array(locator.given)
        return list(map(int, places)) if self.view.categories is not None and not minor else array(places)

    def set_ticks(self, ticks, labels=None, *, minor=False, **values):
        places = self.units(ticks) if is_text(ticks) else numbers(ticks)
        if minor:
            self.view.minor = FixedLocator(places)
            return []
        if labels is None and values:
            raise ValueError(
                f"Incorrect use of keyword argument {next(iter(values))!r}. Keyword arguments other than 'minor' modify "
                "the text labels and can only be used if 'labels' are passed as well."
            )
        self.view.locator = FixedLocator(places if is_text(ticks) else ticks)
        if places:
            low, high = self.get_view_interval()
            if low <= high:
                self.view.limits = min(low, *places), max(high, *places)
            else:
                self.view.limits = max(low, *places), min(high, *places)
            self.view.given = True
        if labels is not None:
            self.set_ticklabels(labels, **values)
        return []

    def set_ticklabels(self, labels, *, minor=False, fontdict=None, **values):
        if minor:
            raise refused("labels of minor ticks")
        texts = [label.get_text() if isinstance(label, Text) else str(label) for label in plain(labels)]
        locator = self.view.locator
        if isinstance(locator, FixedLocator):
            if texts and len(texts) != len(locator.locs):
                raise ValueError(
                    f"The number of FixedLocator locations ({len(locator.locs)}), usually from a call to set_ticks, does not "
                    f"match the number of labels ({len(texts)})."
                )
        else:
            import warnings

            warnings.warn(
                "set_ticklabels() should only be used with a fixed number of ticks, i.e. after set_ticks() or using a "
                "FixedLocator.",
                UserWarning,
                stacklevel=3,
            )
        self.view.formatter = FixedFormatter(texts)
        self._look_text(dict(fontdict or {}, **values))
        return [Text(0, 0, text) for text in texts]

    def get_ticklabels(self, minor=False, which=None):
        places = self.get_ticklocs()
        texts = self._format(places)
        return TickLabels(self, [Text(x, 0, text) for x, text in zip(places, texts)])

    get_majorticklabels = get_ticklabels

    def set_major_locator(self, locator):
        self.view.locator = locator
        locator.set_axis(self)

    def set_minor_locator(self, locator):
        self.view.minor = locator
        locator.set_axis(self)

    def set_major_formatter(self, formatter):
        if isinstance(formatter, str):
            formatter = (
                FormatStrFormatter(formatter) if formatter.startswith("%") else StrMethodFormatter(formatter)
            )
        elif not isinstance(formatter, Formatter):
            formatter = FuncFormatter(formatter)
        self.view.formatter = formatter

    def set_minor_formatter(self, formatter):
        """Minor ticks have no labels here."""

    def get_major_locator(self):
        return self.view.locator

    def get_major_formatter(self):
        return self.view.formatter

    def _format(self, places):
        self.view.formatter.set_axis(self)
        return self.view.formatter.format_ticks(places)

    # Looks

    def set_tick_params(self, which="major", **values):
        """What tick_params says of this axis."""
        if which == "minor":
            return
        own, other = (("bottom", "top"), ("left", "right"))[self.axis_name == "y"]
        for side in (own, other):
            ticks, labels = values.pop(side, None), values.pop(f"label{side}", None)
            seen = self.side == side
            if ticks is not None or labels is not None:
                if (ticks or labels) and not seen and side == other:
                    self.side = side
                    seen = True
                if seen:
                    self.ticks_seen = self.ticks_seen if ticks is None else bool(ticks)
                    self.labels_seen = self.labels_seen if labels is None else bool(labels)
        if "length" in values:
            self.ticks_seen = bool(values.pop("length")) and self.ticks_seen
        names = {
            "labelsize": "size",
            "labelcolor": "color",
            "colors": "color",
            "labelrotation": "rotation",
            "rotation": "rotation",
        }
        looks = {names[name]: values.pop(name) for name in list(values) if name in names}
        self._look_text(looks)
        for name in list(values):
            if name.startswith("grid_"):
                self.grid(True, **{name[5:]: values.pop(name)})
        for name in ("direction", "width", "pad", "zorder", "color", "reset", "labelfontfamily", *_SIDES):
            values.pop(name, None)
        if values:
            raise ValueError(
                f"keyword {next(iter(values))} is not recognized; valid keywords are those of tick_params()"
            )

    def _look_text(self, values):
        text = Text(fontsize=self.tick_looks["size"])
        values.pop("minor", None)
        text.set(**values)
        self.tick_looks = {**self.tick_looks, **text.looks()}

    def set_label_text(self, label, fontdict=None, **values):
        self.label.set_text(label)
        self.label.set(**dict(fontdict or {}, **values))
        return self.label

    def get_label(self):
        return self.label

    def get_label_text(self):
        return self.label.get_text()

    def set_label_position(self, position):
        self.label_side = position

    def set_label_coords(self, x, y, transform=None):
        """Labels stand where there is room for them."""

    def set_ticks_position(self, position):
        if position == "none":
            self.ticks_seen = False
        elif position not in ("both", "default"):
            self.side = position

    def get_ticks_position(self):
        return self.side

    def tick_top(self):
        self.side = "top"

    def tick_bottom(self):
        self.side = "bottom"

    def tick_left(self):
        self.side = "left"

    def tick_right(self):
        self.side = "right"

    def grid(self, visible=None, which="major", **values):
        from matplotlib import rcParams

        from .lines import Line2D

        if visible is None:
            visible = True if values else self.grid_stroke is None
        if not visible:
            if which != "minor":
                self.grid_stroke = None
            self.grid_minor = False
            return
        line = Line2D(
            color=rcParams["grid.color"],
            ls=rcParams["grid.linestyle"],
            lw=rcParams["grid.linewidth"],
            alpha=rcParams["grid.alpha"],
        )
        line.set(**values)
        self.grid_stroke = line.stroke()
        if self.grid_stroke and not {"color", "c"} & set(values) and rcParams["grid.color"] == "#b0b0b0":
            alpha = line.get_alpha()
            self.grid_stroke["colour"] = (
                "#b0b0b0" if alpha is None or alpha >= 1 else f"#b0b0b0{round(alpha * 255):02x}"
            )
        if which in ("minor", "both"):
            self.grid_minor = True

    def get_gridlines(self):
        raise refused("the lines of a grid one by one")

    def crossing(self):
        """It as it crosses."""
        low, high = self.get_view_interval()
        ends = sorted((low, high))
        locator = self.view.locator
        locator.set_axis(self)
        seen = self._read("visible")
        choices, offset = [], ""
        for places in locator.choices(*ends) if seen else []:
            inside = [n for n, x in enumerate(places) if _inside(x, *ends)][:1000]
            texts = self._format(places)
            offset = offset or self.view.formatter.get_offset()
            choices.append({"at": [places[n] for n in inside], "labels": [texts[n] for n in inside]})
        minor = []
        if seen:
            self.view.minor.set_axis(self)
            minor = [x for x in self.view.minor.places(*ends) if _inside(x, *ends)]
            if self.view.scale.name == "log" and choices and isinstance(locator, LogLocator):
                choices = self._fill_decades(choices, minor, ends)
        return {
            "limits": [low, high],
            "scale": self.view.scale.crossing(),
            "ticks": choices[:20],
            "minor": minor[:1000],
            "offset": offset,
            "label": self.label.label() if seen else None,
            "side": self.side,
            "marks": bool(self.ticks_seen and seen),
            "labels": bool(self.labels_seen and seen),
            "looks": self.tick_looks,
            "grid": self.grid_stroke if seen else None,
            "minorGrid": self.grid_minor,
        }

    def _fill_decades(self, choices, minor, ends):
        """Where hardly any power of ten is in sight, multiples of them have labels too."""
        if len(choices[0]["at"]) > 1 or type(self.view.formatter) is not LogFormatterMathtext:
            return choices
        if len(minor) < 2:
            ticks = [x for x in AutoLocator().choices(*ends)[0] if _inside(x, *ends)]
            plain = ScalarFormatter()
            plain.set_axis(self)
            return [{"at": ticks, "labels": plain.format_ticks(ticks)}]
        whole = sorted([*choices[0]["at"], *minor])
        found = []
        for wanted in ((1, 2, 3, 4, 6), (1, 2, 5), (1, 3), (1,)):
            ticks = [x for x in whole if round(x / 10 ** math.floor(math.log10(x) + 1e-9)) in wanted]
            if ticks:
                found.append({"at": ticks, "labels": [_times(x) for x in ticks]})
        return found or choices

    def __repr__(self):
        return f"<matplotlib.axis.{self.axis_name.upper()}Axis object>"


_SIDES = tuple(f"{part}{side}" for part in ("", "label") for side in ("bottom", "top", "left", "right"))


def _times(x):
    power = math.floor(math.log10(x) + 1e-9)
    digit = round(x / 10**power)
    return (
        rf"$\mathdefault{{10^{{{power}}}}}$"
        if digit == 1
        else rf"$\mathdefault{{{digit}\times10^{{{power}}}}}$"
    )


def _inside(x, low, high):
    slack = 1e-10 * (high - low)
    return low - slack <= x <= high + slack


class TickLabels(list):
    """The labels of an axis: what is set on one of them is set for all."""

    def __init__(self, axis, texts):
        super().__init__(texts)
        for text in texts:
            text.set = lambda **values: axis._look_text(values)
            for name in (
                "rotation",
                "fontsize",
                "color",
                "fontweight",
                "ha",
                "horizontalalignment",
                "visible",
            ):
                text.__dict__[f"set_{name}"] = lambda value, name=name: axis._look_text({name: value})


def __getattr__(name):
    return absent("matplotlib.axis", name)
