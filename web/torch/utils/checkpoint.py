"""torch.utils.checkpoint: what a function saves for backward is computed again when it is needed."""

import warnings
from contextlib import nullcontext
from weakref import WeakKeyDictionary, ref

from .. import random
from .._tensor import Tensor
from ..autograd import backward
from ..autograd.function import Function
from ..autograd.grad_mode import enable_grad, no_grad
from ..autograd.graph import saved_tensors_hooks


class CheckpointError(RuntimeError):
    """Computing again did not save what the first run saved."""


def checkpoint(
    function, *args, use_reentrant=None, context_fn=None, determinism_check="default", debug=False,
    early_stop=True, **kwargs
):  # fmt: skip
    """Runs the function without keeping what it saves for backward."""
    if use_reentrant is None:
        warnings.warn(
            "torch.utils.checkpoint: the use_reentrant parameter should be passed explicitly. "
            "Starting in PyTorch 2.9, calling checkpoint without use_reentrant will raise an "
            "exception. use_reentrant=False is recommended, but if you need to preserve the "
            "current default behavior, you can pass use_reentrant=True. Refer to docs for more "
            "details on the differences between the two variants.",
            stacklevel=2,
        )
        use_reentrant = True
    preserve = kwargs.pop("preserve_rng_state", True)
    if use_reentrant:
        if kwargs:
            raise ValueError("Unexpected keyword arguments: " + ",".join(kwargs))
        return CheckpointFunction.apply(function, preserve, *args)
    forward, again = context_fn() if context_fn else (nullcontext(), nullcontext())
    frame = _Frame(lambda: function(*args, **kwargs), preserve, again, early_stop)
    with saved_tensors_hooks(frame.pack, frame.unpack), forward:
        return function(*args, **kwargs)


class _Random:
    """The random stream as it was at the first run, for a block."""

    def __init__(self, preserve):
        self.state = random.get_rng_state() if preserve else None

    def __enter__(self):
        if self.state is not None:
            self.outer = random.get_rng_state()
            random.set_rng_state(self.state)

    def __exit__(self, *raised):
        if self.state is not None:
            random.set_rng_state(self.outer)


class _Holder:
    """Stands for a tensor that is not kept."""


class _Done(Exception):
    """All that was saved is there again: the rest of the function need not run."""


class _Frame:
    """One call of a function: what it saved, by number, and how to have that again."""

    def __init__(self, run, preserve, context, early_stop):
        self._run = run
        self._random = _Random(preserve)
        self._context = context
        self._early_stop = early_stop
        self._holders = []
        self._found = WeakKeyDictionary()

    def pack(self, tensor):
        holder = _Holder()
        self._holders.append(ref(holder))
        return holder

    def unpack(self, holder):
        if holder not in self._found:
            self._compute_again()
        return self._found.pop(holder)

    def _compute_again(self):
        count = 0

        def pack(tensor):
            nonlocal count
            if count < len(self._holders):
                holder = self._holders[count]()
                if holder is not None:
                    self._found[holder] = tensor.detach()
            count += 1
            if self._early_stop and count == len(self._holders):
                raise _Done
            return tensor.detach()

        try:
            with self._random, enable_grad(), self._context:
                with saved_tensors_hooks(pack, lambda tensor: tensor):
                    self._run()
        except _Done:
            pass
        if count != len(self._holders):
            raise CheckpointError(
                "torch.utils.checkpoint: A different number of tensors was saved during the "
                "original forward and recomputation.\n"
                f"Number of tensors saved during forward: {len(self._holders)}\n"
                f"Number of tensors saved during recomputation: {count}.\n"
            )


class CheckpointFunction(Function):
    """The older way: the whole function runs again inside of backward()."""

    @staticmethod
    def forward(ctx, run_function, preserve_rng_state, *args):
        if not any(isinstance(arg, Tensor) and arg.requires_grad for arg in args):
            warnings.warn("None of the inputs have requires_grad=True. Gradients will be None", stacklevel=4)
        ctx.run_function = run_function
        ctx.random = _Random(preserve_rng_state)
        ctx.places = [i for i, arg in enumerate(args) if isinstance(arg, Tensor)]
        ctx.inputs = [None if isinstance(arg, Tensor) else arg for arg in args]
        ctx.save_for_backward(*(args[i] for i in ctx.places))
        with no_grad():
            return run_function(*args)

    @staticmethod
    def backward(ctx, *gradients):
        inputs = list(ctx.inputs)
        for i, tensor in zip(ctx.places, ctx.saved_tensors):
            inputs[i] = tensor.detach().requires_grad_(tensor.requires_grad)
        with ctx.random, enable_grad():
            outputs = ctx.run_function(*inputs)
        if isinstance(outputs, Tensor):
            outputs = (outputs,)
        pairs = [
            (output, gradient)
            for output, gradient in zip(outputs, gradients)
            if isinstance(output, Tensor) and output.requires_grad
        ]
        if not pairs:
            raise RuntimeError("none of output has requires_grad=True, this checkpoint() is not necessary")
        backward(*map(list, zip(*pairs)))
        return (None, None, *(each.grad if isinstance(each, Tensor) else None for each in inputs))


def checkpoint_sequential(functions, segments, input, use_reentrant=None, **kwargs):
    """Runs a Sequential in segments, all but the last of them checkpointed."""
    if use_reentrant is None:
        warnings.warn(
            "torch.utils.checkpoint.checkpoint_sequential: the use_reentrant parameter should be "
            "passed explicitly. In version 2.9 we will raise an exception if use_reentrant is not "
            "passed. use_reentrant=False is recommended, but if you need to preserve the current "
            "default behavior, you can pass use_reentrant=True. Refer to docs for more details on "
            "the differences between the two variants.",
            stacklevel=2,
        )
        use_reentrant = True
    preserve = kwargs.pop("preserve_rng_state", True)
    if kwargs:
        raise ValueError("Unexpected keyword arguments: " + ",".join(kwargs))
    functions = list(functions.children() if hasattr(functions, "children") else functions)

    def run(part):
        def forward(input):
            for function in part:
                input = function(input)
            return input

        return forward

    size = len(functions) // segments
    last = size * (segments - 1)
    for start in range(0, last, size):
        input = checkpoint(
            run(functions[start : start + size]),
            input,
            use_reentrant=use_reentrant,
            preserve_rng_state=preserve,
        )
    return run(functions[last:])(input)
