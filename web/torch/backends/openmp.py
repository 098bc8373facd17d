"""torch.backends.openmp: the engine has one thread."""


def is_available():
    return False
