"""The printed form of arrays and scalars, to the letter of NumPy 2."""

from contextlib import contextmanager
from itertools import product
from math import copysign, isfinite, isinf, isnan
from struct import pack, unpack

import torch

_options = {
    "edgeitems": 3,
    "threshold": 1000,
    "floatmode": "maxprec",
    "precision": 8,
    "suppress": False,
    "linewidth": 75,
    "nanstr": "nan",
    "infstr": "inf",
    "sign": "-",
    "formatter": None,
    "legacy": False,
    "override_repr": None,
}


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
    _options.update(given, formatter=formatter, override_repr=override_repr)


def get_printoptions():
    """How arrays are printed now."""
    return dict(_options)


@contextmanager
def printoptions(*args, **kwargs):
    """Sets how arrays are printed within a `with`."""
    before = get_printoptions()
    try:
        set_printoptions(*args, **kwargs)
        yield get_printoptions()
    finally:
        _options.update(before)


# A number is its decimal digits and the power of ten of the first one: 0.0123 is ("123", -2).


class _Kind:
    """A floating type as printing sees it."""

    def __init__(self, code, digits, longest, smallest, scalar_limit):
        self.code = code  # of struct
        self.digits = digits  # as many always come back from the type as they went in
        self.longest = longest  # as many tell every two numbers apart
        self.smallest = smallest  # the least number with all its bits
        self.limit = 10.0 ** min(8, digits)  # arrays with numbers from here on have exponents
        self.scalar_limit = scalar_limit  # scalars have them from here on


_KINDS = {
    "float16": _Kind("e", 3, 5, 2.0**-14, 1e3),
    "float32": _Kind("f", 6, 9, 2.0**-126, 1e6),
    "float64": _Kind("d", 15, 17, 0.0, 1e16),
}
_DOUBLE = _KINDS["float64"]


def _parsed(text):
    """The digits of a number's text with an exponent."""
    mantissa, _, exponent = text.partition("e")
    return mantissa.replace(".", ""), int(exponent)


def _shortest(x, kind):
    """The fewest digits that are read back as the same number of its type; x >= 0."""
    if x == 0:
        return "0", 0
    if kind is _DOUBLE:
        mantissa, _, exponent = repr(x).partition("e")
        whole, _, part = mantissa.partition(".")
        digits = (whole + part).lstrip("0")
        first = len(whole) - 1 if whole != "0" else len(digits) - len(part) - 1
        return digits.rstrip("0"), first + int(exponent or 0)
    for count in range(kind.digits if x >= kind.smallest else 1, kind.longest + 1):
        digits, first = _parsed(f"{x:.{count - 1}e}")
        # below a power of two numbers are twice as dense: what lies nearest may be another's
        # text while its neighbour above is still this one's
        for candidate in (int(digits), int(digits) + 1):
            try:
                same = unpack(kind.code, pack(kind.code, float(f"{candidate}e{first - count + 1}")))
            except OverflowError:
                continue
            if same[0] == x:
                digits = str(candidate)
                first += len(digits) - count
                return digits.rstrip("0"), first
    return digits, first


def _first(x):
    """The power of ten of the first digit of the exact value; x >= 0."""
    return int(f"{x:.30e}".partition("e")[2])


def _rounded(x, last):
    """The digits down to the power of ten `last`, rounded from the exact value; x >= 0."""
    top, bottom = x.as_integer_ratio()
    if last < 0:
        top *= 10**-last
    else:
        bottom *= 10**last
    count, rest = divmod(top, bottom)
    up = 2 * rest > bottom or (2 * rest == bottom and count % 2 == 1)
    count += up
    if count == 0:
        return "0", 0
    digits = str(count)
    # zeros are shown where digits were cut, not where the number ends or a carry left them
    return digits.rstrip("0") if up or not rest else digits, len(digits) - 1 + last


def _digits(x, kind, most, least, unique):
    """The digits of x >= 0, of which the last is between the powers of ten `most` and `least`."""
    if unique:
        digits, first = _shortest(x, kind)
        last = first - len(digits) + 1
        if most is not None and last < most:
            return _rounded(x, most)
        if least is None or last <= least:
            return digits, first
        most = least
    return _rounded(x, most)


def _trimmed(part, trim, least):
    """The digits after the point, as `trim` wants them: k as they are, 0 and . and - without zeros."""
    if trim == "k":
        return part.ljust(least, "0")
    part = part.rstrip("0")
    return part or "0" if trim == "0" else part


def _signed(x, sign):
    return "-" if copysign(1.0, x) < 0 else "+" if sign else ""


def _named(x, sign):
    """The text of what is no finite number."""
    return "nan" if isnan(x) else _signed(x, sign) + "inf"


def _positional(
    x, kind, precision, unique=True, fractional=True, trim="k", sign=False, least=None, left=0, right=None
):
    """The text of a finite number without an exponent."""
    size = abs(x)
    first = 0 if fractional else _first(size)
    most = None if precision is None else -precision + (0 if fractional else first + 1)
    floor = None if least is None else -least + (0 if fractional else first + 1)
    digits, first = _digits(size, kind, most, floor, unique)
    if first < 0:
        whole, part = "0", "0" * (-first - 1) + digits
        if digits == "0":
            part = ""
    else:
        whole, part = digits[: first + 1].ljust(first + 1, "0"), digits[first + 1 :]
    if digits == "0" and precision is not None and size:
        part = "0" * max(0, precision) if fractional else part
    pad = precision or 0 if not unique else least or 0
    if not fractional:
        pad -= len(whole)
    part = _trimmed(part, trim, pad)
    text = _signed(x, sign) + whole
    point = "." if part or trim != "-" else ""
    if right is not None:
        part = part.ljust(right if point else right + 1)
    return text.rjust(left) + point + part


def _scientific(x, kind, precision, unique=True, trim="k", sign=False, least=None, left=0, exponent_digits=2):
    """The text of a finite number with an exponent."""
    size = abs(x)
    first = _first(size)
    most = None if precision is None else first - precision
    digits, first = _digits(size, kind, most, None if least is None else first - least, unique)
    part = digits[1:]
    if precision is not None and not unique:
        part = part[:precision]
    part = _trimmed(part, trim, precision or 0 if not unique else least or 0)
    point = "." if part or trim != "-" else ""
    exponent = ("-" if first < 0 else "+") + str(abs(first) or "").rjust(exponent_digits, "0")
    return (_signed(x, sign) + digits[0]).rjust(left) + point + part + "e" + exponent


def _natural(value, name):
    """An argument that counts, or None."""
    if value is None:
        return None
    if not hasattr(value, "__index__"):
        raise TypeError(f"integer argument expected, got {type(value).__name__}")
    if value < 0:
        raise ValueError(f"{name} must be >= 0")
    return int(value)


def _request(x, precision, unique, trim, least, **pads):
    """What both format functions check: the number, its type, and the arguments as counts."""
    if trim not in ("k", ".", "0", "-"):
        raise TypeError(f"if supplied, trim must be 'k', '.', '0' or '-' found `{trim}`")
    precision, least = _natural(precision, "precision"), _natural(least, "min_digits")
    pads = {name: _natural(value, name) for name, value in pads.items()}
    if not unique and precision is None:
        raise TypeError("in non-unique mode `precision` must be supplied")
    if least and precision and least > precision:
        raise ValueError("min_digits must be less than or equal to precision")
    if isinstance(x, str):
        raise TypeError("must be real number, not str")
    return float(x), _KINDS.get(type(x).__name__, _DOUBLE), precision, least, pads


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
        return _named(x, sign)
    left, right = pads["pad_left"] or 0, pads["pad_right"]
    return _positional(x, kind, precision, unique, fractional, trim, sign, least, left, right)


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
        return _named(x, sign)
    left, width = pads["pad_left"] or 0, pads["exp_digits"]
    width = 2 if width is None else width
    return _scientific(x, kind, precision, unique, trim, sign, least, left, width)


class _Floats:
    """Texts of one width for the numbers of an array."""

    def __init__(self, numbers, kind, options, sign=None):
        self.kind, self.options = kind, options
        self.sign = options["sign"] if sign is None else sign
        mode = options["floatmode"]
        precision = None if mode == "unique" else _natural(options["precision"], "precision")
        plus = self.sign == "+"
        finite = [x for x in numbers if isfinite(x)]
        self.scientific = self._wants_exponents(finite)
        self.left = self.right = 0
        unique, trim = (False, "k") if mode == "fixed" else (True, ".")
        if self.scientific:
            texts = [_scientific(x, kind, precision, unique, trim, plus) for x in finite]
            parts = [text.replace("e", ".").split(".") for text in texts]
            exponents = max(len(exponent) - 1 for _, _, exponent in parts)
            precision = max(len(part) for _, part, _ in parts)
            self.right = exponents + 2 + precision
            self.write = lambda x: _scientific(
                x, kind, precision, unique, "k", plus, precision, self.left, exponents
            )
        else:
            texts = [_positional(x, kind, precision, unique, trim=trim, sign=plus) for x in finite]
            parts = [text.split(".") for text in texts]
            self.right = max((len(part) for _, part in parts), default=0)
            least = 0
            if mode in ("fixed", "maxprec_equal"):
                precision, least, trim = self.right, self.right, "k"
            else:
                trim = "."
            self.write = lambda x: _positional(
                x, kind, precision, unique, True, trim, plus, least, self.left, self.right
            )
        self.left = max((len(part[0]) for part in parts), default=0)
        if self.sign == " " and all(copysign(1.0, x) > 0 for x in finite):
            self.left += 1
        if len(finite) < len(numbers):
            signed = self.sign != "-" or any(isinf(x) and x < 0 for x in numbers)
            room = self.right + 1
            self.left = max(
                self.left,
                len(options["nanstr"]) - room,
                len(options["infstr"]) + signed - room,
            )

    def _wants_exponents(self, finite):
        sizes = [abs(x) for x in finite if x]
        if not sizes:
            return False
        largest, least = max(sizes), min(sizes)
        if largest >= self.kind.limit:
            return True
        # the quotient is one of the array's type
        wide = least < 0.0001 or self._quotient(largest, least) > 1000.0
        return wide and not self.options["suppress"]

    def _quotient(self, largest, least):
        quotient = largest / least if largest < 1e300 * min(1.0, least) else float("inf")
        try:
            return unpack(self.kind.code, pack(self.kind.code, quotient))[0]
        except OverflowError:
            return float("inf")

    def __call__(self, x):
        if isfinite(x):
            return self.write(x)
        plus = "+" if self.sign == "+" else ""
        if isnan(x):
            text = plus + self.options["nanstr"]
        else:
            text = ("-" if x < 0 else plus) + self.options["infstr"]
        return text.rjust(self.left + self.right + 1)


class _Complexes:
    """Texts for complex numbers: two of one width each."""

    def __init__(self, numbers, kind, options):
        sign = options["sign"]
        self.real = _Floats([x.real for x in numbers], kind, options, sign)
        self.imag = _Floats([x.imag for x in numbers], kind, options, "+")

    def __call__(self, x):
        imag = self.imag(x.imag)
        bare = imag.rstrip()
        return self.real(x.real) + bare + "j" + " " * (len(imag) - len(bare))


def _integers(numbers, options):
    sign = options["sign"]
    largest, least = max(numbers), min(numbers)
    if sign == " " and least < 0:
        sign = "-"
    width = max(len(str(largest)) + (largest >= 0 and sign in "+ "), len(str(least)))
    return f"{{:{sign}{width}d}}".format


# the names in `formatter` that stand for more than one type
_GROUPS = {
    "b": ("bool", "all"),
    "i": ("int", "int_kind", "all"),
    "u": ("int", "int_kind", "all"),
    "f": ("float", "float_kind", "all"),
    "c": ("complexfloat", "complex_kind", "all"),
}


def _writer(dtype, numbers, shape, options):
    """The function that writes an item, given those that will be written."""
    given = {name: write for name, write in (options["formatter"] or {}).items() if write is not None}
    chosen = None
    # a name of a single type goes before its group, and the group before "all"
    for name in _GROUPS[dtype.kind]:
        if chosen is None and name in given:
            chosen = given[name]
    if chosen is not None:
        return lambda x: chosen(dtype.type(x))
    if dtype.kind == "b":
        return lambda x: str(x) if shape == () or not x else " True"
    if dtype.kind in "iu":
        return _integers(numbers, options)
    if dtype.kind == "c":
        kind = _KINDS["float32" if dtype.name == "complex64" else "float64"]
        return _Complexes(numbers, kind, options)
    return _Floats(numbers, _KINDS[dtype.name], options)


def _shown(tensor, edge):
    """Of a tensor too large to print whole, what is printed: the first and last of each axis."""
    spans = [
        [(0, edge, 0), (size - edge, edge, edge)] if size > 2 * edge > 0 else [(0, size, 0)]
        for size in tensor.shape
    ]
    sizes = [min(size, 2 * edge or size) for size in tensor.shape]
    small = torch.empty(sizes, dtype=tensor.dtype)
    for corner in product(*spans):
        source, target = tensor, small
        for axis, (start, length, place) in enumerate(corner):
            source = source.narrow(axis, start, length)
            target = target.narrow(axis, place, length)
        target.copy_(source)
    return small


def _flat(items, ndim):
    for _ in range(ndim - 1):
        items = [item for row in items for item in row]
    return items if ndim else [items]


class _Lines:
    """Words of a row, wrapped where a line is full."""

    def __init__(self, indent, width):
        self.done, self.line, self.indent, self.width = [], indent, indent, width

    def add(self, word):
        """Adds an item; one of several lines stands as a block."""
        lines = word.splitlines() or [""]
        widest = max(map(len, lines))
        if len(self.line) + widest > self.width and len(self.line) > len(self.indent):
            self._end()
            self.line = self.indent
        indent = " " * len(self.line) if len(self.line) > len(self.indent) else self.indent
        self.line += lines[0]
        for line in lines[1:]:
            self._end()
            self.line = indent + line
        self.line += " " * (widest - len(lines[-1]))

    def _end(self):
        self.done.append(self.line.rstrip())

    def __str__(self):
        return "\n".join([*self.done, self.line])


def _brackets(items, shape, write, separator, edge, indent, width):
    """The text of nested lists of items; `edge` is how many are shown at either end, or None."""
    if not shape:
        return write(items)
    cut = edge is not None and shape[0] > 2 * edge
    head = items[:edge] if cut else []
    tail = items[-max(edge, 1) :] if cut else items
    if len(shape) == 1:
        lines = _Lines(indent, width - max(len(separator.rstrip()), 1))
        words = [write(item) for item in head]
        words += ["..."] if cut else []
        words += [write(item) for item in tail]
        for word in words[:-1]:
            lines.add(word)
            lines.line += separator
        lines.add(words[-1])
        text = str(lines)[len(indent) :]
    else:
        inner = [
            _brackets(item, shape[1:], write, separator, edge, indent + " ", width - 1)
            for item in (*head, *tail)
        ]
        inner[len(head) : len(head)] = ["..."] if cut else []
        text = (separator.rstrip() + "\n" * (len(shape) - 1) + indent).join(inner)
    return "[" + text + "]"


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
    options = _options | _checked(
        precision=precision, threshold=threshold, edgeitems=edgeitems, linewidth=max_line_width,
        suppress=suppress_small, sign=sign, floatmode=floatmode, formatter=formatter,
        legacy=legacy,
    )
    # fmt: on
    if a.size == 0:
        return "[]"
    edge = options["edgeitems"] if a.size > options["threshold"] else None
    items = a.tolist() if edge is None else _shown(a._t, edge).tolist()
    write = _writer(a.dtype, _flat(items, a.ndim), a.shape, options)
    width = options["linewidth"] - len(suffix)
    indent = " " * (len(prefix) + 1)
    return _brackets(items, a.shape, write, separator, edge, indent, width)


_IMPLIED = ("bool", "int64", "float64", "complex128")


def array_repr(arr, max_line_width=None, precision=None, suppress_small=None):
    """An array as an expression that makes it."""
    if _options["override_repr"] is not None:
        return _options["override_repr"](arr)
    name = type(arr).__name__
    prefix = ("array" if name == "ndarray" else name) + "("
    width = _options["linewidth"] if max_line_width is None else max_line_width
    body = array2string(arr, max_line_width, precision, suppress_small, ", ", prefix, suffix=")")
    extras = []
    if arr.size == 0 and arr.shape != (0,) or arr.size > _options["threshold"]:
        extras.append(f"shape={arr.shape}")
    if arr.size == 0 or arr.dtype.name not in _IMPLIED:
        extras.append(f"dtype={arr.dtype.name}")
    if not extras:
        return prefix + body + ")"
    text, tail = prefix + body + ",", ", ".join(extras) + ")"
    last = len(text) - (text.rfind("\n") + 1)
    spacer = "\n" + " " * len(prefix) if last + len(tail) + 1 > width else " "
    return text + spacer + tail


def array_str(a, max_line_width=None, precision=None, suppress_small=None):
    """An array as text for people: that of its item if it has no dimension."""
    if a.shape == ():
        return str(a[()])
    return array2string(a, max_line_width, precision, suppress_small, " ", "")


def _real_text(x, kind):
    """A number as a scalar's text."""
    x = float(x)
    if not isfinite(x):
        return _named(x, False)
    size = abs(x)
    if size == 0 or 0.0001 <= size < kind.scalar_limit:
        return _positional(x, kind, None, trim="0")
    return _scientific(x, kind, None, trim="-")


def _complex_text(x, kind):
    real, imag = _real_text(x.real, kind), _real_text(x.imag, kind)
    real, imag = (text.removesuffix(".0") for text in (real, imag))
    if x.real == 0 and copysign(1.0, x.real) > 0:
        return imag + "j"
    return "(" + real + ("" if imag[0] in "+-" else "+") + imag + "j)"


def scalar_str(x):
    """The text of a scalar."""
    dtype = x.dtype
    if dtype.kind == "f":
        return _real_text(x, _KINDS[dtype.name])
    if dtype.kind == "c":
        return _complex_text(x, _KINDS["float32" if dtype.name == "complex64" else "float64"])
    return str(x.item())


def scalar_repr(x):
    """A scalar as an expression that makes it."""
    if x.dtype.kind == "b":
        return f"np.{x.item()}_"
    text = scalar_str(x)
    # a complex number brings its parentheses along
    return f"np.{x.dtype.name}" + (text if text[0] == "(" else f"({text})")


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
