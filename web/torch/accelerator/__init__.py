"""torch.accelerator: there is none here."""


def is_available():
    return False


def current_accelerator(check_available=False):
    return None


def device_count():
    return 0


def _none(name):
    def function(*args, **kwargs):
        raise RuntimeError("Cannot access accelerator device when none is available.")

    function.__name__ = function.__qualname__ = name
    function.__module__ = __name__
    return function


for _name in (
    "current_device_index", "current_device_idx", "set_device_index", "set_device_idx", "current_stream",
    "set_stream", "synchronize", "empty_cache", "memory_allocated", "memory_reserved",
    "max_memory_allocated", "max_memory_reserved", "memory_stats", "reset_peak_memory_stats",
    "reset_accumulated_memory_stats", "get_memory_info", "get_device_capability",
):  # fmt: skip
    globals()[_name] = _none(_name)
del _name


class device_index:
    """Makes a device the current one for a block: None is the one that there is."""

    def __init__(self, device):
        self.idx = device

    def __enter__(self):
        if self.idx is not None:
            raise RuntimeError("Cannot access accelerator device when none is available.")

    def __exit__(self, *raised):
        pass
