"""What vmap() answers for while it runs: operators that draw random numbers, and tensors that are asked for one."""

levels = []  # of the calls of vmap() that run, the innermost last


def draws(name, schemas):
    """Whether the operator of that name draws numbers."""
    return "Generator" in schemas or "dropout" in name or name in ("rand_like", "randn_like", "randint_like")


def draw(function, args, keywords, outer=None):
    """What the innermost call of vmap() makes of a call to an operator; those around it hear of its calls."""
    inner = levels if outer is None else outer
    if not inner:
        return function(*args, **keywords)
    return inner[-1].draw(
        function.__name__,
        lambda *args, **keywords: draw(function, args, keywords, inner[:-1]),
        args,
        keywords,
    )


def drawing(function):
    """An operator's function, of which vmap() hears."""

    def drawn(*args, **keywords):
        if levels:
            return draw(function, args, keywords)
        return function(*args, **keywords)

    for name in ("__name__", "__qualname__", "__doc__", "__module__"):
        setattr(drawn, name, getattr(function, name))
    return drawn
