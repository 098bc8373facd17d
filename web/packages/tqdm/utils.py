"""The width of what is shown."""

import re
import unicodedata

_CONTROL = re.compile(r"\x1b\[[;\d]*[A-Za-z]")


def disp_len(text):
    """The columns of a terminal that a text takes."""
    return sum(2 if unicodedata.east_asian_width(c) in "FW" else 1 for c in _CONTROL.sub("", text))


def disp_trim(text, length):
    """The text's beginning, of so many columns, with colours ended."""
    if len(text) == disp_len(text):
        return text[:length]
    coloured = bool(_CONTROL.search(text))
    while disp_len(text) > length:
        text = text[:-1]
    if coloured and _CONTROL.search(text) and not text.endswith("\x1b[0m"):
        return text + "\x1b[0m"
    return text
