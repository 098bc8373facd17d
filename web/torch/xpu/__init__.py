"""torch.xpu: there is none here."""


def is_available():
    return False


def device_count():
    return 0


def is_initialized():
    return False
