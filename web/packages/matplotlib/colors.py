"""Colours: how programs name them, and how numbers become them."""

import math
import re

from ._absent import absent

_NAMES = """
aliceblue:f0f8ff antiquewhite:faebd7 aqua:00ffff aquamarine:7fffd4 azure:f0ffff beige:f5f5dc bisque:ffe4c4
black:000000 blanchedalmond:ffebcd blue:0000ff blueviolet:8a2be2 brown:a52a2a burlywood:deb887
cadetblue:5f9ea0 chartreuse:7fff00 chocolate:d2691e coral:ff7f50 cornflowerblue:6495ed cornsilk:fff8dc
crimson:dc143c cyan:00ffff darkblue:00008b darkcyan:008b8b darkgoldenrod:b8860b darkgray:a9a9a9
darkgreen:006400 darkgrey:a9a9a9 darkkhaki:bdb76b darkmagenta:8b008b darkolivegreen:556b2f darkorange:ff8c00
darkorchid:9932cc darkred:8b0000 darksalmon:e9967a darkseagreen:8fbc8f darkslateblue:483d8b
darkslategray:2f4f4f darkslategrey:2f4f4f darkturquoise:00ced1 darkviolet:9400d3 deeppink:ff1493
deepskyblue:00bfff dimgray:696969 dimgrey:696969 dodgerblue:1e90ff firebrick:b22222 floralwhite:fffaf0
forestgreen:228b22 fuchsia:ff00ff gainsboro:dcdcdc ghostwhite:f8f8ff gold:ffd700 goldenrod:daa520 gray:808080
green:008000 greenyellow:adff2f grey:808080 honeydew:f0fff0 hotpink:ff69b4 indianred:cd5c5c indigo:4b0082
ivory:fffff0 khaki:f0e68c lavender:e6e6fa lavenderblush:fff0f5 lawngreen:7cfc00 lemonchiffon:fffacd
lightblue:add8e6 lightcoral:f08080 lightcyan:e0ffff lightgoldenrodyellow:fafad2 lightgray:d3d3d3
lightgreen:90ee90 lightgrey:d3d3d3 lightpink:ffb6c1 lightsalmon:ffa07a lightseagreen:20b2aa
lightskyblue:87cefa lightslategray:778899 lightslategrey:778899 lightsteelblue:b0c4de lightyellow:ffffe0
lime:00ff00 limegreen:32cd32 linen:faf0e6 magenta:ff00ff maroon:800000 mediumaquamarine:66cdaa
mediumblue:0000cd mediumorchid:ba55d3 mediumpurple:9370db mediumseagreen:3cb371 mediumslateblue:7b68ee
mediumspringgreen:00fa9a mediumturquoise:48d1cc mediumvioletred:c71585 midnightblue:191970 mintcream:f5fffa
mistyrose:ffe4e1 moccasin:ffe4b5 navajowhite:ffdead navy:000080 oldlace:fdf5e6 olive:808000 olivedrab:6b8e23
orange:ffa500 orangered:ff4500 orchid:da70d6 palegoldenrod:eee8aa palegreen:98fb98 paleturquoise:afeeee
palevioletred:db7093 papayawhip:ffefd5 peachpuff:ffdab9 peru:cd853f pink:ffc0cb plum:dda0dd powderblue:b0e0e6
purple:800080 rebeccapurple:663399 red:ff0000 rosybrown:bc8f8f royalblue:4169e1 saddlebrown:8b4513
salmon:fa8072 sandybrown:f4a460 seagreen:2e8b57 seashell:fff5ee sienna:a0522d silver:c0c0c0 skyblue:87ceeb
slateblue:6a5acd slategray:708090 slategrey:708090 snow:fffafa springgreen:00ff7f steelblue:4682b4 tan:d2b48c
teal:008080 thistle:d8bfd8 tomato:ff6347 turquoise:40e0d0 violet:ee82ee wheat:f5deb3 white:ffffff
whitesmoke:f5f5f5 yellow:ffff00 yellowgreen:9acd32
"""
CSS4_COLORS = {name: f"#{code.upper()}" for name, code in (pair.split(":") for pair in _NAMES.split())}
TABLEAU_COLORS = {
    f"tab:{name}": f"#{code}"
    for name, code in zip(
        "blue orange green red purple brown pink gray olive cyan".split(),
        "1f77b4 ff7f0e 2ca02c d62728 9467bd 8c564b e377c2 7f7f7f bcbd22 17becf".split(),
    )
}
BASE_COLORS = {
    "b": (0, 0, 1),
    "g": (0, 0.5, 0),
    "r": (1, 0, 0),
    "c": (0, 0.75, 0.75),
    "m": (0.75, 0, 0.75),
    "y": (0.75, 0.75, 0),
    "k": (0, 0, 0),
    "w": (1, 1, 1),
}


def to_rgba(c, alpha=None):
    """The colour as red, green, blue and how opaque it is, each from 0 to 1."""
    if isinstance(c, tuple) and len(c) == 2 and not isinstance(c[0], (int, float)):
        c, alpha = c[0], c[1] if alpha is None else alpha
    rgba = _parse(c)
    if alpha is not None:
        if not 0 <= alpha <= 1:
            raise ValueError("'alpha' must be between 0 and 1, inclusive")
        rgba = (*rgba[:3], float(alpha)) if not (isinstance(c, str) and c.lower() == "none") else rgba
    return rgba


def _parse(c):
    if isinstance(c, str):
        if c.lower() == "none":
            return (0.0, 0.0, 0.0, 0.0)
        if re.fullmatch("C[0-9]+", c):
            from matplotlib import rcParams

            cycle = [row["color"] for row in rcParams["axes.prop_cycle"] if "color" in row] or ["k"]
            return _parse(cycle[int(c[1:]) % len(cycle)])
        found = BASE_COLORS.get(c)
        if found:
            return (*map(float, found), 1)
        code = (
            TABLEAU_COLORS.get(c.lower().replace("grey", "gray"))
            or CSS4_COLORS.get(c.lower().replace(" ", ""))
            or c
        )
        if re.fullmatch("#[0-9a-fA-F]{3,4}", code):
            code = "#" + "".join(digit * 2 for digit in code[1:])
        if re.fullmatch("#([0-9a-fA-F]{2}){3,4}", code):
            parts = [int(code[n : n + 2], 16) / 255 for n in range(1, len(code), 2)]
            return (*parts, *([1.0] if len(parts) == 3 else []))
        if re.fullmatch(r"[0-9.]+(e-?[0-9]+)?", c):
            gray = float(c)
            if not 0 <= gray <= 1:
                raise ValueError(f"Invalid string grayscale value {c!r}. Value must be within 0-1 range")
            return (gray, gray, gray, 1.0)
        if c.startswith("xkcd:"):
            raise ValueError(f"xkcd's colours are not in the Tensorglass playground yet: {c!r}")
        raise ValueError(f"Invalid RGBA argument: {c!r}")
    from ._data import number, plain

    parts = plain(c)
    if not isinstance(parts, (list, tuple)) or any(isinstance(part, (str, list)) for part in parts):
        raise ValueError(f"Invalid RGBA argument: {c!r}")
    if len(parts) not in (3, 4):
        raise ValueError("RGBA sequence should have length 3 or 4")
    parts = tuple(number(part) for part in parts)
    if any(not 0 <= part <= 1 for part in parts):
        raise ValueError("RGBA values should be within 0-1 range")
    return parts if len(parts) == 4 else (*parts, 1)


def to_rgb(c):
    """The same without how opaque it is."""
    return to_rgba(c)[:3]


def to_hex(c, keep_alpha=False):
    """The colour as `#rrggbb`."""
    parts = to_rgba(c)
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts[: 4 if keep_alpha else 3])


def to_rgba_array(c, alpha=None):
    """Colours as rows of an array."""
    from ._data import array

    return array([to_rgba(each, alpha) for each in ([c] if is_color_like(c) else c)])


def is_color_like(c):
    """Whether it names a colour."""
    try:
        to_rgba(c)
    except (TypeError, ValueError):
        return False
    return True


def crossing(c, alpha=None):
    """The colour as it crosses."""
    if c is None or (isinstance(c, str) and c.lower() == "none"):
        return "none"
    code = to_hex(to_rgba(c, alpha), keep_alpha=True)
    return (
        "none"
        if code.endswith("00") and len(code) == 9
        else code.removesuffix("ff")
        if len(code) == 9
        else code
    )


def checked(value, name="color"):
    """The colour as it is, if it is one."""
    if value is None or is_color_like(value):
        return value
    raise ValueError(
        f"{value!r} is not a valid value for {name}: supported inputs are (r, g, b) and (r, g, b, a) 0-1 float tuples; "
        "'#rrggbb', '#rrggbbaa', '#rgb', '#rgba' strings; named color strings; string reprs of 0-1 floats for grayscale "
        "values; 'C0', 'C1', ... strings for colors of the color cycle; and pairs combining one of the above with an "
        "alpha value"
    )


class Colormap:
    """Colours for the numbers from 0 to 1, or for whole numbers, one each."""

    def __init__(self, name, N=256):
        self.name = name
        self.N = N
        self._table = None
        self._under = self._over = None
        self._bad = (0.0, 0.0, 0.0, 0.0)

    @property
    def table(self):
        """Its colours in order."""
        if self._table is None:
            self._table = self._make()
        return self._table

    def __call__(self, X, alpha=None, bytes=False):
        from ._data import array, number, plain

        nested = plain(X)
        if not isinstance(nested, list):
            color = self.color(nested if isinstance(nested, int) else number(nested), alpha)
            import numpy

            kind, factor = (numpy.uint8, 255) if bytes else (numpy.float64, 1)
            return tuple(kind(part * factor) for part in color)

        def each(values):
            if isinstance(values, list):
                return [each(value) for value in values]
            return self.color(values, alpha)

        colors = array(each(nested))
        return (colors * 255).round().astype("uint8") if bytes else colors

    def color(self, x, alpha=None):
        """The colour of one number."""
        if isinstance(x, float):
            if math.isnan(x):
                return self._bad
            x = (
                self.N - 1
                if x == 1
                else math.floor(x * self.N)
                if math.isfinite(x)
                else math.copysign(1e9, x)
            )
        table = self.table
        if x < 0:
            color = self._under or table[0]
        elif x >= self.N:
            color = self._over or table[-1]
        else:
            color = table[int(x)]
        return color if alpha is None else (*color[:3], alpha)

    def lookup(self, values):
        """A tensor of numbers from 0 to 1 as bytes: red, green, blue and how opaque, for each."""
        import torch

        extra = [self._under or self.table[0], self._over or self.table[-1], self._bad]
        rows = torch.tensor([[round(part * 255) for part in row] for row in [*self.table, *extra]])
        n = self.N
        places = torch.where(values == 1, n - 1.0, torch.floor(values * n))
        places = torch.where(places < 0, n + 0.0, torch.where(places >= n, n + 1.0, places))
        places = torch.where(torch.isnan(values), n + 2.0, places)
        return rows.to(torch.uint8)[places.long()]

    def sample(self, most=256):
        """At most so many of its colours, evenly, as they cross."""
        table = self.table
        count = min(most, len(table))
        return [crossing(table[int((n + 0.5) * len(table) / count)]) for n in range(count)]

    def set_bad(self, color="k", alpha=None):
        self._bad = to_rgba(color, alpha)

    def set_under(self, color="k", alpha=None):
        self._under = to_rgba(color, alpha)

    def set_over(self, color="k", alpha=None):
        self._over = to_rgba(color, alpha)

    def with_extremes(self, *, bad=None, under=None, over=None):
        new = self.copy()
        for name, color in (("bad", bad), ("under", under), ("over", over)):
            if color is not None:
                getattr(new, f"set_{name}")(color)
        return new

    def copy(self):
        new = ListedColormap(self.table, self.name, self.N)
        new._under, new._over, new._bad = self._under, self._over, self._bad
        return new

    def resampled(self, lutsize):
        last = max(1, lutsize - 1)
        return ListedColormap([self.color(n / last) for n in range(lutsize)], self.name)

    def reversed(self, name=None):
        new = ListedColormap(self.table[::-1], name or f"{self.name}_r")
        new._under, new._over, new._bad = self._over, self._under, self._bad
        return new

    def __eq__(self, other):
        return isinstance(other, Colormap) and self.table == other.table


class ListedColormap(Colormap):
    """A colour map of colours one by one."""

    def __init__(self, colors, name="from_list", N=None):
        from ._data import plain

        if isinstance(colors, str):
            colors = [colors] * (N or 1)
        elif not isinstance(colors, (list, tuple)):
            colors = plain(colors)
        self.colors = list(colors)
        super().__init__(name, len(self.colors) if N is None else N)

    def _make(self):
        return [to_rgba(self.colors[n % len(self.colors)]) for n in range(self.N)]


class LinearSegmentedColormap(Colormap):
    """A colour map that goes straight from each colour to the next."""

    def __init__(self, name, segmentdata, N=256, gamma=1.0):
        super().__init__(name, N)
        self._segmentdata = segmentdata

    @staticmethod
    def from_list(name, colors, N=256, gamma=1.0):
        """A map through the colours, evenly, or at the places of pairs of a place and a colour."""
        pairs = list(colors)
        if (
            pairs
            and not is_color_like(pairs[0])
            or (isinstance(pairs[0], (tuple, list)) and len(pairs[0]) == 2 and is_color_like(pairs[0][1]))
        ):
            places, pairs = zip(*pairs)
        else:
            last = max(1, len(pairs) - 1)
            places = [n / last for n in range(len(pairs))]
        rgba = [to_rgba(color) for color in pairs]
        parts = ("red", "green", "blue", "alpha")
        data = {part: [(at, row[n], row[n]) for at, row in zip(places, rgba)] for n, part in enumerate(parts)}
        return LinearSegmentedColormap(name, data, N)

    def _make(self):
        parts = [self._part(self._segmentdata.get(part)) for part in ("red", "green", "blue", "alpha")]
        return list(zip(*parts))

    def _part(self, rows):
        if rows is None:
            return [1.0] * self.N
        last = max(1, self.N - 1)
        places = [n / last for n in range(self.N)]
        if callable(rows):
            return [min(max(float(rows(x)), 0.0), 1.0) for x in places]
        values, at = [], 1
        for n, x in enumerate(places):
            while at < len(rows) - 1 and x > rows[at][0]:
                at += 1
            if n == 0:
                values.append(float(rows[0][2]))
            elif n == last:
                values.append(float(rows[-1][1]))
            else:
                (x0, _, y0), (x1, y1, _) = rows[at - 1], rows[at]
                values.append((x - x0) / (x1 - x0) * (y1 - y0) + y0)
        return values


class Normalize:
    """From a range of numbers to 0 up to 1."""

    def __init__(self, vmin=None, vmax=None, clip=False):
        self.vmin = None if vmin is None else float(vmin)
        self.vmax = None if vmax is None else float(vmax)
        self.clip = clip

    def autoscale_None(self, values):
        """Takes what is missing of the range from the numbers."""
        from ._data import finite, numbers

        if self.vmin is None or self.vmax is None:
            known = finite(numbers(values))
            known = self._usable(known)
            if known:
                self.vmin = min(known) if self.vmin is None else self.vmin
                self.vmax = max(known) if self.vmax is None else self.vmax

    def autoscale(self, values):
        """Takes the range from the numbers."""
        self.vmin = self.vmax = None
        self.autoscale_None(values)

    def scaled(self):
        """Whether the range is known."""
        return self.vmin is not None and self.vmax is not None

    def __call__(self, value, clip=None):
        from ._data import array, plain

        nested = plain(value)
        if not isinstance(nested, list):
            self.autoscale_None([nested])
            return self.part(float(nested))
        self.autoscale_None(nested)

        def each(values):
            return [each(v) for v in values] if isinstance(values, list) else self.part(float(values))

        return array(each(nested))

    def part(self, value):
        """Where one number lies."""
        import torch

        return self.parts(torch.tensor(value, dtype=torch.float64)).item()

    def parts(self, values):
        """Where the numbers of a tensor lie."""
        low, high = self._range()
        if self.clip:
            values = values.clamp(low, high)
        return values * 0 if low == high else (values - low) / (high - low)

    def inverse(self, value):
        """The number that lies there."""
        low, high = self._range()
        return low + value * (high - low)

    def _range(self):
        if not self.scaled():
            return 0.0, 1.0
        if self.vmin > self.vmax:
            raise ValueError("minvalue must be less than or equal to maxvalue")
        return self.vmin, self.vmax

    def _usable(self, values):
        return values


class NoNorm(Normalize):
    """Numbers as they are."""

    def parts(self, values):
        return values

    def inverse(self, value):
        return value


class LogNorm(Normalize):
    """From a range of numbers to 0 up to 1, by their logarithms."""

    def parts(self, values):
        low, high = self._range()
        if low <= 0:
            raise ValueError("Invalid vmin or vmax")
        parts = (values.log() - math.log(low)) / ((math.log(high) - math.log(low)) or 1.0)
        return parts.where(values > 0, values.new_full((), math.nan))

    def inverse(self, value):
        low, high = self._range()
        return low * (high / low) ** value

    def _usable(self, values):
        return [value for value in values if value > 0]


class TwoSlopeNorm(Normalize):
    """From a range of numbers to 0 up to 1, with 0.5 at a number of one's own."""

    def __init__(self, vcenter, vmin=None, vmax=None):
        super().__init__(vmin, vmax)
        self.vcenter = float(vcenter)

    def parts(self, values):
        low, high = self._range()
        below = (values - low) / ((self.vcenter - low) or 1.0) / 2
        above = 0.5 + (values - self.vcenter) / ((high - self.vcenter) or 1.0) / 2
        return below.where(values < self.vcenter, above)

    def inverse(self, value):
        low, high = self._range()
        if value < 0.5:
            return low + 2 * value * (self.vcenter - low)
        return self.vcenter + (2 * value - 1) * (high - self.vcenter)


class BoundaryNorm(Normalize):
    """Numbers by the interval that they lie in."""

    def __init__(self, boundaries, ncolors, clip=False, *, extend="neither"):
        from ._data import numbers

        self.boundaries = numbers(boundaries)
        super().__init__(self.boundaries[0], self.boundaries[-1], clip)
        self.ncolors = ncolors

    def parts(self, values):
        import torch

        edges = torch.tensor(self.boundaries, dtype=torch.float64)
        places = torch.bucketize(values, edges, right=True) - 1
        count = len(self.boundaries) - 1
        spread = (self.ncolors - 1) / (count - 1) if count > 1 else 0.0
        inside = (places.double() * spread).floor() / self.ncolors + 0.5 / self.ncolors
        low, high = torch.full_like(inside, -1.0), torch.full_like(inside, 2.0)
        parts = torch.where(places < 0, low, torch.where(values >= self.vmax, high, inside))
        return torch.where(torch.isnan(values), values, parts)


def __getattr__(name):
    return absent("matplotlib.colors", name)
