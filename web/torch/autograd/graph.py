"""Nodes of the graph as Python objects: a class a name, so that type(fn).__name__ tells it."""

from collections import OrderedDict, namedtuple
from contextlib import contextmanager
from weakref import WeakValueDictionary

from .._tensor import Tensor, checked_gradient
from .._wire import bind_nodes, primitive, register
from .._hooks import RemovableHandle, name_of

_name = primitive("node.name")
_next = primitive("node.next")
_variable = primitive("node.variable")
_saved_names = primitive("node.saved_names")
_saved = primitive("node.saved")
_release = primitive("node.release")
_hook = primitive("node.hook")
_apply = primitive("node.apply")
_stand_in = primitive("node.stand_in")
_pack_saved = primitive("node.pack_saved")
_push_hooks = primitive("autograd.push_saved_hooks")
_pop_hooks = primitive("autograd.pop_saved_hooks")
_disable_hooks = primitive("autograd.disable_saved_hooks")
_increment_version = primitive("autograd.increment_version")

_alive = WeakValueDictionary()  # node id -> Node
_classes = {}
contexts = WeakValueDictionary()  # node id -> context of a torch.autograd.Function


class Node:
    """A node of the backward graph: it turns gradients of outputs into gradients of inputs."""

    def name(self):
        """As PyTorch names it: "MulBackward0"."""
        return _name(self._id)

    @property
    def next_functions(self):
        """The nodes that its results go to, each with the number of the input there."""
        return tuple((None if id is None else node_of(id), place) for id, place in _next(self._id))

    @property
    def metadata(self):
        return self.__dict__.setdefault("_metadata", {})

    @property
    def _context(self):
        return contexts.get(self._id)

    def __getattr__(self, name):
        if name == "_id":
            raise AttributeError(name)
        if name == "variable" and type(self).__name__ == "AccumulateGrad":
            return _variable(self._id)
        if name == "_raw_saved_tensors" and self._context is not None:
            return tuple(_RawSaved(self, str(i)) for i in range(self._context._saved_count))
        if name.startswith("_raw_saved_"):
            return _RawSaved(self, name[len("_raw_saved_") :])
        if name.startswith("_saved_"):
            return _saved(self._id, name[len("_saved_") :])
        if not name.startswith("__") and self._context is not None:
            return getattr(self._context, name)
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __dir__(self):
        saved = ["_saved_" + name for name in _saved_names(self._id)]
        return sorted({*object.__dir__(self), *saved} - {"_id"})

    def register_hook(self, fn):
        """Calls `fn(grad_inputs, grad_outputs)` after the node ran; may give other grad_inputs."""
        return _hooked(self._id, fn, False)

    def register_prehook(self, fn):
        """Calls `fn(grad_outputs)` before the node runs; may give other grad_outputs."""
        return _hooked(self._id, fn, True)

    def __call__(self, *gradients):
        """What the node makes of gradients, by itself."""
        made = _apply(self._id, [None if each is None else each for each in gradients])
        return made[0] if len(made) == 1 else tuple(made)

    def __del__(self, release=_release):
        release(self._id)

    def __repr__(self):
        cls = type(self)
        module = "" if cls.__module__ == "builtins" else cls.__module__ + "."
        return f"<{module}{cls.__name__} object at {id(self):#x}>"


def node_of(id):
    """The object of a node's id; one while anyone holds it."""
    node = _alive.get(id)
    if node is None:
        name = _name(id).rpartition("::")[2]
        cls = _classes.get(name)
        if cls is None:
            # Nodes of operators have a number at the end of their names.
            module = "torch.autograd.function" if name.endswith("Backward") else "builtins"
            cls = _classes[name] = type(name, (Node,), {"__module__": module})
        node = object.__new__(cls)
        node.__dict__["_id"] = id
        _alive[id] = node
    return node


bind_nodes(node_of)


_hooks_of = WeakValueDictionary()  # (node id, whether before) -> what the engine's callback runs


class _Hooks:
    """The hooks of a node, of one kind. Which of them run is settled when it is their turn."""

    def __init__(self, run):
        self.functions = OrderedDict()
        self.run = run(self.functions)

    def __call__(self, payload):
        return self.run(payload)


def _hooked(id, fn, before):
    hooks = _hooks_of.get((id, before))
    if hooks is None:
        hooks = _hooks_of[id, before] = _Hooks(_before if before else _after)
        _hook(id, register(hooks), before)
    handle = RemovableHandle(hooks.functions)
    hooks.functions[handle.id] = fn
    return handle


def _after(hooks):
    def run(payload):
        made, given = map(tuple, payload)
        for hook in tuple(hooks.values()):
            made = _replaced(made, hook(made, given), hook)
        return list(made)

    return run


def _before(hooks):
    def run(payload):
        given = tuple(payload[0])
        for hook in tuple(hooks.values()):
            given = _replaced(given, hook(given), hook)
        return list(given)

    return run


def _replaced(gradients, changed, hook):
    if changed is None:
        return gradients
    if not isinstance(changed, tuple):
        raise TypeError(f"expected tuple, but hook returned '{type(changed).__name__}'")
    if len(changed) != len(gradients):
        raise RuntimeError(
            f"hook '{name_of(hook)}' has returned an incorrect number of values "
            f"(got {len(changed)}, but expected {len(gradients)})"
        )
    return tuple(
        old if new is None else checked_gradient(old, new, hook) for old, new in zip(gradients, changed)
    )


# --- Edges ---------------------------------------------------------------------------------------


class GradientEdge(namedtuple("GradientEdge", ["node", "output_nr", "ownership_token"])):
    """Where a tensor's gradient goes: a node, and the number of the output there."""

    __slots__ = ()

    def __new__(cls, node, output_nr, ownership_token=None):
        return super().__new__(cls, node, output_nr, ownership_token)


def get_gradient_edge(tensor):
    """The edge that the gradient of `tensor` goes to."""
    if not tensor.requires_grad:
        raise RuntimeError(
            "It is not possible to get the gradient edge for a Tensor that does not require gradients"
        )
    node = tensor.grad_fn
    if node is None:
        node = tensor.view_as(tensor).grad_fn.next_functions[0][0]
    return GradientEdge(node, tensor.output_nr)


def tensor_at(edge):
    """The tensor whose gradient goes along an edge, as far as backward() needs it; tensors are given back."""
    return _stand_in(edge.node._id, edge.output_nr) if isinstance(edge, GradientEdge) else edge


def increment_version(tensor):
    """Counts a write in place that autograd did not see."""
    for each in [tensor] if isinstance(tensor, Tensor) else tensor:
        if not each.is_inference():
            _increment_version(each)


# --- Saved tensors -------------------------------------------------------------------------------


def _packer(pack_hook, unpack_hook):
    """The engine's callback that packs a tensor, and gives the one that unpacks it."""

    def pack(tensors):
        packed = pack_hook(tensors[0])

        def unpack(_):
            tensor = unpack_hook(packed)
            if not isinstance(tensor, Tensor):
                raise TypeError(
                    "Output of saved tensor unpack_hook expected to be a Tensor but got result of "
                    f"type {type(tensor).__name__}"
                )
            return [tensor]

        return register(unpack)

    return pack


class _RawSaved:
    """A saved tensor, before it is unpacked."""

    def __init__(self, node, name):
        self._node = node
        self._name = name

    def register_hooks(self, pack_hook, unpack_hook):
        _pack_saved(self._node._id, self._name, register(_packer(pack_hook, unpack_hook)))


_RawSaved.__name__ = _RawSaved.__qualname__ = "SavedTensor"
_RawSaved.__module__ = "torch._C._autograd"


class saved_tensors_hooks:
    """Within it, tensors saved for backward are kept as what `pack_hook(tensor)` gives, and had
    back as what `unpack_hook` makes of that."""

    def __init__(self, pack_hook, unpack_hook):
        self.pack_hook = pack_hook
        self.unpack_hook = unpack_hook

    def __enter__(self):
        if not (callable(self.pack_hook) and callable(self.unpack_hook)):
            raise TypeError("saved_tensors_hooks: pack_hook and unpack_hook must be callable")
        _push_hooks(register(_packer(self.pack_hook, self.unpack_hook)))

    def __exit__(self, *raised):
        _pop_hooks()


class save_on_cpu(saved_tensors_hooks):
    """Keeps copies of what is saved for backward on the CPU: where all is already."""

    def __init__(self, pin_memory=False, device_type="cuda"):
        super().__init__(lambda tensor: (tensor.device, tensor.cpu()), lambda packed: packed[1])


class _Originals:
    """What tensors were when they were saved, for one block."""

    def clear(self):
        pass


_originals = None  # those of the block that is open


@contextmanager
def allow_mutation_on_saved_tensors():
    """Within it, tensors that were saved for backward may be written to: their values then are kept."""
    global _originals
    if _originals is not None:
        raise RuntimeError("allow_mutation_on_saved_tensors contexts cannot be nested")
    mine = _originals = _Originals()

    def pack(tensor):
        return tensor, tensor._version, tensor.detach().clone()

    def unpack(packed):
        tensor, version, kept = packed
        if _originals is not mine:
            raise AssertionError(
                "Trying to backward outside of the 'allow_mutation_on_saved_tensors' context"
                "in which the graph was originally recorded."
            )
        return tensor if tensor._version == version else kept

    try:
        with saved_tensors_hooks(pack, unpack):
            yield mine
    finally:
        _originals = None


@contextmanager
def disable_saved_tensors_hooks(error_message):
    """Within it, using saved_tensors_hooks raises with that message."""
    before = _disable_hooks(error_message)
    try:
        yield
    finally:
        _disable_hooks(before)


# --- Several tensors at once ---------------------------------------------------------------------

_runs = []  # of backward() that are going on
_DEEPEST = 50


class _Run:
    """One of them."""

    def __init__(self, restricted=False):
        self.restricted = restricted  # to some inputs
        self.at_end = {}  # what to do then


def current_run():
    """That which is going on; outside of backward() a new one."""
    return _runs[-1] if _runs else _Run()


class backward_run:
    """Around a run of backward: hooks of several tensors learn where it ends."""

    def __init__(self, restricted):
        self._run = _Run(restricted)

    def __enter__(self):
        if len(_runs) == _DEEPEST:
            raise RecursionError(
                f"backward() runs within backward() {_DEEPEST} deep: Tensorglass's stack holds no more of them"
            )
        _runs.append(self._run)

    def __exit__(self, raised, *_):
        try:
            if raised is None:
                for finish in tuple(self._run.at_end.values()):
                    finish()
        finally:
            _runs.pop()


class _MultiHandle:
    def __init__(self, handles):
        self.handles = handles

    def remove(self):
        for handle in self.handles:
            handle.remove()

    def __enter__(self):
        return self

    def __exit__(self, *raised):
        self.remove()


def register_multi_grad_hook(tensors, fn, *, mode="all"):
    """Calls `fn` with all the tensors' gradients once they are known, or with the first of them."""
    if mode not in ("all", "any"):
        raise ValueError(f"Expects mode to be one of ('all', 'any') but got {mode}")
    if mode == "all":
        for tensor in tensors:
            if not tensor.requires_grad:
                raise AssertionError("Expected gradient function to be set")
    key = object()

    def first(gradient):
        if key not in _runs[-1].at_end:
            _runs[-1].at_end[key] = lambda: None
            fn(gradient)

    def nth(i):
        def hook(gradient):
            run = _runs[-1].at_end
            if key not in run:
                found = [None] * len(tensors)

                def finish():
                    run.pop(key)
                    fn(found)

                finish.found = found
                run[key] = finish
            finish = run[key]
            finish.found[i] = gradient
            if all(each is not None for each in finish.found):
                finish()

        return hook

    return _MultiHandle(
        tuple(
            tensor.register_hook(nth(i) if mode == "all" else first)
            for i, tensor in enumerate(tensors)
            if mode == "all" or tensor.requires_grad
        )
    )
