"""torch.mps: there is none here, which it says as PyTorch does."""


def is_available():
    return False


def device_count():
    return 0


def manual_seed(seed):
    pass


def _missing(name, what):
    def function(*args, **kwargs):
        raise RuntimeError(f"Cannot execute {what}() without MPS backend.")

    function.__name__ = function.__qualname__ = name
    function.__module__ = __name__
    return function


empty_cache = _missing("empty_cache", "emptyCache")
synchronize = _missing("synchronize", "deviceSynchronize")
current_allocated_memory = _missing("current_allocated_memory", "getCurrentAllocatedMemory")
driver_allocated_memory = _missing("driver_allocated_memory", "getDriverAllocatedMemory")
