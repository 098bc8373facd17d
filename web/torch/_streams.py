"""torch.Stream and torch.Event: on the CPU work is done when it is asked for, so that there is nothing to wait for."""

from ._device import check, device

_CPU = "cpu backend doesn't support events."


def _place(given):
    place = device("cpu" if given is None else given)
    if place.type in ("cuda", "xpu", "mps"):
        raise RuntimeError(f"PyTorch is not linked with support for {place.type} devices")
    check(place)
    return place


class Stream:
    """The order of a device's work: the CPU has the program's own."""

    def __init__(self, device=None, *, priority=0):
        self.device = _place(device)
        self.stream_id = 0
        self.device_index = -1
        self.device_type = 0

    def query(self):
        """Whether all its work is done."""
        return True

    def synchronize(self):
        """Waits for its work."""

    def wait_event(self, event):
        """Has its later work wait for an event."""

    def wait_stream(self, stream):
        raise RuntimeError(_CPU)

    def record_event(self, event=None):
        raise RuntimeError(_CPU)

    def __enter__(self):
        return self

    def __exit__(self, *raised):
        pass

    def __eq__(self, other):
        return isinstance(other, Stream) and self.device == other.device

    def __hash__(self):
        return hash(self.device)

    def __repr__(self):
        return f"torch.Stream device_type={self.device.type}, device_index=-1, stream_id=0"


class Event:
    """A point in a stream's work: the CPU's has none that could be recorded."""

    def __init__(self, device=None, *, enable_timing=False, blocking=False, interprocess=False):
        self.device = _place(device)
        self.event_id = 0
        self._timing = enable_timing

    def query(self):
        """Whether what was recorded is done."""
        return True

    def record(self, stream=None):
        raise RuntimeError(_CPU)

    def synchronize(self):
        """Waits for what was recorded."""

    def wait(self, stream=None):
        """Has a stream's later work wait for it."""

    def elapsed_time(self, end_event):
        if not (self._timing and end_event._timing):
            raise ValueError("Both events must be created with argument 'enable_timing=True'.")
        raise RuntimeError(_CPU)

    def __repr__(self):
        return (
            f"torch.Event device_type={self.device.type}, device_index=-1, "
            f"event_flag={int(self._timing)}, event_id=0"
        )


for _class in (Stream, Event):
    _class.__module__ = "torch"
