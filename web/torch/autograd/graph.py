"""Nodes of the graph as Python objects: a class a name, so that type(fn).__name__ tells it."""

from contextlib import contextmanager
from weakref import WeakValueDictionary

from .._wire import bind_nodes, primitive

_name = primitive("node.name")
_next = primitive("node.next")
_variable = primitive("node.variable")
_saved_names = primitive("node.saved_names")
_saved = primitive("node.saved")
_release = primitive("node.release")

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
        return tuple(
            (None if id is None else node_of(id), place) for id, place in _next(self._id)
        )

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
        if name.startswith("_saved_"):
            return _saved(self._id, name[len("_saved_") :])
        if not name.startswith("__") and self._context is not None:
            return getattr(self._context, name)
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __dir__(self):
        saved = ["_saved_" + name for name in _saved_names(self._id)]
        return sorted({*object.__dir__(self), *saved} - {"_id"})

    def register_hook(self, hook):
        raise NotImplementedError("hooks of graph nodes are not in the Tensorglass playground yet")

    register_prehook = register_hook

    def __del__(self, release=_release):
        release(self._id)

    def __repr__(self):
        return f"<{type(self).__name__} object at {id(self):#x}>"


def node_of(id):
    """The object of a node's id; one while anyone holds it."""
    node = _alive.get(id)
    if node is None:
        name = _name(id).rpartition("::")[2]
        cls = _classes.get(name)
        if cls is None:
            cls = _classes[name] = type(name, (Node,), {"__module__": "builtins"})
        node = object.__new__(cls)
        node.__dict__["_id"] = id
        _alive[id] = node
    return node


bind_nodes(node_of)


def get_gradient_edge(tensor):
    raise NotImplementedError("gradient edges are not in the Tensorglass playground yet")


@contextmanager
def saved_tensors_hooks(pack_hook, unpack_hook):
    raise NotImplementedError("saved_tensors_hooks is not in the Tensorglass playground yet")
    yield
