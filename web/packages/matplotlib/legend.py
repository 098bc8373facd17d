"""Legends: what the lines and colours of axes stand for."""

from ._absent import absent, refused, unused
from ._data import numbers
from .artist import Artist
from .text import Text, points

_PLACES = (
    "best|upper right|upper left|lower left|lower right|right|center left|center right|lower center|upper center|center"
).split("|")
_HARMLESS = frozenset(
    "borderpad labelspacing handlelength handleheight handletextpad borderaxespad columnspacing shadow fancybox "
    "numpoints scatterpoints markerscale framealpha facecolor edgecolor labelcolor mode bbox_transform title_fontsize "
    "title_fontproperties alignment handler_map draggable scatteryoffsets markerfirst".split()
)


def labelled(things):
    """The handles and labels of those that have one."""
    pairs = [(thing, thing.get_label()) for thing in things]
    pairs = [(thing, label) for thing, label in pairs if label and not str(label).startswith("_")]
    return [thing for thing, _ in pairs], [label for _, label in pairs]


class Legend(Artist):
    """Handles with their labels, at a place."""

    properties = {"zorder": 5}

    def __init__(self, parent, handles, labels, *, loc=None, ncols=1, ncol=None, title=None, frameon=None,
                 fontsize=None, prop=None, bbox_to_anchor=None, reverse=False, **values):  # fmt: skip
        from matplotlib import rcParams

        super().__init__()
        unused("legend", values, _HARMLESS)
        self.parent = parent
        pairs = list(zip(handles, labels))
        self._pairs = pairs[::-1] if reverse else pairs
        self.set_loc(rcParams["legend.loc"] if loc is None else loc)
        self._columns = ncol or ncols
        self._title = Text(0, 0, title or "")
        self._frame = rcParams["legend.frameon"] if frameon is None else frameon
        size = fontsize if fontsize is not None else (prop or {}).get("size", rcParams["legend.fontsize"])
        self._size = points(size)
        self._anchor = None if bbox_to_anchor is None else [float(part) for part in bbox_to_anchor]

    def set_loc(self, loc):
        if isinstance(loc, int):
            loc = _PLACES[loc]
        if not isinstance(loc, str):
            x, y = numbers(loc)
            self._anchor, loc = [x, y], "lower left"
        if loc.startswith("outside"):
            raise refused(f"legend(loc={loc!r})")
        if loc not in _PLACES:
            raise ValueError(
                f"{loc!r} is not a valid value for loc; supported values are "
                + ", ".join(map(repr, sorted(_PLACES)))
            )
        self._place = loc

    def get_texts(self):
        return [Text(0, 0, label) for _, label in self._pairs]

    def get_title(self):
        return self._title

    def set_title(self, title, prop=None):
        self._title.set_text(title)

    def get_frame(self):
        raise refused("the frame of a legend")

    @property
    def legend_handles(self):
        return [handle for handle, _ in self._pairs]

    def remove(self):
        self.parent.legend_ = None

    def crossing(self):
        """It as it crosses; None for one that is not to be seen."""
        if not self._read("visible") or not self._pairs:
            return None
        entries = []
        for handle, label in self._pairs:
            parts = [part for part in handle if part is not None] if type(handle) is tuple else [handle]
            entry = {"line": None, "marker": None, "box": None}
            for part in parts:
                entry.update({name: value for name, value in part.legend_entry().items() if value})
            entries.append({"text": str(label), **entry})
        place = {"right": "center right"}.get(self._place, self._place)
        crossed = {
            "entries": entries,
            "place": place,
            "columns": int(self._columns),
            "title": self._title.get_text() or None,
            "frame": bool(self._frame),
            "size": self._size,
        }
        if self._anchor:
            crossed["anchor"] = self._anchor[:2]
        return crossed


def __getattr__(name):
    return absent("matplotlib.legend", name)
