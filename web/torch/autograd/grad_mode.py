"""Whether operators record history: no_grad, enable_grad, set_grad_enabled, inference_mode."""

import functools
import inspect

from .._warnings import warn
from .._wire import BOOL, call, finish, intern, primitive, result

_is_grad_op = intern("autograd.is_grad_enabled")
_set_grad_op = intern("autograd.set_grad_enabled")
is_inference_mode_enabled = primitive("autograd.is_inference")
_set_inference = primitive("autograd.set_inference")


def is_grad_enabled():
    """Whether operators record history."""
    call(_is_grad_op)
    return result() == "true"


def _set_grad(flag):
    finish(call(_set_grad_op, BOOL, flag))


class _Mode:
    """A context manager that is a decorator too, for functions and generators."""

    def clone(self):
        return type(self)()

    def __call__(self, function):
        if inspect.isclass(function):
            warn(
                "Decorating classes is deprecated and will be disabled in future versions. You should only "
                "decorate functions or methods. To preserve the current behavior of class decoration, you "
                "can directly decorate the `__init__` method and nothing else.",
                FutureWarning,
            )
        if inspect.isgeneratorfunction(function):
            return self._around_generator(function)

        @functools.wraps(function)
        def within(*args, **kwargs):
            with self.clone():
                return function(*args, **kwargs)

        return within

    def _around_generator(self, function):
        # The mode holds while the generator runs, not while its user does.
        @functools.wraps(function)
        def within(*args, **kwargs):
            generator = function(*args, **kwargs)
            resume, sent = generator.send, (None,)
            while True:
                try:
                    with self.clone():
                        item = resume(*sent)
                except StopIteration as stop:
                    return stop.value
                try:
                    resume, sent = generator.send, ((yield item),)
                except GeneratorExit:
                    with self.clone():
                        generator.close()
                    raise
                except BaseException as raised:
                    resume, sent = generator.throw, (raised,)

        return within


class _Plain(_Mode):
    """A mode without arguments: `@no_grad` works like `@no_grad()`."""

    def __new__(cls, function=None):
        made = object.__new__(cls)
        return made if function is None else made(function)

    def __init__(self):
        self.prev = False

    def __enter__(self):
        self.prev = is_grad_enabled()
        _set_grad(self._value)

    def __exit__(self, *raised):
        _set_grad(self.prev)


class no_grad(_Plain):
    """Within it nothing is recorded for backward()."""

    _value = False


class enable_grad(_Plain):
    """Within it operators record history, even inside no_grad."""

    _value = True


class set_grad_enabled(_Mode):
    """Turns recording on or off: at once as a call, for a block as a context manager."""

    def __init__(self, mode):
        if mode.__class__ is not bool:
            raise TypeError(
                "set_grad_enabled(): argument 'enabled' (position 1) must be bool, not " + type(mode).__name__
            )
        self.prev = is_grad_enabled()
        self.mode = mode
        _set_grad(bool(mode))

    def __call__(self, function):
        _set_grad(self.prev)
        return super().__call__(function)

    def __enter__(self):
        _set_grad(bool(self.mode))

    def __exit__(self, *raised):
        _set_grad(self.prev)

    def __repr__(self):
        return f"torch.autograd.grad_mode.set_grad_enabled(mode={self.mode})"

    def clone(self):
        return set_grad_enabled(self.mode)


class inference_mode(_Mode):
    """Like no_grad, and its results can take no part in autograd later on."""

    def __new__(cls, mode=True):
        made = object.__new__(cls)
        if isinstance(mode, bool):
            return made
        made.mode = True
        return made(mode)

    def __init__(self, mode=True):
        self.mode = mode

    def clone(self):
        return inference_mode(self.mode)

    def __enter__(self):
        self.prev = is_inference_mode_enabled(), is_grad_enabled()
        _set_inference(self.mode)
        if self.mode:
            _set_grad(False)

    def __exit__(self, *raised):
        _set_inference(self.prev[0])
        _set_grad(self.prev[1])
