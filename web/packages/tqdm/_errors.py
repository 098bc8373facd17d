"""What tqdm warns of and raises."""


class TqdmTypeError(TypeError):
    pass


class TqdmKeyError(KeyError):
    pass


class TqdmWarning(Warning):
    """Has a line of its own, beside what is drawn."""


class TqdmExperimentalWarning(TqdmWarning, FutureWarning):
    pass


class TqdmDeprecationWarning(TqdmWarning, DeprecationWarning):
    pass


_MISSING = {
    "tqdm": ("TMonitor", "TqdmMonitorWarning", "TqdmSynchronisationWarning", "cli", "gui", "main")
    + ("tgrange", "tqdm_gui", "tqdm_pandas"),
    "tqdm.contrib.concurrent": ("ensure_lock", "process_map", "thread_map"),
}


def absent(module):
    """A module's __getattr__: tells what is not here yet from what tqdm does not have either."""

    def __getattr__(name):
        if name in _MISSING.get(module, ()):
            raise AttributeError(f"{module}.{name} is not in the Tensorglass playground yet")
        raise AttributeError(f"module '{module}' has no attribute '{name}'")

    return __getattr__
