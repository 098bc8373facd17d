"""The text of a bar: how far it is, how long that took and will take."""

from .utils import disp_len, disp_trim

_COLOURS = ("BLACK", "RED", "GREEN", "YELLOW", "BLUE", "MAGENTA", "CYAN", "WHITE")
_ASCII, _BLOCKS, _BLANK = " 123456789#", " ▏▎▍▌▋▊▉█", "  "


def format_sizeof(number, suffix="", divisor=1000):
    """A number with three digits and a prefix for what it is counted in."""
    for unit in ("", "k", "M", "G", "T", "P", "E", "Z"):
        if abs(number) < 999.5:
            digits = 2 if abs(number) < 9.995 else 1 if abs(number) < 99.95 else 0
            return f"{number:.{digits}f}".rjust(3) + unit + suffix
        number /= divisor
    return f"{number:3.1f}Y{suffix}"


def format_interval(seconds):
    """Seconds as `[H:]MM:SS`."""
    sign = "-" if seconds < 0 else ""
    minutes, seconds = divmod(int(abs(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return sign + (f"{hours}:" if hours else "") + f"{minutes:02}:{seconds:02}"


def format_num(number):
    """A number with three digits, or all of them where that is shorter."""
    short = f"{number:.3g}".replace("e+0", "e+").replace("e-0", "e-")
    whole = str(number)
    return short if len(short) < len(whole) else whole


class Bar:
    """A bar of so many characters; a format's own length, and `a`, `u` or `b` for its characters, come first."""

    def __init__(self, fraction, length, characters, colour=None):
        self._fraction = min(max(fraction, 0), 1)
        self._length = length
        self._characters = characters
        self._colour = _escape(colour)

    def __format__(self, spec):
        characters = self._characters
        if spec and spec[-1] in "aub":
            characters = {"a": _ASCII, "u": _BLOCKS, "b": _BLANK}[spec[-1]]
            spec = spec[:-1]
        length = self._length
        if spec:
            length = int(spec)
            if length < 0:
                length = max(self._length + length, 1)
        steps = len(characters) - 1
        full, rest = divmod(int(self._fraction * length * steps), steps)
        bar = characters[-1] * full
        if full < length:
            bar += characters[rest] + characters[0] * (length - full - 1)
        return self._colour + bar + "\x1b[0m" if self._colour else bar


def _escape(colour):
    if not colour:
        return ""
    if colour.upper() in _COLOURS:
        return f"\x1b[{30 + _COLOURS.index(colour.upper())}m"
    if len(colour) == 7 and colour[0] == "#":
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return f"\x1b[38;2;{red};{green};{blue}m"
    import warnings

    from ._errors import TqdmWarning

    known = "hex (#00ff00), " + ", ".join(_COLOURS)
    warnings.warn(f"Unknown colour ({colour}); valid choices: [{known}]", TqdmWarning, stacklevel=4)
    return ""


class _Probe:
    """Stands in for the bar, to see whether a format has one, and how long all else is."""

    used = False

    def __format__(self, _):
        self.used = True
        return ""


def format_meter(
    n, total, elapsed, ncols=None, prefix="", ascii=False, unit="it", unit_scale=False, rate=None,
    bar_format=None, postfix=None, unit_divisor=1000, initial=0, colour=None, **extra,
):  # fmt: skip
    """The whole line of a bar."""
    if total and n >= total + 0.5:
        total = None  # there is more than was said
    if unit_scale and unit_scale not in (True, 1):
        n *= unit_scale
        total = total and total * unit_scale
        rate = rate and rate * unit_scale
        unit_scale = False
    if rate is None and elapsed:
        rate = (n - initial) / elapsed
    inverse = 1 / rate if rate else None

    def speed(value, unit):
        if not value:
            return "?" + unit
        return (format_sizeof(value) if unit_scale else f"{value:5.2f}") + unit

    direct, inverted = speed(rate, f"{unit}/s"), speed(inverse, f"s/{unit}")
    rate_fmt = inverted if inverse and inverse > 1 else direct
    if unit_scale:
        n_fmt = format_sizeof(n, divisor=unit_divisor)
        total_fmt = format_sizeof(total, divisor=unit_divisor) if total is not None else "?"
    else:
        n_fmt, total_fmt = str(n), str(total) if total is not None else "?"
    postfix = f", {postfix}" if postfix else ""
    remaining = (total - n) / rate if rate and total else 0
    spent, rest = format_interval(elapsed), format_interval(remaining) if rate else "?"
    left = prefix if prefix[-2:] in (": ", "") else f"{prefix}: "
    right = f"| {n_fmt}/{total_fmt} [{spent}<{rest}, {rate_fmt}{postfix}]"
    if not total and not bar_format:
        return f"{prefix and prefix + ': '}{n_fmt}{unit} [{spent}, {rate_fmt}{postfix}]"
    percentage = n / total * 100 if total else 0
    left += f"{percentage:3.0f}%|" if total else "|"
    if total and ncols == 0:
        return left[:-1] + right[1:]
    known = dict(
        n=n, n_fmt=n_fmt, total=total, total_fmt=total_fmt, elapsed=spent, elapsed_s=elapsed, ncols=ncols,
        desc=prefix or "", unit=unit, rate=inverse if inverse and inverse > 1 else rate,
        rate_fmt=rate_fmt, rate_noinv=rate, rate_noinv_fmt=direct, rate_inv=inverse,
        rate_inv_fmt=inverted, postfix=postfix, unit_divisor=unit_divisor, colour=colour,
        remaining=rest, remaining_s=remaining, l_bar=left, r_bar=right, percentage=percentage, **extra,
    )  # fmt: skip
    if bar_format and "{eta" in bar_format:
        from datetime import UTC, datetime, timedelta

        known["eta"] = datetime.now(UTC).astimezone() + timedelta(seconds=remaining)
    bar_format = bar_format or "{l_bar}{bar}{r_bar}"
    probe = _Probe()
    around = bar_format.format(bar=probe, **known)
    if not probe.used:
        return around
    characters = _BLANK if not total else _ASCII if ascii is True else ascii or _BLOCKS
    length = max(1, ncols - disp_len(around)) if ncols else 10
    bar = Bar(percentage / 100, length, characters, colour)
    line = bar_format.format(bar=bar, **known)
    return disp_trim(line, ncols) if ncols else line
