"""What is said of names that are not here."""


def absent(module, name):
    """Raises what a module's __getattr__ raises; names that Python asks for itself are nowhere."""
    if name.startswith("__"):
        raise AttributeError(f"module '{module}' has no attribute '{name}'")
    raise AttributeError(f"{module}.{name} is not in the Tensorglass playground yet")


def refused(what):
    """The error for what is known and not done."""
    return NotImplementedError(f"{what} is not in the Tensorglass playground yet")


def unused(function, options, harmless=()):
    """Refuses options that would change the picture and are not known; those without effect here may be given."""
    for name, value in options.items():
        if name not in harmless and value is not None:
            raise refused(f"{function}({name}=…)")
