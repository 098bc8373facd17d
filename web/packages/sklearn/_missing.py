"""What to say of names that scikit-learn has and this does not."""


def absent(module, names):
    """A module's __getattr__: tells what is not here yet from what scikit-learn does not have either."""
    names = names.split()

    def __getattr__(name):
        if name in names:
            raise AttributeError(f"{module}.{name} is not in the Tensorglass playground yet")
        raise AttributeError(f"module '{module}' has no attribute '{name}'")

    return __getattr__
