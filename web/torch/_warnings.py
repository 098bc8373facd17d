"""Warnings as PyTorch gives them. The line that they show is the program's: none of this package."""

import warnings
from os.path import dirname, join

_HERE = (join(dirname(__file__), ""),)


def warn(text, category=UserWarning):
    """Warns of the line that called into this package."""
    warnings.warn(text, category, skip_file_prefixes=_HERE)
