"""Forward mode derivatives: not in the playground."""


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    raise AttributeError(f"torch.autograd.forward_ad.{name} is not in the Tensorglass playground")
