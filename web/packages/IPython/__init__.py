"""What programs that come from notebooks ask of IPython."""

import builtins

from . import display

__version__ = "9.0.0"
version_info = (9, 0, 0)
_MISSING = ("InteractiveShell", "Application", "embed", "embed_kernel", "start_ipython", "start_kernel")


def get_ipython():
    """The notebook's shell; None where a program runs as python3 would run it."""
    offered = getattr(builtins, "get_ipython", None)
    return offered() if offered else None


def __getattr__(name):
    if name in _MISSING:
        raise AttributeError(f"IPython.{name} is not in the Tensorglass playground yet")
    raise AttributeError(f"module 'IPython' has no attribute '{name}'")
