"""No model is here: each says so."""


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    raise AttributeError(
        f"torchvision.models.{name} is not in the Tensorglass playground: weights cannot be downloaded here, "
        "and so large a network would be slow. Write a small one of torch.nn's layers."
    )
