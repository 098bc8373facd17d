"""What NumPy writes by other options than its own, and the options themselves."""

from contextlib import contextmanager
from math import isfinite, isnan

from . import _print
from ._print import DOUBLE, KINDS, named, natural, options, positional, scientific, text_of


def _checked(**options):
    """The options that were given; those that no text could follow are refused."""
    given = {name: value for name, value in options.items() if value is not None}
    if given.get("floatmode", "fixed") not in ("fixed", "unique", "maxprec", "maxprec_equal"):
        raise ValueError('floatmode option must be one of "fixed", "unique", "maxprec", "maxprec_equal"')
    if given.get("sign", "-") not in ("-", "+", " "):
        raise ValueError("sign option must be one of ' ', '+', or '-'")
    if given.get("legacy"):
        raise NotImplementedError(
            "numpy.set_printoptions(legacy=...) is not in the Tensorglass playground yet"
        )
    if "threshold" in given:
        if not isinstance(given["threshold"], (int, float)):
            raise TypeError("threshold must be numeric")
        if isnan(given["threshold"]):
            raise ValueError("threshold must be non-NAN, try sys.maxsize for untruncated representation")
    if "precision" in given and not hasattr(given["precision"], "__index__"):
        raise TypeError("precision must be an integer")
    if "suppress" in given:
        given["suppress"] = bool(given["suppress"])
    return given


def set_printoptions(
    precision=None,
    threshold=None,
    edgeitems=None,
    linewidth=None,
    suppress=None,
    nanstr=None,
    infstr=None,
    formatter=None,
    sign=None,
    floatmode=None,
    *,
    legacy=None,
    override_repr=None,
):
    """Sets how arrays are printed; a formatter holds until the next call."""
    # fmt: off
    given = _checked(
        precision=precision, threshold=threshold, edgeitems=edgeitems, linewidth=linewidth,
        suppress=suppress, nanstr=nanstr, infstr=infstr, sign=sign, floatmode=floatmode,
        legacy=legacy,
    )
    # fmt: on
    options.update(given, formatter=formatter, override_repr=override_repr)


def get_printoptions():
    """How arrays are printed now."""
    return dict(options)


@contextmanager
def printoptions(*args, **kwargs):
    """Sets how arrays are printed within a `with`."""
    before = get_printoptions()
    try:
        set_printoptions(*args, **kwargs)
        yield get_printoptions()
    finally:
        options.update(before)


def array2string(
    a,
    max_line_width=None,
    precision=None,
    suppress_small=None,
    separator=" ",
    prefix="",
    *,
    formatter=None,
    threshold=None,
    edgeitems=None,
    sign=None,
    floatmode=None,
    suffix="",
    legacy=None,
):
    """An array as text."""
    # fmt: off
    wanted = options | _checked(
        precision=precision, threshold=threshold, edgeitems=edgeitems, linewidth=max_line_width,
        suppress=suppress_small, sign=sign, floatmode=floatmode, formatter=formatter,
        legacy=legacy,
    )
    # fmt: on
    return text_of(a, wanted, separator, prefix, suffix)


def array_repr(arr, max_line_width=None, precision=None, suppress_small=None):
    """An array as an expression that makes it."""
    return _print.array_repr(arr, options | _of_line(max_line_width, precision, suppress_small))


def array_str(a, max_line_width=None, precision=None, suppress_small=None):
    """An array as text for people: that of its item if it has no dimension."""
    return _print.array_str(a, options | _of_line(max_line_width, precision, suppress_small))


def _of_line(width, precision, suppress):
    return _checked(linewidth=width, precision=precision, suppress=suppress)


def _request(x, precision, unique, trim, least, **pads):
    """What both format functions check: the number, its type, and the arguments as counts."""
    if trim not in ("k", ".", "0", "-"):
        raise TypeError(f"if supplied, trim must be 'k', '.', '0' or '-' found `{trim}`")
    precision, least = natural(precision, "precision"), natural(least, "min_digits")
    pads = {name: natural(value, name) for name, value in pads.items()}
    if not unique and precision is None:
        raise TypeError("in non-unique mode `precision` must be supplied")
    if least and precision and least > precision:
        raise ValueError("min_digits must be less than or equal to precision")
    if isinstance(x, str):
        raise TypeError("must be real number, not str")
    return float(x), KINDS.get(type(x).__name__, DOUBLE), precision, least, pads


def format_float_positional(
    x,
    precision=None,
    unique=True,
    fractional=True,
    trim="k",
    sign=False,
    pad_left=None,
    pad_right=None,
    min_digits=None,
):
    """A number as text without an exponent."""
    if not fractional and precision == 0:
        raise ValueError("precision must be greater than 0 if fractional=False")
    x, kind, precision, least, pads = _request(
        x, precision, unique, trim, min_digits, pad_left=pad_left, pad_right=pad_right
    )
    if not isfinite(x):
        return named(x, sign)
    left, right = pads["pad_left"] or 0, pads["pad_right"]
    return positional(x, kind, precision, unique, fractional, trim, sign, least, left, right)


def format_float_scientific(
    x,
    precision=None,
    unique=True,
    trim="k",
    sign=False,
    pad_left=None,
    exp_digits=None,
    min_digits=None,
):
    """A number as text with an exponent."""
    x, kind, precision, least, pads = _request(
        x, precision, unique, trim, min_digits, pad_left=pad_left, exp_digits=exp_digits
    )
    if not isfinite(x):
        return named(x, sign)
    left, width = pads["pad_left"] or 0, pads["exp_digits"]
    width = 2 if width is None else width
    return scientific(x, kind, precision, unique, trim, sign, least, left, width)


def base_repr(number, base=2, padding=0):
    """A whole number in a base of 2 to 36."""
    if base > 36:
        raise ValueError("Bases greater than 36 not handled in base_repr.")
    if base < 2:
        raise ValueError("Bases less than 2 not handled in base_repr.")
    rest, digits = abs(int(number)), ""
    while rest:
        rest, digit = divmod(rest, base)
        digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[digit] + digits
    padding -= not digits and padding > 0
    return ("-" if number < 0 else "") + "0" * padding + (digits or "0")


def binary_repr(num, width=None):
    """A whole number in base 2; a negative one as its two's complement where a width is given."""
    num = int(num)
    if num >= 0 or width is None:
        text = f"{num:b}"
        needed = len(text)
    else:
        needed = len(f"{-num - 1:b}") + 1 if num < -1 else 1
        text = f"{num % (1 << max(width, needed)):b}"
    if width is not None and needed > width:
        raise ValueError(f"Insufficient bit width={width} provided for binwidth={needed}")
    return text.rjust(width or 0, "0")
