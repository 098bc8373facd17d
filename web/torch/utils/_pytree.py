"""Nests of Python's containers as trees: their leaves in a list, and a spec that builds the nest again."""

from collections import OrderedDict, defaultdict, deque, namedtuple

from .. import return_types
from .._size import Size

_NODES = {}  # class -> (what takes a container apart, what puts one together)


def register_pytree_node(
    cls, flatten_fn, unflatten_fn, *, serialized_type_name=None, to_dumpable_context=None,
    from_dumpable_context=None, flatten_with_keys_fn=None,
):  # fmt: skip
    """Has a class's objects be nodes: `flatten_fn(node)` gives (children, context)."""
    if cls in _NODES:
        raise ValueError(f"{cls} is already registered as pytree node.")
    _NODES[cls] = flatten_fn, unflatten_fn, flatten_with_keys_fn


_register_pytree_node = register_pytree_node


class _Key:
    def __init__(self, value):
        self._value = value

    def __eq__(self, other):
        return type(other) is type(self) and other._value == self._value

    def __hash__(self):
        return hash((type(self), self._value))

    def __repr__(self):
        return f"{type(self).__name__}({self._field}={self._value!r})"

    def __str__(self):
        return f".{self._value}" if self._field == "name" else f"[{self._value!r}]"


class SequenceKey(_Key):
    """The place of a child in a sequence."""

    _field = "idx"
    idx = property(lambda self: self._value)


class MappingKey(_Key):
    """That of a child in a mapping."""

    _field = "key"
    key = property(lambda self: self._value)


class GetAttrKey(_Key):
    """That of a child in a tuple with names."""

    _field = "name"
    name = property(lambda self: self._value)


def keystr(path):
    """A path as the text behind the tree's name."""
    return "".join(map(str, path))


def _sequence(cls):
    return (lambda node: (list(node), None)), (lambda children, _: cls(children)), None


_NODES[tuple], _NODES[list], _NODES[Size] = _sequence(tuple), _sequence(list), _sequence(Size)
for _cls in (dict, OrderedDict):
    _NODES[_cls] = (
        lambda node: (list(node.values()), list(node)),
        lambda children, keys, _cls=_cls: _cls(zip(keys, children)),
        None,
    )
_NODES[defaultdict] = (
    lambda node: (list(node.values()), [node.default_factory, list(node)]),
    lambda children, context: defaultdict(context[0], zip(context[1], children)),
    None,
)
_NODES[deque] = lambda node: (list(node), node.maxlen), lambda children, most: deque(children, most), None
_NODES[namedtuple] = (
    lambda node: (list(node), type(node)),
    lambda children, cls: cls(*children),
    None,
)


def _is_named_tuple(cls):
    return issubclass(cls, tuple) and hasattr(cls, "_fields") and cls.__bases__ == (tuple,)


def _kind(tree):
    """What of the table takes a value apart; None for a leaf."""
    cls = type(tree)
    if cls in _NODES:
        return cls
    if _is_named_tuple(cls):
        if cls.__module__ == return_types.__name__:
            _NODES[cls] = _sequence(cls)
            return cls
        return namedtuple
    return None


class TreeSpec:
    """What a tree is but for its leaves."""

    def __init__(self, type, context, children):
        self.type, self.context, self._children = type, context, list(children)
        leaf = type is None
        self.num_leaves = 1 if leaf else sum(each.num_leaves for each in self._children)
        self.num_nodes = 1 + sum(each.num_nodes for each in self._children)
        self.num_children = len(self._children)

    def is_leaf(self):
        return self.type is None

    def children(self):
        return list(self._children)

    def child(self, index):
        return self._children[index]

    @property
    def children_specs(self):
        return self.children()

    def unflatten(self, leaves):
        """The tree with these leaves."""
        leaves = list(leaves)
        if len(leaves) != self.num_leaves:
            raise ValueError(
                f"treespec.unflatten(leaves): `leaves` has length {len(leaves)} but the spec refers to a "
                f"pytree that holds {self.num_leaves} items ({self})."
            )
        return self._built(iter(leaves))

    def _built(self, leaves):
        if self.type is None:
            return next(leaves)
        return _NODES[self.type][1]([each._built(leaves) for each in self._children], self.context)

    def flatten_up_to(self, tree):
        """The parts of a tree that stand where this one has leaves."""
        if self.type is None:
            return [tree]
        kind = _kind(tree)
        if kind is not self.type:
            raise ValueError(f"Node type mismatch; expected {self.type!r}, but got {type(tree)!r}.")
        children, context = _NODES[kind][0](tree)
        if len(children) != self.num_children:
            raise ValueError(f"Node arity mismatch; expected {self.num_children}, but got {len(children)}.")
        if context != self.context:
            raise ValueError(f"Node context mismatch for custom node type {self.type!r}.")
        return [part for each, child in zip(self._children, children) for part in each.flatten_up_to(child)]

    def __eq__(self, other):
        if not isinstance(other, TreeSpec):
            return NotImplemented
        mine, theirs = (self.type, self.context), (other.type, other.context)
        return mine == theirs and self._children == other._children

    def __hash__(self):
        return hash((self.type, repr(self.context), tuple(self._children)))

    def __repr__(self, indent=0):
        if self.type is None:
            return "*"
        inner = (",\n" + " " * (indent + 2)).join(each.__repr__(indent + 2) for each in self._children)
        return f"TreeSpec({self.type.__name__}, {self.context}, [{inner}])"

    __str__ = __repr__


class LeafSpec(TreeSpec):
    """The spec of a leaf."""

    def __init__(self):
        super().__init__(None, None, [])


_LEAF = LeafSpec()


def _flatten(tree, leaves, is_leaf):
    kind = None if is_leaf is not None and is_leaf(tree) else _kind(tree)
    if kind is None:
        leaves.append(tree)
        return _LEAF
    children, context = _NODES[kind][0](tree)
    return TreeSpec(kind, context, [_flatten(each, leaves, is_leaf) for each in children])


def tree_flatten(tree, is_leaf=None):
    """(leaves, spec)"""
    leaves = []
    spec = _flatten(tree, leaves, is_leaf)
    return leaves, spec


def tree_unflatten(leaves, treespec):
    """The tree of a spec with these leaves."""
    if not isinstance(treespec, TreeSpec):
        raise TypeError(
            "tree_unflatten(leaves, treespec): Expected `treespec` to be instance of TreeSpec but got item "
            f"of type {type(treespec)}."
        )
    return treespec.unflatten(leaves)


def tree_leaves(tree, is_leaf=None):
    return tree_flatten(tree, is_leaf)[0]


def tree_iter(tree, is_leaf=None):
    yield from tree_leaves(tree, is_leaf)


def tree_structure(tree, is_leaf=None):
    return tree_flatten(tree, is_leaf)[1]


def tree_is_leaf(tree, is_leaf=None):
    return (is_leaf is not None and is_leaf(tree)) or _kind(tree) is None


def tree_map(func, tree, *rests, is_leaf=None):
    """The tree with what a function makes of its leaves, and of those of others at their places."""
    leaves, spec = tree_flatten(tree, is_leaf)
    return spec.unflatten(map(func, leaves, *(spec.flatten_up_to(each) for each in rests)))


def tree_map_(func, tree, *rests, is_leaf=None):
    """The tree itself, after a function was called on its leaves."""
    tree_map(func, tree, *rests, is_leaf=is_leaf)
    return tree


def _only(kinds, func):
    if isinstance(kinds, (type, tuple)):
        return lambda leaf: func(leaf) if isinstance(leaf, kinds) else leaf
    return lambda leaf: func(leaf) if kinds(leaf) else leaf


def map_only(kinds):
    """A decorator: the function for leaves of some classes, others stay as they are."""
    return lambda func: _only(kinds, func)


def tree_map_only(kinds, func, tree, is_leaf=None):
    return tree_map(_only(kinds, func), tree, is_leaf=is_leaf)


def tree_map_only_(kinds, func, tree, is_leaf=None):
    return tree_map_(_only(kinds, func), tree, is_leaf=is_leaf)


def tree_all(pred, tree, is_leaf=None):
    return all(map(pred, tree_leaves(tree, is_leaf)))


def tree_any(pred, tree, is_leaf=None):
    return any(map(pred, tree_leaves(tree, is_leaf)))


def tree_all_only(kinds, pred, tree, is_leaf=None):
    return all(pred(each) for each in tree_leaves(tree, is_leaf) if isinstance(each, kinds))


def tree_any_only(kinds, pred, tree, is_leaf=None):
    return any(pred(each) for each in tree_leaves(tree, is_leaf) if isinstance(each, kinds))


def _paths(tree, path, found, is_leaf):
    kind = None if is_leaf is not None and is_leaf(tree) else _kind(tree)
    if kind is None:
        found.append((path, tree))
        return
    take, _, with_keys = _NODES[kind]
    if with_keys is not None:
        pairs = with_keys(tree)[0]
    elif hasattr(tree, "keys"):
        pairs = [(MappingKey(key), each) for key, each in tree.items()]
    elif kind is namedtuple:
        pairs = [(GetAttrKey(name), each) for name, each in zip(tree._fields, tree)]
    else:
        pairs = [(SequenceKey(i), each) for i, each in enumerate(take(tree)[0])]
    for key, child in pairs:
        _paths(child, (*path, key), found, is_leaf)


def tree_flatten_with_path(tree, is_leaf=None):
    """([(path, leaf)], spec)"""
    found = []
    _paths(tree, (), found, is_leaf)
    return found, tree_structure(tree, is_leaf)


def tree_leaves_with_path(tree, is_leaf=None):
    return tree_flatten_with_path(tree, is_leaf)[0]


def tree_map_with_path(func, tree, *rests, is_leaf=None):
    found, spec = tree_flatten_with_path(tree, is_leaf)
    others = [spec.flatten_up_to(each) for each in rests]
    return spec.unflatten(func(path, leaf, *more) for (path, leaf), *more in zip(found, *others))


def treespec_pprint(treespec):
    """The spec as a tree of stars."""

    class Star:
        def __repr__(self):
            return "*"

    return repr(treespec.unflatten([Star()] * treespec.num_leaves))


def _broadcast_to_and_flatten(tree, treespec, is_leaf=None):
    """The leaves of a tree at the places of a spec's: one for all below it; None where they do not fit."""
    if tree_is_leaf(tree, is_leaf):
        return [tree] * treespec.num_leaves
    kind = _kind(tree)
    if kind is not treespec.type:
        return None
    children, context = _NODES[kind][0](tree)
    if len(children) != treespec.num_children or context != treespec.context:
        return None
    found = []
    for child, spec in zip(children, treespec.children()):
        part = _broadcast_to_and_flatten(child, spec, is_leaf)
        if part is None:
            return None
        found += part
    return found


for _made in (TreeSpec, LeafSpec):
    _made.__module__ = __name__
