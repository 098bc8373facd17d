"""torch.backends.mkl: there is none."""


def is_available():
    return False
