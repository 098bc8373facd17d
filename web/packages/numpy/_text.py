"""Arrays in files of text: loadtxt, genfromtxt, savetxt."""

import os
import warnings
from itertools import islice

import numpy as np

# --- Lines -----------------------------------------------------------------------------------------


def _opened(name, mode="r"):
    name = os.fspath(name)
    if not os.path.exists(name) and "r" in mode:
        raise FileNotFoundError(f"{name} not found.")
    if name.endswith(".gz"):
        import gzip

        return gzip.open(name, mode + "t", encoding="latin1")
    return open(name, mode, encoding="utf-8" if "r" in mode else "latin1")


def _lines(source):
    """The lines of a file, by its name or open, or of a list."""
    if isinstance(source, (str, os.PathLike)):
        with _opened(source) as file:
            yield from (line.rstrip("\r\n") for line in file)
        return
    for line in source:
        yield (line.decode("latin1") if isinstance(line, bytes) else line).rstrip("\r\n")


def _without_comment(line, comments):
    for mark in comments:
        line = line.partition(mark)[0]
    return line


def _marks(comments):
    if comments is None:
        return ()
    marks = (comments,) if isinstance(comments, (str, bytes)) else tuple(comments)
    return tuple([each.decode() if isinstance(each, bytes) else each for each in marks])


def _words(line, delimiter, quotechar=None):
    if quotechar and quotechar in line:
        import csv

        return next(csv.reader([line], delimiter=delimiter or " ", quotechar=quotechar))
    return line.split() if delimiter is None else line.split(delimiter)


def _number(dtype):
    if dtype.kind == "f":
        return _float
    if dtype.kind == "b":
        return lambda word: bool(int(word))
    return int


def _float(word):
    if "_" in word:
        raise ValueError(word)
    return float(word)


def _checked_type(dtype, name):
    if dtype in (str, bytes, object) or isinstance(dtype, (list, tuple, dict)):
        raise NotImplementedError(f"numpy.{name}(dtype={dtype!r}) is not in the Tensorglass playground yet")
    return np.dtype(dtype)


def _squeezed(a, ndmin):
    if ndmin not in (0, 1, 2):
        raise ValueError(f"Illegal value of ndmin keyword: {ndmin}")
    a = np.squeeze(a) if a.ndim > ndmin else a
    if a.ndim < ndmin:
        a = np.atleast_1d(a) if ndmin == 1 else np.atleast_2d(a).T
    return a


def loadtxt(
    fname,
    dtype=float,
    comments="#",
    delimiter=None,
    converters=None,
    skiprows=0,
    usecols=None,
    unpack=False,
    ndmin=0,
    encoding=None,
    max_rows=None,
    *,
    quotechar=None,
    like=None,
):
    """An array of a text file's numbers, a row a line."""
    dtype = _checked_type(dtype, "loadtxt")
    number, marks, rows = _number(dtype), _marks(comments), []
    columns = None if usecols is None else [usecols] if hasattr(usecols, "__index__") else list(usecols)
    width = None
    for line in islice(_lines(fname), skiprows, None):
        if max_rows is not None and len(rows) >= max_rows:
            break
        line = _without_comment(line, marks)
        if not line.strip() if delimiter is None else not line:
            continue
        words = _words(line, delimiter, quotechar)
        if columns is None and width not in (None, len(words)):
            raise ValueError(
                f"the number of columns changed from {width} to {len(words)} at row "
                f"{len(rows) + 1}; use `usecols` to select a subset and avoid this error"
            )
        width = len(words)
        places = range(width) if columns is None else columns
        row = []
        for place in places:
            if not -width <= place < width:
                raise ValueError(f"invalid column index {place} at row {len(rows) + 1} with {width} columns")
            row.append(_converted(words[place], place % width, number, converters, dtype, len(rows)))
        rows.append(row)
    if not rows:
        warnings.warn(f'loadtxt: input contained no data: "{fname}"', UserWarning, stacklevel=2)
    made = np.array(rows, dtype=dtype) if rows else np.zeros((0, len(columns or ())), dtype)
    made = _squeezed(made, ndmin)
    return made.T if unpack else made


def _converted(word, place, number, converters, dtype, row):
    convert = converters if callable(converters) else (converters or {}).get(place)
    if convert is not None:
        return convert(word)
    try:
        return number(word.strip())
    except ValueError:
        raise ValueError(
            f"could not convert string '{word}' to {dtype} at row {row}, column {place + 1}."
        ) from None


class ConversionWarning(UserWarning):
    """Warns of lines that could not be read."""


def genfromtxt(
    fname,
    dtype=float,
    comments="#",
    delimiter=None,
    skip_header=0,
    skip_footer=0,
    converters=None,
    missing_values=None,
    filling_values=None,
    usecols=None,
    names=None,
    excludelist=None,
    deletechars=None,
    replace_space="_",
    autostrip=False,
    case_sensitive=True,
    defaultfmt="f%i",
    unpack=None,
    usemask=False,
    loose=True,
    invalid_raise=True,
    max_rows=None,
    encoding=None,
    *,
    ndmin=0,
    like=None,
):
    """An array of a text file's numbers, where some may be missing."""
    if names or usemask:
        what = "names" if names else "usemask"
        raise NotImplementedError(f"numpy.genfromtxt({what}=...) is not in the Tensorglass playground yet")
    guess = dtype is None
    dtype = None if guess else _checked_type(dtype, "genfromtxt")
    marks, rows = _marks(comments), []
    lines = islice(_lines(fname), skip_header, None)
    for number, line in enumerate(lines, skip_header + 1):
        line = _without_comment(line, marks)
        if not line.strip():
            continue
        rows.append((number, _fields(line, delimiter)))
    rows = rows[: len(rows) - skip_footer] if skip_footer else rows
    rows = rows[:max_rows] if max_rows is not None else rows
    if not rows:
        warnings.warn(f'genfromtxt: Empty input file: "{fname}"', UserWarning, stacklevel=2)
        return np.array([], dtype=dtype or float)
    width = len(rows[0][1])
    columns = range(width)
    if usecols is not None:
        if isinstance(usecols, str):
            usecols = [int(each) for each in usecols.split(",")]
        columns = [usecols] if hasattr(usecols, "__index__") else list(usecols)
    rows = _of_one_width(rows, width, invalid_raise, usecols)
    missing = _per_column(missing_values, width)
    filling = _per_column(filling_values, width)
    if guess:
        dtype = _guessed([row[place] for row in rows for place in columns])
    made = [
        [_filled(row[c], c % width, dtype, converters, missing, filling) for c in columns] for row in rows
    ]
    made = _squeezed(np.array(made, dtype=dtype), ndmin)
    return made.T if unpack else made


def _fields(line, delimiter):
    if isinstance(delimiter, int):
        return [line[at : at + delimiter] for at in range(0, len(line), delimiter)]
    return line.split() if delimiter is None else line.split(delimiter)


def _of_one_width(rows, width, invalid_raise, usecols):
    wrong = [(n, len(row)) for n, row in rows if len(row) != width]
    if wrong and usecols is None:
        text = "Some errors were detected !" + "".join(
            [f"\n    Line #{n} (got {count} columns instead of {width})" for n, count in wrong]
        )
        if invalid_raise:
            raise ValueError(text)
        warnings.warn(text, ConversionWarning, stacklevel=3)
    return [row for _, row in rows if len(row) == width or usecols is not None]


def _per_column(given, width):
    """What is given for all columns, for each, or for some, as a function of the column."""
    if isinstance(given, dict):
        return given.get
    if isinstance(given, (list, tuple)):
        return lambda place: given[place] if place < len(given) else None
    return lambda place: given


def _guessed(words):
    dtype = np.dtype(bool)
    for word in words:
        word = word.strip()
        if word.lower() in ("true", "false") or not word:
            continue
        if dtype.kind != "f":
            try:
                int(word)
                dtype = np.dtype(np.int64)
                continue
            except ValueError:
                pass
        try:
            float(word)
            dtype = np.dtype(np.float64)
        except ValueError:
            raise NotImplementedError(
                f"numpy.genfromtxt of texts ({word!r}) is not in the Tensorglass playground yet"
            ) from None
    return dtype


def _filled(word, place, dtype, converters, missing, filling):
    word = word.strip()
    convert = (converters or {}).get(place)
    if convert is not None:
        return convert(word)
    marks = missing(place)
    marks = (marks,) if isinstance(marks, str) else marks or ()
    if word and word not in marks:
        try:
            if dtype.kind == "b":
                return {"true": True, "false": False}[word.lower()]
            return int(word) if dtype.kind in "iu" else float(word)
        except (ValueError, KeyError):
            pass  # what cannot be read counts as missing
    value = filling(place)
    if value is not None:
        return value
    return float("nan") if dtype.kind == "f" else False if dtype.kind == "b" else -1


# --- Written ---------------------------------------------------------------------------------------


def savetxt(
    fname,
    X,
    fmt="%.18e",
    delimiter=" ",
    newline="\n",
    header="",
    footer="",
    comments="# ",
    encoding=None,
):
    """Writes an array of at most two dims as text, a line a row."""
    X = np.asarray(X)
    if X.ndim == 0 or X.ndim > 2:
        raise ValueError(f"Expected 1D or 2D array, got {X.ndim}D array instead")
    rows = X.reshape(-1, 1) if X.ndim == 1 else X
    line = _format(fmt, rows.shape[1], delimiter)
    texts = [_comment(header, comments, newline)] if header else []
    for row in rows.tolist():
        try:
            texts.append(line % tuple(row) + newline)
        except TypeError as e:
            raise TypeError(
                f"Mismatch between array dtype ('{X.dtype}') and format specifier ('{line}')"
            ) from e
    texts += [_comment(footer, comments, newline)] if footer else []
    if hasattr(fname, "write"):
        for text in texts:
            try:
                fname.write(text)
            except TypeError:  # a file of bytes
                fname.write(text.encode("latin1"))
        return
    with _opened(fname, "w") as file:
        file.writelines(texts)


def _comment(text, comments, newline):
    return comments + text.replace("\n", "\n" + comments) + newline


def _format(fmt, width, delimiter):
    """The format of a line."""
    if isinstance(fmt, (list, tuple)):
        if len(fmt) != width:
            raise AttributeError(f"fmt has wrong shape.  {fmt}")
        return delimiter.join(fmt)
    count = fmt.count("%")
    if count == 1:
        return delimiter.join([fmt] * width)
    if count != width:
        raise ValueError(f"fmt has wrong number of % formats:  {fmt}")
    return fmt
