"""The printed form of arrays and scalars, to the letter of NumPy 2."""

from itertools import product
from math import copysign, isfinite, isinf, isnan
from struct import pack, unpack

import torch

options = {
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


KINDS = {
    "float16": _Kind("e", 3, 5, 2.0**-14, 1e3),
    "float32": _Kind("f", 6, 9, 2.0**-126, 1e6),
    "float64": _Kind("d", 15, 17, 0.0, 1e16),
}
DOUBLE = KINDS["float64"]


def _parsed(text):
    """The digits of a number's text with an exponent."""
    mantissa, _, exponent = text.partition("e")
    return mantissa.replace(".", ""), int(exponent)


def _shortest(x, kind):
    """The fewest digits that are read back as the same number of its type; x >= 0."""
    if x == 0:
        return "0", 0
    if kind is DOUBLE:
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


def named(x, sign):
    """The text of what is no finite number."""
    return "nan" if isnan(x) else _signed(x, sign) + "inf"


def positional(
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


def scientific(x, kind, precision, unique=True, trim="k", sign=False, least=None, left=0, exponent_digits=2):
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


def natural(value, name):
    """An argument that counts, or None."""
    if value is None:
        return None
    if not hasattr(value, "__index__"):
        raise TypeError(f"integer argument expected, got {type(value).__name__}")
    if value < 0:
        raise ValueError(f"{name} must be >= 0")
    return int(value)


class _Floats:
    """Texts of one width for the numbers of an array."""

    def __init__(self, numbers, kind, options, sign=None):
        self.kind, self.options = kind, options
        self.sign = options["sign"] if sign is None else sign
        mode = options["floatmode"]
        precision = None if mode == "unique" else natural(options["precision"], "precision")
        plus = self.sign == "+"
        finite = [x for x in numbers if isfinite(x)]
        self.scientific = self._wants_exponents(finite)
        self.left = self.right = 0
        unique, trim = (False, "k") if mode == "fixed" else (True, ".")
        if self.scientific:
            texts = [scientific(x, kind, precision, unique, trim, plus) for x in finite]
            parts = [text.replace("e", ".").split(".") for text in texts]
            exponents = max(len(exponent) - 1 for _, _, exponent in parts)
            precision = max(len(part) for _, part, _ in parts)
            self.right = exponents + 2 + precision
            self.write = lambda x: scientific(
                x, kind, precision, unique, "k", plus, precision, self.left, exponents
            )
        else:
            texts = [positional(x, kind, precision, unique, trim=trim, sign=plus) for x in finite]
            parts = [text.split(".") for text in texts]
            self.right = max((len(part) for _, part in parts), default=0)
            least = 0
            if mode in ("fixed", "maxprec_equal"):
                precision, least, trim = self.right, self.right, "k"
            else:
                trim = "."
            self.write = lambda x: positional(
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
        kind = KINDS["float32" if dtype.name == "complex64" else "float64"]
        return _Complexes(numbers, kind, options)
    return _Floats(numbers, KINDS[dtype.name], options)


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


def text_of(a, options, separator=" ", prefix="", suffix=""):
    """An array as text."""
    if a.size == 0:
        return "[]"
    edge = options["edgeitems"] if a.size > options["threshold"] else None
    items = a.tolist() if edge is None else _shown(a._t, edge).tolist()
    write = _writer(a.dtype, _flat(items, a.ndim), a.shape, options)
    width = options["linewidth"] - len(suffix)
    indent = " " * (len(prefix) + 1)
    return _brackets(items, a.shape, write, separator, edge, indent, width)


_IMPLIED = ("bool", "int64", "float64", "complex128")


def array_repr(arr, options=options):
    """An array as an expression that makes it."""
    if options["override_repr"] is not None:
        return options["override_repr"](arr)
    name = type(arr).__name__
    prefix = ("array" if name == "ndarray" else name) + "("
    body = text_of(arr, options, ", ", prefix, ")")
    extras = []
    if arr.size == 0 and arr.shape != (0,) or arr.size > options["threshold"]:
        extras.append(f"shape={arr.shape}")
    if arr.size == 0 or arr.dtype.name not in _IMPLIED:
        extras.append(f"dtype={arr.dtype.name}")
    if not extras:
        return prefix + body + ")"
    text, tail = prefix + body + ",", ", ".join(extras) + ")"
    last = len(text) - (text.rfind("\n") + 1)
    spacer = "\n" + " " * len(prefix) if last + len(tail) + 1 > options["linewidth"] else " "
    return text + spacer + tail


def array_str(a, options=options):
    """An array as text for people: that of its item if it has no dimension."""
    return str(a[()]) if a.shape == () else text_of(a, options)


def _real_text(x, kind):
    """A number as a scalar's text."""
    x = float(x)
    if not isfinite(x):
        return named(x, False)
    size = abs(x)
    if size == 0 or 0.0001 <= size < kind.scalar_limit:
        return positional(x, kind, None, trim="0")
    return scientific(x, kind, None, trim="-")


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
        return _real_text(x, KINDS[dtype.name])
    if dtype.kind == "c":
        return _complex_text(x, KINDS["float32" if dtype.name == "complex64" else "float64"])
    return str(x.item())


def scalar_repr(x):
    """A scalar as an expression that makes it."""
    if x.dtype.kind == "b":
        return f"np.{x.item()}_"
    text = scalar_str(x)
    # a complex number brings its parentheses along
    return f"np.{x.dtype.name}" + (text if text[0] == "(" else f"({text})")
