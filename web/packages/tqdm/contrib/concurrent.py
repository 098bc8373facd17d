"""Nothing: one thread runs a program here."""

from .._errors import absent

__getattr__ = absent("tqdm.contrib.concurrent")
