"""Where the ticks of an axis are, and what is written at them."""

import math

from ._absent import absent

_MINUS = "\N{MINUS SIGN}"


def nonsingular(low, high, expander=0.001, tiny=1e-15):
    """Limits that lie apart."""
    if not (math.isfinite(low) and math.isfinite(high)):
        return -expander, expander
    low, high = min(low, high), max(low, high)
    largest = max(abs(low), abs(high))
    if largest < 1e6 / tiny * 2.2250738585072014e-308:
        return -expander, expander
    if high - low <= largest * tiny:
        if low == high == 0:
            return -expander, expander
        return low - expander * abs(low), high + expander * abs(high)
    return low, high


class TickHelper:
    axis = None

    def set_axis(self, axis):
        self.axis = axis

    def _view(self):
        return sorted(self.axis.get_view_interval()) if self.axis else (0.0, 1.0)


class Locator(TickHelper):
    """Says where ticks are."""

    def __call__(self):
        return self.tick_values(*self._view())

    def tick_values(self, vmin, vmax):
        from ._data import array

        return array(self.places(vmin, vmax))

    def nonsingular(self, low, high):
        return nonsingular(low, high, expander=0.05)

    def choices(self, low, high):
        """Ticks that one may choose among, many first."""
        return [self.places(low, high)]


class NullLocator(Locator):
    def places(self, vmin, vmax):
        return []


class FixedLocator(Locator):
    def __init__(self, locs, nbins=None):
        from ._data import numbers

        self.given, self.locs = locs, numbers(locs)

    def places(self, vmin, vmax):
        return self.locs


class MultipleLocator(Locator):
    """Multiples of a number."""

    def __init__(self, base=1.0, offset=0.0):
        self.base = float(base)
        self.offset = offset

    def places(self, vmin, vmax):
        low, high = vmin - self.offset, vmax - self.offset
        first = _at_least(low, self.base, 0.0)
        count = (high - first * self.base + 0.001 * self.base) // self.base
        start = first * self.base
        return [start - self.base + n * self.base + self.offset for n in range(int(count) + 3)]


class LinearLocator(Locator):
    """So many ticks, evenly from end to end."""

    def __init__(self, numticks=11):
        self.numticks = numticks

    def places(self, vmin, vmax):
        last = max(1, self.numticks - 1)
        return [vmin + (vmax - vmin) * n / last for n in range(self.numticks)]


class MaxNLocator(Locator):
    """Multiples of a round number, no more than so many intervals."""

    def __init__(
        self,
        nbins=10,
        *,
        steps=(1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10),
        integer=False,
        min_n_ticks=2,
        symmetric=False,
        prune=None,
    ):
        self.nbins = nbins
        self.steps = tuple(steps)
        self.integer = integer
        self.symmetric = symmetric
        self.prune = prune
        self.min_n_ticks = max(1, min_n_ticks)

    def set_params(self, **values):
        for name, value in values.items():
            setattr(self, name, value)

    def places(self, vmin, vmax):
        nbins = self.nbins
        if nbins == "auto":
            space = self.axis.get_tick_space() if self.axis else 9
            nbins = min(max(space, max(1, self.min_n_ticks - 1)), 9)
        return self._ticks(vmin, vmax, nbins)

    def choices(self, low, high):
        first = 9 if self.nbins == "auto" else self.nbins
        found = []
        for nbins in range(first, 0, -1):
            ticks = self._ticks(low, high, nbins)
            if ticks not in found:
                found.append(ticks)
        return found

    def _ticks(self, low, high, nbins):
        if self.symmetric:
            high = max(abs(low), abs(high))
            low = -high
        low, high = nonsingular(low, high, expander=1e-13, tiny=1e-14)
        middle, length = (low + high) / 2, high - low
        offset = 0.0
        if abs(middle) / length >= 100:
            offset = math.copysign(10 ** (math.log10(abs(middle)) // 1), middle)
        scale = 10 ** (math.log10(length / nbins) // 1)
        low, high = low - offset, high - offset
        wide = [*(0.1 * step for step in self.steps[:-1]), *self.steps, 10 * self.steps[1]]
        steps = [step * scale for step in wide]
        if self.integer:
            steps = [step for step in steps if step < 1 or abs(step - round(step)) < 0.001]
        raw = (high - low) / nbins
        last = next((n for n, step in enumerate(steps) if step >= raw), len(steps) - 1)
        for step in steps[last::-1]:
            if self.integer and math.floor(high) - math.ceil(low) >= self.min_n_ticks - 1:
                step = max(1, step)
            start = low // step * step
            first, end = _at_most(low - start, step, offset), _at_least(high - start, step, offset)
            ticks = [n * step + start for n in range(int(first), int(end) + 1)]
            if sum(low <= tick <= high for tick in ticks) >= self.min_n_ticks:
                break
        ticks = [tick + offset for tick in ticks]
        return ticks[self.prune in ("lower", "both") : len(ticks) - (self.prune in ("upper", "both"))]


class AutoLocator(MaxNLocator):
    """As many ticks as the axis has room for."""

    def __init__(self):
        super().__init__("auto", steps=(1, 2, 2.5, 5, 10))


def _near(part, edge, step, offset):
    slack = 1e-10
    if offset:
        slack = min(0.4999, max(1e-10, 10 ** (math.log10(abs(offset) / step) - 12)))
    return abs(part - edge) < slack


def _at_most(x, step, offset):
    whole, rest = divmod(x, step)
    return whole + 1 if _near(rest / step, 1, step, offset) else whole


def _at_least(x, step, offset):
    whole, rest = divmod(x, step)
    return whole if _near(rest / step, 0, step, offset) else whole + 1


class LogLocator(Locator):
    """Powers of a base, or multiples of them."""

    def __init__(self, base=10.0, subs=(1.0,), *, numticks=None):
        self.base = base
        self.subs = tuple(range(2, int(base))) if subs in ("auto", "all") else tuple(subs or (1.0,))
        self.numticks = numticks

    def nonsingular(self, low, high):
        if not (math.isfinite(low) and math.isfinite(high)) or max(low, high) <= 0:
            return 1.0, 10.0
        low, high = min(low, high), max(low, high)
        if low <= 0:
            low = self.axis.get_minpos()
        if low == high:
            power = math.log(low, self.base)
            low, high = self.base ** (math.ceil(power) - 1), self.base ** (math.floor(power) + 1)
        return low, high

    def places(self, vmin, vmax):
        return self._powers(vmin, vmax, self.numticks or self._room())

    def choices(self, low, high):
        found = []
        for count in range(9, 1, -1):
            ticks = self._powers(low, high, count)
            if ticks not in found:
                found.append(ticks)
        return found

    def _room(self):
        return min(max(self.axis.get_tick_space(), 2), 9) if self.axis else 9

    def _powers(self, low, high, most):
        first, last = math.log(low, self.base), math.log(high, self.base)
        decades = math.floor(last) - math.ceil(first) + 1
        stride = decades // most + 1
        if stride >= decades:
            stride = max(1, decades - 1)
        if self.subs != (1.0,) and stride > 1:
            return []
        powers = range(math.floor(first) - stride, math.ceil(last) + 2 * stride, stride)
        return [sub * self.base**power for power in powers for sub in self.subs]


class SymmetricalLogLocator(Locator):
    """Powers of ten to either side of zero."""

    def __init__(self, linthresh=2.0, base=10.0):
        self.linthresh = linthresh
        self.base = base

    def places(self, vmin, vmax):
        near = self.linthresh
        if -near <= vmin < vmax <= near:
            return sorted({vmin, 0.0, vmax})
        powers = []
        top = math.ceil(math.log(max(abs(vmin), abs(vmax)) + 1, self.base))
        stride = max(1, top * ((vmin < -near) + (vmax > near)) // 10)
        for sign, end in ((-1, -vmin), (1, vmax)):
            if end > near:
                first, last = math.floor(math.log(near, self.base)), math.ceil(math.log(end + 1, self.base))
                powers += [sign * self.base**power for power in range(first, last, stride)]
        return sorted([*powers, 0.0])


class Formatter(TickHelper):
    """Says what is written at ticks."""

    def format_ticks(self, values):
        self.set_locs(values)
        return [self(value, n) for n, value in enumerate(values)]

    def set_locs(self, locs):
        self.locs = locs

    def get_offset(self):
        return ""

    @staticmethod
    def fix_minus(text):
        return text.replace("-", _MINUS)


class NullFormatter(Formatter):
    def __call__(self, x, pos=None):
        return ""


class FixedFormatter(Formatter):
    def __init__(self, seq):
        self.seq = list(seq)

    def __call__(self, x, pos=None):
        return str(self.seq[pos]) if pos is not None and pos < len(self.seq) else ""


class FuncFormatter(Formatter):
    def __init__(self, func):
        self.func = func

    def __call__(self, x, pos=None):
        return str(self.func(x, pos))


class FormatStrFormatter(Formatter):
    def __init__(self, fmt):
        self.fmt = fmt

    def __call__(self, x, pos=None):
        return self.fmt % x


class StrMethodFormatter(Formatter):
    def __init__(self, fmt):
        self.fmt = fmt

    def __call__(self, x, pos=None):
        return self.fix_minus(self.fmt.format(x=x, pos=pos))


class PercentFormatter(Formatter):
    def __init__(self, xmax=100, decimals=None, symbol="%", is_latex=False):
        self.xmax, self.decimals, self.symbol = xmax, decimals, symbol

    def __call__(self, x, pos=None):
        low, high = self._view()
        percent = 100 * x / self.xmax
        decimals = self.decimals
        if decimals is None:
            spread = 100 * abs(high - low) / self.xmax
            decimals = (
                0 if spread > 50 or spread <= 0 else min(max(math.ceil(2 - math.log10(2 * spread)), 0), 5)
            )
        return f"{percent:0.{decimals}f}{self.symbol or ''}"


class ScalarFormatter(Formatter):
    """Plain numbers, with what is common to all of them written once."""

    def __init__(self, useOffset=True, useMathText=False):
        self.useOffset = useOffset
        self.scientific = True
        self.limits = (-5, 6)
        self.offset = 0
        self.order = 0
        self.digits = 0

    def set_scientific(self, b):
        self.scientific = b

    def set_powerlimits(self, lims):
        self.limits = tuple(lims)

    def set_useOffset(self, val):
        self.useOffset = val

    def __call__(self, x, pos=None):
        value = (x - self.offset) / 10.0**self.order
        if abs(value) < 1e-8:
            value = 0
        return self.fix_minus(f"{value:.{self.digits}f}")

    def set_locs(self, locs):
        self.locs = list(locs)
        if not self.locs:
            return
        low, high = self._view()
        seen = [x for x in self.locs if low <= x <= high]
        self.offset = self._common(seen) if self.useOffset is True else self.useOffset or 0
        self.order = self._power(seen, high - low)
        self._set_digits(low, high)

    def get_offset(self):
        text = ""
        if self.order:
            text = f"1e{self.order}"
        if self.offset:
            number = (
                f"{self.offset:g}" if float(f"{self.offset:g}") == self.offset else repr(float(self.offset))
            )
            text += ("+" if self.offset > 0 else "") + number
        return self.fix_minus(text)

    def _common(self, seen):
        if not seen:
            return 0
        low, high = min(seen), max(seen)
        if low == high or low <= 0 <= high:
            return 0
        small, large = sorted((abs(low), abs(high)))
        sign = math.copysign(1, low)
        top = math.ceil(math.log10(large))
        power = top
        while small // 10.0**power == large // 10.0**power:
            power -= 1
        power += 1
        if (large - small) / 10.0**power <= 1e-2:
            power = top
            while large // 10.0**power - small // 10.0**power <= 1:
                power -= 1
            power += 1
        return sign * (large // 10.0**power) * 10.0**power if large // 10.0**power >= 1000 else 0

    def _power(self, seen, length):
        if not self.scientific or not seen:
            return 0
        if self.limits[0] == self.limits[1] != 0:
            return self.limits[0]
        largest = length if self.offset else max(map(abs, seen))
        power = math.floor(math.log10(largest)) if largest else 0
        return power if power <= self.limits[0] or power >= self.limits[1] else 0

    def _set_digits(self, low, high):
        ends = [low, high] if len(self.locs) < 2 else []
        values = [(x - self.offset) / 10.0**self.order for x in [*self.locs, *ends]]
        spread = max(values) - min(values) or max(map(abs, values)) or 1
        if ends:
            values = values[:-2]
        power = math.floor(math.log10(spread))
        digits = max(0, 3 - power)
        while digits >= 0 and max(abs(v - round(v, digits)) for v in values) < 1e-3 * 10.0**power:
            digits -= 1
        self.digits = digits + 1


class LogFormatterMathtext(Formatter):
    """Powers of the base."""

    def __init__(self, base=10.0, minor=False):
        self.base = base
        self.minor = minor

    def __call__(self, x, pos=None):
        if x == 0:
            return r"$\mathdefault{0}$"
        sign = "-" if x < 0 else ""
        power = math.log(abs(x)) / math.log(self.base)
        if abs(power - round(power)) > 1e-10:
            return ""
        base = f"{self.base:g}"
        return rf"$\mathdefault{{{sign}{base}^{{{round(power)}}}}}$"


LogFormatter = LogFormatterSciNotation = LogFormatterMathtext


def __getattr__(name):
    return absent("matplotlib.ticker", name)
