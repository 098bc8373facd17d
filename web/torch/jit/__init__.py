"""torch.jit: scripting gives the function or module itself."""

import builtins

from ..futures import _Future


def script(obj, *args, **kwargs):
    from ..nn import Module

    if builtins.isinstance(obj, Module):
        _check_initialized(obj)
    return obj


def _check_initialized(module):
    from ..nn.parameter import is_lazy

    for kind, members in (("parameters", module.named_parameters()), ("buffers", module.named_buffers())):
        for name, tensor in members:
            if is_lazy(tensor):
                path = f"{type(module).__module__}.{type(module).__qualname__}"
                raise RuntimeError(
                    f"'{path}' has uninitialized {kind} {name}. Did you forget to run a forward pass?"
                )


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
    """A future of what the function gives, which is called at once."""
    future = _Future()
    try:
        future.set_result(func(*args, **kwargs))
    except Exception as error:
        future.set_exception(error)
    return future


def wait(future):
    """What a future gave."""
    if future is None:
        raise RuntimeError("Future can't be None")
    return future.wait()


def freeze(mod, *args, **kwargs):
    return mod


optimize_for_inference = freeze


class ScriptModule:
    def __init__(self, *args, **kwargs):
        raise NotImplementedError("torch.jit.ScriptModule is not in Tensorglass: there is no compiler")
