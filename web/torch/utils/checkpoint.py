"""torch.utils.checkpoint: what a function saves for backward is computed again when it is needed."""

from contextlib import contextmanager, nullcontext
from weakref import WeakKeyDictionary, ref

from .. import random
from .._functions import make_function
from .._tensor import Tensor
from .._warnings import warn
from ..autograd import backward
from ..autograd.function import Function
from ..autograd.grad_mode import enable_grad, no_grad
from ..amp.autocast_mode import autocast, get_autocast_dtype, is_autocast_enabled
from ..autograd.graph import current_run, saved_tensors_hooks


_empty = make_function("empty")


class CheckpointError(RuntimeError):
    """Computing again did not save what the first run saved."""


def _noop_contexts():
    return nullcontext(), nullcontext()


noop_context_fn = _noop_contexts
_early_stop = None  # what a block says for all checkpoints in it
_debug = None


@contextmanager
def set_checkpoint_early_stop(enable):
    """Whether, for checkpoints of a block, computing again stops when all that was saved is there."""
    global _early_stop
    before, _early_stop = _early_stop, enable
    try:
        yield
    finally:
        _early_stop = before


@contextmanager
def set_checkpoint_debug_enabled(enabled):
    """What checkpoints of a block are told for `debug`."""
    global _debug
    before, _debug = _debug, enabled
    try:
        yield
    finally:
        _debug = before


_FACTS = {
    "default": lambda x: {"shape": x.shape, "dtype": x.dtype, "device": x.device},
    "none": lambda x: None,
}


def checkpoint(
    function, *args, use_reentrant=None, context_fn=noop_context_fn, determinism_check="default",
    debug=False, early_stop=True, respect_saved_tensors_hooks=None, **kwargs
):  # fmt: skip
    """Runs the function without keeping what it saves for backward."""
    if use_reentrant is None:
        warn(
            "torch.utils.checkpoint: the use_reentrant parameter should be passed explicitly. "
            "Starting in PyTorch 2.9, calling checkpoint without use_reentrant will raise an "
            "exception. use_reentrant=False is recommended, but if you need to preserve the "
            "current default behavior, you can pass use_reentrant=True. Refer to docs for more "
            "details on the differences between the two variants.",
        )
        use_reentrant = True
    preserve = kwargs.pop("preserve_rng_state", True)
    if use_reentrant:
        if kwargs:
            raise ValueError("Unexpected keyword arguments: " + ",".join(kwargs))
        if context_fn is not noop_context_fn or debug is not False or respect_saved_tensors_hooks is not None:
            raise ValueError(
                "Passing `context_fn`, `debug`, or `respect_saved_tensors_hooks` is only supported when "
                "use_reentrant=False."
            )
        return CheckpointFunction.apply(function, preserve, *args)
    if (debug if _debug is None else _debug) and context_fn is not noop_context_fn:
        raise ValueError("debug=True is incompatible with non-default context_fn")
    if determinism_check not in _FACTS:
        raise ValueError(f"determinism_check should be one of {list(_FACTS)}, but got {determinism_check}")
    forward, again = context_fn()
    places = [i for i, arg in enumerate(args) if isinstance(arg, Tensor)]
    kept = _Inputs.apply(_empty(0, requires_grad=True), *(args[i] for i in places)).grad_fn
    if kept is None:  # nothing is recorded
        return function(*args, **kwargs)
    others = [None if isinstance(arg, Tensor) else arg for arg in args]

    def run():
        inputs = list(others)
        for i, tensor in zip(places, kept.saved_tensors):
            inputs[i] = tensor
        function(*inputs, **kwargs)

    stops = early_stop if _early_stop is None else _early_stop
    frame = _Frame(run, preserve, again, stops, _FACTS[determinism_check])
    with saved_tensors_hooks(frame.pack, frame.unpack), forward:
        given = function(*args, **kwargs)
    frame.completed = True
    return given


class _Inputs(Function):
    """Keeps the tensors that a function was given as a node does: with the versions that they had."""

    @staticmethod
    def forward(ctx, anchor, *tensors):
        ctx.save_for_backward(*tensors)
        return _empty(0)

    @staticmethod
    def backward(ctx, gradient):
        raise AssertionError("Did not expect to backward on this graph")


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

    def __init__(self, run, preserve, context, early_stop, facts):
        self._run = run
        self._random = _Random(preserve)
        self._autocast = autocast("cpu", get_autocast_dtype("cpu"), is_autocast_enabled("cpu"))
        self._context = context
        self._early_stop = early_stop
        self._facts = facts
        self._holders = []
        self._saved_facts = []
        self._found = WeakKeyDictionary()  # by run of backward: what is there again, by holder
        self.completed = False

    def pack(self, tensor):
        holder = _Holder()
        self._holders.append(ref(holder))
        with no_grad():
            self._saved_facts.append(self._facts(tensor))
        return holder

    def unpack(self, holder):
        run = current_run()
        found = self._found.get(run)
        if found is None:
            found = self._found[run] = WeakKeyDictionary()
            self._compute_again(found)
        if holder not in found:
            raise CheckpointError(_UNPACKED_TWICE)
        return found.pop(holder)

    def _compute_again(self, found):
        count, others = 0, False

        def pack(tensor):
            nonlocal count, others
            if tensor.requires_grad:
                tensor = tensor.detach()
            count += 1
            if count > len(self._holders):
                if not self.completed:  # backward inside of the function
                    others = True
                    return tensor
                raise CheckpointError(
                    "torch.utils.checkpoint: trying to save more tensors during recomputation than "
                    f"during the original forward pass.\n{_TIP}"
                )
            holder = self._holders[count - 1]()
            if holder is not None:
                found[holder] = tensor
            if self._early_stop and count == len(self._holders):
                raise _Done
            return tensor

        try:
            with self._random, enable_grad(), self._autocast, self._context:
                with saved_tensors_hooks(pack, lambda tensor: tensor):
                    self._run()
        except _Done:
            pass
        if not others:
            self._check(found, count)

    def _check(self, found, count):
        if count != len(self._holders):
            raise CheckpointError(
                "torch.utils.checkpoint: A different number of tensors was saved during the "
                "original forward and recomputation.\n"
                f"Number of tensors saved during forward: {len(self._holders)}\n"
                f"Number of tensors saved during recomputation: {count}.\n{_TIP}"
            )
        differing = ""
        for i, (holder, facts) in enumerate(zip(self._holders, self._saved_facts)):
            holder = holder()
            if holder is None:
                continue
            again = self._facts(found[holder])
            if again != facts:
                differing += (
                    f"tensor at position {i}:\nsaved metadata: {facts}\nrecomputed metadata: {again}\n"
                )
        if differing:
            raise CheckpointError(
                "torch.utils.checkpoint: Recomputed values for the following tensors have different "
                f"metadata than during the forward pass.\n{differing}.\n{_TIP}"
            )


_UNPACKED_TWICE = (
    "torch.utils.checkpoint: Unpack is being triggered for a tensor that was already unpacked once. If you are "
    "calling ctx.saved_tensors in backward, make sure to do so only once. Otherwise please open an issue with "
    "details on your use case."
)
_TIP = """
Tip: To see a more detailed error message, either pass `debug=True` to
`torch.utils.checkpoint.checkpoint(...)` or wrap the code block
with `with torch.utils.checkpoint.set_checkpoint_debug_enabled(True):` to
enable checkpoint\u2011debug mode globally.

If this error occurs under torch.compile with automatic_dynamic_shapes enabled,
it may be because the recomputation selected a different compiled graph than the
forward pass (e.g., a dynamic graph instead of the original static graph).
To fix this, either:
  - Use torch._dynamo.mark_dynamic() to explicitly mark varying dimensions as
    dynamic upfront, avoiding the static-to-dynamic transition.
  - Call torch._C._dynamo.eval_frame._set_lru_cache(False) to disable LRU cache
    reordering, which can change which graph is checked first between forward
    and recompute.
See https://github.com/pytorch/pytorch/issues/166926 for more details and
workaround examples.
"""


class CheckpointFunction(Function):
    """The older way: the whole function runs again inside of backward()."""

    @staticmethod
    def forward(ctx, run_function, preserve_rng_state, *args):
        if not any(isinstance(arg, Tensor) and arg.requires_grad for arg in args):
            warn("None of the inputs have requires_grad=True. Gradients will be None")
        ctx.run_function = run_function
        ctx.random = _Random(preserve_rng_state)
        ctx.autocast = autocast("cpu", get_autocast_dtype("cpu"), is_autocast_enabled("cpu"))
        ctx.places = [i for i, arg in enumerate(args) if isinstance(arg, Tensor)]
        ctx.inputs = [None if isinstance(arg, Tensor) else arg for arg in args]
        ctx.save_for_backward(*(args[i] for i in ctx.places))
        with no_grad():
            return run_function(*args)

    @staticmethod
    def backward(ctx, *gradients):
        if current_run().restricted:
            raise RuntimeError(
                "When use_reentrant=True, torch.utils.checkpoint is incompatible with .grad() or passing an "
                "`inputs` parameter to .backward(). To resolve this error, you can either set "
                "use_reentrant=False, or call .backward() without passing the `inputs` argument."
            )
        inputs = list(ctx.inputs)
        for i, tensor in zip(ctx.places, ctx.saved_tensors):
            inputs[i] = tensor.detach().requires_grad_(tensor.requires_grad)
        with ctx.random, enable_grad(), ctx.autocast:
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
        warn(
            "torch.utils.checkpoint.checkpoint_sequential: the use_reentrant parameter should be "
            "passed explicitly. In version 2.9 we will raise an exception if use_reentrant is not "
            "passed. use_reentrant=False is recommended, but if you need to preserve the current "
            "default behavior, you can pass use_reentrant=True. Refer to docs for more details on "
            "the differences between the two variants.",
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
