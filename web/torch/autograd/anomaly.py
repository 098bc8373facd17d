"""Anomaly mode: backward() raises where a gradient becomes nan."""

from .grad_mode import _Mode

_enabled = False


def is_anomaly_enabled():
    return _enabled


class set_detect_anomaly(_Mode):
    """Turns anomaly mode on or off, at once or for a block. The playground accepts it only."""

    def __init__(self, mode, check_nan=True):
        global _enabled
        self.prev = _enabled
        self.mode = mode
        _enabled = bool(mode)

    def clone(self):
        return type(self)(self.mode)

    def __enter__(self):
        pass

    def __exit__(self, *raised):
        global _enabled
        _enabled = self.prev


class detect_anomaly(set_detect_anomaly):
    """Anomaly mode for a block."""

    def __init__(self, check_nan=True):
        super().__init__(True, check_nan)

    def clone(self):
        return detect_anomaly()
