"""numpy.lib: what is beside the functions themselves."""

from . import stride_tricks
