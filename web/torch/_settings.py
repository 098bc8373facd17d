"""Switches of the whole library that programs set and ask for."""

from ._wire import primitive

_set_always = primitive("warning.set_always")
is_warn_always_enabled = primitive("warning.always")

_deterministic = _warn_only = False
_precision = "highest"


def set_warn_always(b):
    """Whether what PyTorch warns of once a program is told each time."""
    if not isinstance(b, bool):
        raise TypeError(f"setWarnOnlyOnce expects a bool, but got {type(b).__name__}")
    _set_always(b)


def compiled_with_cxx11_abi():
    return True


def get_num_threads():
    return 1


get_num_interop_threads = get_num_threads


def _check_count(name, n):
    if not isinstance(n, int) or isinstance(n, bool):
        raise RuntimeError(f"{name} expects an int, but got {type(n).__name__}")
    if n <= 0:
        raise RuntimeError(f"{name} expects a positive integer")


def set_num_threads(n):
    _check_count("set_num_threads", n)


def set_num_interop_threads(n):
    _check_count("set_num_interop_threads", n)


def set_float32_matmul_precision(precision):
    global _precision
    if precision in ("highest", "high", "medium"):
        _precision = precision


def get_float32_matmul_precision():
    return _precision


def set_flush_denormal(mode):
    """There is no such mode of the processor here."""
    return False


def use_deterministic_algorithms(mode, *, warn_only=False):
    """Operators are deterministic all: what is asked for is only remembered."""
    global _deterministic, _warn_only
    if not isinstance(mode, bool):
        raise TypeError(
            "_set_deterministic_algorithms(): argument 'mode' (position 1) must be bool, not "
            + type(mode).__name__
        )
    if not isinstance(warn_only, bool):
        raise TypeError(
            "_set_deterministic_algorithms(): argument 'warn_only' must be bool, not "
            + type(warn_only).__name__
        )
    _deterministic, _warn_only = mode, warn_only


def are_deterministic_algorithms_enabled():
    return _deterministic


def is_deterministic_algorithms_warn_only_enabled():
    return _warn_only


def set_deterministic_debug_mode(debug_mode):
    if not isinstance(debug_mode, (int, str)):
        raise TypeError(f"debug_mode must be str or int, but got {type(debug_mode)}")
    if isinstance(debug_mode, str):
        names = ("default", "warn", "error")
        if debug_mode not in names:
            raise RuntimeError(
                "invalid value of debug_mode, expected one of `default`, `warn`, `error`, but got "
                f"{debug_mode}"
            )
        debug_mode = names.index(debug_mode)
    if debug_mode not in (0, 1, 2):
        raise RuntimeError(f"invalid value of debug_mode, expected 0, 1, or 2, but got {debug_mode}")
    use_deterministic_algorithms(debug_mode > 0, warn_only=debug_mode == 1)


def get_deterministic_debug_mode():
    return 0 if not _deterministic else 1 if _warn_only else 2


def is_vulkan_available():
    return False


__all__ = [name for name in dir() if not name.startswith("_") and name != "primitive"]
