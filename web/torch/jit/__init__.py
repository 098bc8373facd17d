"""torch.jit: scripting gives the function or module itself."""

import builtins


def script(obj, *args, **kwargs):
    return obj


def trace(func, example_inputs=None, *args, **kwargs):
    return func


def ignore(fn=None, **kwargs):
    return fn if fn is not None else lambda function: function


unused = export = ignore


def is_scripting():
    return False


def is_tracing():
    return False


def annotate(the_type, the_value):
    """The value: the type is for the compiler."""
    return the_value


def isinstance(obj, target_type):
    """Whether it is one, of classes; of containers their items are not looked at."""
    from typing import get_origin

    return builtins.isinstance(obj, get_origin(target_type) or target_type)


def fork(func, *args, **kwargs):
    """Calls the function at once; wait() gives what it gave."""
    return func(*args, **kwargs)


def wait(future):
    return future


def freeze(mod, *args, **kwargs):
    return mod


optimize_for_inference = freeze


class ScriptModule:
    def __init__(self, *args, **kwargs):
        raise NotImplementedError("torch.jit.ScriptModule is not in Tensorglass: there is no compiler")
