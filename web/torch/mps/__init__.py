"""torch.mps: there is none here."""


def is_available():
    return False
