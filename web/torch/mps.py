"""torch.mps: there is none here."""


def is_available():
    return False


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    raise AttributeError(f"torch.mps.{name} is not in the Tensorglass playground: it has no GPU")
