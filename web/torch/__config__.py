"""How this PyTorch was built."""

from .version import __version__


def show():
    """A text on it."""
    return (
        "PyTorch built with:\n"
        f"  - Tensorglass, which behaves as PyTorch {__version__} on the CPU\n"
        "  - C++ Version: 202002\n"
        "  - WebAssembly with SIMD\n"
        "  - LAPACK is enabled (its own)\n"
    )


def _cxx_flags():
    return ""


def parallel_info():
    """A text on what runs side by side."""
    return (
        "ATen/Parallel:\n\tat::get_num_threads() : 1\n\tat::get_num_interop_threads() : 1\n"
        "ATen parallel backend: none\n"
    )
