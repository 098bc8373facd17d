"""torch.autograd.Function: operators whose backward is written in Python."""

import functools
import inspect

from .._draws import levels
from .._tensor import Tensor
from .._transforms import running
from .._warnings import warn
from .._wire import forget, primitive, register
from . import forward_ad
from .grad_mode import is_grad_enabled, no_grad
from .graph import contexts

_function = primitive("autograd.function")
_outputs = primitive("autograd.function_outputs")
_saved = primitive("autograd.function_saved")
_release = primitive("node.release")
_increment_version = primitive("autograd.increment_version")


class FunctionCtx:
    """What forward() leaves for backward()."""

    def __init__(self):
        self._node = None
        self._to_save = ()
        self._dirty = ()
        self._non_differentiable = ()
        self._materialize = True
        self._materialize_non_diff_grads = True

    def save_for_backward(self, *tensors):
        """Keeps tensors for backward(), which finds them in saved_tensors."""
        for tensor in tensors:
            if tensor is not None and not isinstance(tensor, Tensor):
                raise TypeError(
                    "save_for_backward can only save variables, but argument "
                    f"{tensors.index(tensor)} is of type {type(tensor).__name__}"
                )
        self._to_save = tensors

    def save_for_forward(self, *tensors):
        pass

    def mark_dirty(self, *tensors):
        """Tells that forward() changed these inputs in place."""
        self._dirty = tensors

    def mark_non_differentiable(self, *tensors):
        """Tells that these outputs have no gradient."""
        self._non_differentiable = tensors

    def set_materialize_grads(self, value):
        """Whether missing gradients come to backward() as zeros, or as None."""
        self._materialize = value

    @property
    def saved_tensors(self):
        """What save_for_backward() kept; raises if it was changed in place or freed since."""
        if self._node is None:
            return tuple(self._to_save)
        return tuple(_saved(self._node))

    @property
    def saved_variables(self):
        warn("'saved_variables' is deprecated; use 'saved_tensors'", DeprecationWarning)
        return self.saved_tensors


class _FunctionMeta(type):
    def __init__(cls, name, bases, attributes):
        super().__init__(name, bases, attributes)
        attributes = {"__module__": "torch.autograd.function"}
        cls._context_class = type(name + "Backward", (FunctionCtx,), attributes)


class Function(metaclass=_FunctionMeta):
    """An operator with its own forward and backward, both static methods; call it by apply()."""

    def __init__(self, *args, **kwargs):
        warn(
            f"{type(self)} should not be instantiated. Methods on autograd functions are all "
            "static, so you should invoke them on the class itself. Instantiating an autograd "
            "function will raise an error in a future version of PyTorch.",
            DeprecationWarning,
        )

    def __call__(self, *args, **kwargs):
        raise RuntimeError(
            "Legacy autograd function with non-static forward method is deprecated. Please use "
            "new-style autograd function with static forward method. (Example: "
            "https://pytorch.org/docs/stable/autograd.html#torch.autograd.Function)"
        )

    @staticmethod
    def forward(*args, **kwargs):
        raise NotImplementedError("You must implement the forward function for custom autograd.Function.")

    @staticmethod
    def setup_context(ctx, inputs, output):
        raise NotImplementedError("setup_context is not implemented.")

    @staticmethod
    def backward(ctx, *grad_outputs):
        raise NotImplementedError(
            "You must implement either the backward or vjp method for your custom "
            "autograd.Function to use it with backward mode AD."
        )

    vjp = backward  # the other name that backward() may have

    @staticmethod
    def jvp(ctx, *grad_inputs):
        raise NotImplementedError(_NO_JVP)

    generate_vmap_rule = False

    @staticmethod
    def vmap(info, in_dims, *args):
        raise NotImplementedError(
            "To use autograd.Function with vmap, you must either override the vmap staticmethod or set "
            "generate_vmap_rule=True."
        )

    @classmethod
    def apply(cls, *args, **kwargs):
        """Runs forward(), and records that backward() is to be called for its gradient."""
        ctx = cls._context_class()
        apart = cls.setup_context is not Function.setup_context
        args = _bound(cls.forward, args if apart else (ctx, *args), kwargs)[0 if apart else 1 :]
        tensors = [arg for arg in args if isinstance(arg, Tensor)]
        if running or any(map(forward_ad.is_dual, tensors)):
            made = cls._transformed(args, apart)
            if made is not None:
                return made
        records = is_grad_enabled()
        ctx.needs_input_grad = tuple(
            records and isinstance(arg, Tensor) and arg.requires_grad for arg in args
        )
        callback = register(functools.partial(_run_backward, cls, ctx, args_are_tensors(args)))
        node = (
            _function(cls.__name__ + "Backward", callback, tensors)
            if any(ctx.needs_input_grad)
            else forget(callback)
        )
        try:
            with no_grad():
                if apart:
                    output = cls.forward(*args)
                    cls.setup_context(ctx, args, output)
                else:
                    output = cls.forward(ctx, *args)
        except BaseException:
            if node is not None:
                _release(node._id)
            raise
        returned = output if isinstance(output, tuple) else (output,)
        for tensor in ctx._dirty:
            if not any(tensor is each for each in returned):
                if node is not None:
                    _release(node._id)
                raise RuntimeError(
                    "Some elements marked as dirty during the forward method were not returned as "
                    "output. The inputs that are modified inplace must all be outputs of the Function."
                )
            _increment_version(tensor)
        return _as_views(ctx, tensors, output) if node is None else _finish(ctx, node, output)

    @classmethod
    def _transformed(cls, args, apart):
        """What it gives within the transforms that run; None where that is what it gives without."""
        if running and not apart:
            raise RuntimeError(
                "In order to use an autograd.Function with functorch transforms (vmap, grad, jvp, jacrev, ...), it "
                f"must override the setup_context staticmethod. {_MORE}"
            )
        if cls.jvp is Function.jvp and (not running or running[-1] == "jvp"):
            raise NotImplementedError(_NO_JVP)
        if not levels:
            return None
        own = cls.vmap is not Function.vmap
        if own and cls.generate_vmap_rule:
            raise RuntimeError(
                f"You tried to vmap over {cls.__name__}, but it has both generate_vmap_rule=True and an overridden "
                "vmap staticmethod. Please set generate_vmap_rule=False or delete the overridden vmap staticmethod "
                f"to avoid ambiguity. {_MORE}"
            )
        if not own and not cls.generate_vmap_rule:
            raise RuntimeError(
                f"You tried to vmap over {cls.__name__}, but it does not have vmap support. Please override and "
                f"implement the vmap staticmethod or set generate_vmap_rule=True. {_MORE}"
            )
        return levels[-1].apply(cls, args) if own and running[-1] == "vmap" else None


_NO_JVP = "You must implement the jvp function for custom autograd.Function to use it with forward mode AD."
_MORE = "For more details, please see https://pytorch.org/docs/main/notes/extending.func.html"


def _bound(forward, args, kwargs):
    """The arguments of forward() in order, with its defaults, as a tuple."""
    if not kwargs and not getattr(forward, "__defaults__", None):
        return args
    signature = inspect.signature(forward)
    try:
        bound = signature.bind(*args, **kwargs)
    except TypeError:
        forward(*args, **kwargs)  # Python's own error names the function
        raise
    bound.apply_defaults()
    if bound.kwargs:
        return (*bound.args, *bound.kwargs.values())
    return bound.args


def _as_views(ctx, inputs, output):
    """Without history, too, an input that forward() gives back as it is becomes a view.

    What needs a gradient none the less, an input or a tensor from elsewhere, goes on without.
    """

    def view(each):
        if not isinstance(each, Tensor):
            return each
        given = any(each is tensor for tensor in inputs)
        if each.requires_grad:
            return each.detach() if given else each if each._is_view() else each.detach_()
        if not given or any(each is tensor for tensor in ctx._dirty):
            return each
        with no_grad():
            return each.view_as(each)

    return tuple(map(view, output)) if isinstance(output, tuple) else view(output)


def args_are_tensors(args):
    return [isinstance(arg, Tensor) for arg in args]


def _finish(ctx, node, output):
    several = isinstance(output, tuple)
    outputs = list(output) if several else [output]
    made = _outputs(
        node._id,
        [each if isinstance(each, Tensor) else None for each in outputs],
        list(ctx._dirty),
        list(ctx._non_differentiable),
        list(ctx._to_save),
        ctx._materialize,
        ctx._materialize_non_diff_grads,
    )
    ctx._node, ctx._saved_count = node._id, len(ctx._to_save)
    ctx._to_save = ()
    contexts[node._id] = ctx
    made = [new if isinstance(old, Tensor) else old for new, old in zip(made, outputs)]
    return tuple(made) if several else made[0]


def _run_backward(cls, ctx, are_tensors, gradients):
    backward = cls.backward
    if cls.vjp is not Function.vjp:
        if backward is not Function.backward:
            raise RuntimeError(
                "Implementing both 'backward' and 'vjp' for a custom Function is not allowed. You should only "
                "implement one of them."
            )
        backward = cls.vjp
    given = backward(ctx, *gradients)
    given = tuple(given) if isinstance(given, (tuple, list)) else (given,)
    name = cls.__name__ + "Backward"
    wanted = len(are_tensors)
    if len(given) > wanted and all(each is None for each in given[wanted:]):
        given = given[:wanted]
    if len(given) != wanted:
        raise RuntimeError(
            f"function {name} returned an incorrect number of gradients (expected {wanted}, got {len(given)})"
        )
    out = []
    for i, (gradient, is_tensor) in enumerate(zip(given, are_tensors)):
        if is_tensor:
            if gradient is not None and not isinstance(gradient, Tensor):
                raise RuntimeError(f"expected Variable or None (got {type(gradient).__name__})")
            out.append(gradient)
        elif gradient is not None:
            raise RuntimeError(
                f"function {name} returned a gradient different than None at position {i + 1}, "
                "but the corresponding forward input was not a Variable"
            )
    return out


def once_differentiable(backward):
    """Marks a backward() that cannot be differentiated again."""

    @functools.wraps(backward)
    def within(ctx, *gradients):
        with no_grad():
            found = backward(ctx, *gradients)
        if not is_grad_enabled() or not any(
            isinstance(each, Tensor) and each.requires_grad for each in gradients
        ):
            return found
        given = found if isinstance(found, tuple) else (found,)
        refusing = _Error.apply(*gradients, *given)[len(gradients) :]
        return refusing if isinstance(found, tuple) else refusing[0]

    return within


class _Error(Function):
    """Gives tensors a history that cannot be followed."""

    @staticmethod
    def forward(ctx, *tensors):
        return tuple(each.view_as(each) if isinstance(each, Tensor) else each for each in tensors)

    @staticmethod
    def backward(ctx, *gradients):
        raise RuntimeError(
            "trying to differentiate twice a function that was marked with @once_differentiable"
        )
