"""Anomaly mode: backward() raises where a gradient becomes nan, and tells where that began."""

import traceback

from .._warnings import warn
from .._wire import primitive, register
from .grad_mode import _Mode

_set_anomaly = primitive("autograd.set_anomaly")
_enabled = False
_check_nan = True


def is_anomaly_enabled():
    """Whether anomaly mode is on."""
    return _enabled


def is_anomaly_check_nan_enabled():
    """Whether anomaly mode looks for nan."""
    return _check_nan


def set_anomaly_enabled(mode, check_nan=True):
    """Turns anomaly mode on or off."""
    global _enabled, _check_nan
    _enabled, _check_nan = bool(mode), bool(check_nan)
    if mode:
        _set_anomaly(register(_node_made), _check_nan)
    else:
        _set_anomaly(None, _check_nan)


def _node_made(_):
    """The engine's callback for a new node: gives the callback that tells where it was made."""
    stack = [
        frame
        for frame in traceback.extract_stack()
        if "/torch/" not in frame.filename and "tensorglass_" not in frame.filename
    ]

    def tell(name):
        warn(
            f"Error detected in {name}. Traceback of forward call that caused the error:\n"
            + "".join(traceback.format_list(stack)),
        )

    return register(tell)


class set_detect_anomaly(_Mode):
    """Turns anomaly mode on or off, at once or for a block."""

    def __init__(self, mode, check_nan=True):
        self.prev = _enabled, _check_nan
        set_anomaly_enabled(mode, check_nan)

    def __enter__(self):
        pass

    def __exit__(self, *raised):
        set_anomaly_enabled(*self.prev)


class detect_anomaly(_Mode):
    """Anomaly mode for a block."""

    def __init__(self, check_nan=True):
        self.prev = _enabled, _check_nan
        self.check_nan = check_nan
        warn(
            "Anomaly Detection has been enabled. This mode will increase the runtime and should "
            "only be enabled for debugging.",
        )

    def __enter__(self):
        set_anomaly_enabled(True, self.check_nan)

    def __exit__(self, *raised):
        set_anomaly_enabled(*self.prev)
