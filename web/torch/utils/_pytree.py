"""Nests of containers (pytrees): taken apart into their leaves and a specification, and put together again."""

import json
import sys
import warnings
from collections import OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple

import torch

Context = PyTree = KeyPath = Any


# --- Steps of paths ------------------------------------------------------------------------------


@dataclass(frozen=True)
class SequenceKey:
    idx: int

    def __str__(self):
        return f"[{self.idx!r}]"

    def get(self, sequence):
        return sequence[self.idx]


@dataclass(frozen=True)
class MappingKey:
    key: Any

    def __str__(self):
        return f"[{self.key!r}]"

    def get(self, mapping):
        return mapping[self.key]


@dataclass(frozen=True)
class GetAttrKey:
    name: str

    def __str__(self):
        return f".{self.name}"

    def get(self, obj):
        return getattr(obj, self.name)


def keystr(kp):
    """How a program would write the path."""
    return "".join(map(str, kp))


def key_get(obj, kp):
    """What is found at the end of a path."""
    for step in kp:
        obj = step.get(obj)
    return obj


# --- Kinds of nodes ------------------------------------------------------------------------------


class NodeDef(NamedTuple):
    type: type
    flatten_fn: Any
    unflatten_fn: Any
    flatten_with_keys_fn: Any


class _Stored(NamedTuple):
    """How specifications are written as JSON."""

    name: str | None
    dump: Any
    load: Any


_NO_NAME = "NO_SERIALIZED_TYPE_NAME_FOUND"
SUPPORTED_NODES = {}
SUPPORTED_SERIALIZED_TYPES = {}
SERIALIZED_TYPE_TO_PYTHON_TYPE = {}


def _register(
    cls, flatten, unflatten, keys=None, *, serialized_type_name=_NO_NAME, to_dumpable=None,
    from_dumpable=None,
):  # fmt: skip
    SUPPORTED_NODES[cls] = NodeDef(cls, flatten, unflatten, keys)
    SUPPORTED_SERIALIZED_TYPES[cls] = _Stored(serialized_type_name, to_dumpable, from_dumpable)
    SERIALIZED_TYPE_TO_PYTHON_TYPE[serialized_type_name] = cls


def register_pytree_node(
    cls, flatten_fn, unflatten_fn, *, serialized_type_name=None, to_dumpable_context=None,
    from_dumpable_context=None, flatten_with_keys_fn=None,
):  # fmt: skip
    """Makes a class one of those that are taken apart."""
    if cls in SUPPORTED_NODES:
        raise ValueError(f"{cls} is already registered as pytree node.")
    if (to_dumpable_context is None) != (from_dumpable_context is None):
        raise ValueError(
            f"Both to_dumpable_context and from_dumpable_context for {cls} must be None or registered."
        )
    _register(
        cls, flatten_fn, unflatten_fn, flatten_with_keys_fn,
        serialized_type_name=_NO_NAME if serialized_type_name is None else serialized_type_name,
        to_dumpable=to_dumpable_context, from_dumpable=from_dumpable_context,
    )  # fmt: skip


def _register_pytree_node(cls, flatten_fn, unflatten_fn, **more):
    """register_pytree_node() under its older name."""
    warnings.warn(
        "`torch.utils._pytree._register_pytree_node` is deprecated. "
        "Please use `torch.utils._pytree.register_pytree_node` instead.",
        FutureWarning,
        stacklevel=2,
    )
    register_pytree_node(cls, flatten_fn, unflatten_fn, **more)


def register_dataclass(cls, *, field_names=None, drop_field_names=None, serialized_type_name=None):
    """Makes a dataclass one: by its fields."""
    names = list(cls.__dataclass_fields__) if field_names is None else list(field_names)
    names = [name for name in names if name not in (drop_field_names or ())]

    def flatten(obj):
        there = [name for name in names if getattr(obj, name) is not None]
        return [getattr(obj, name) for name in there], [there, [n for n in names if n not in there]]

    def unflatten(values, context):
        return cls(**dict(zip(context[0], values)), **dict.fromkeys(context[1]))

    def with_keys(obj):
        values, context = flatten(obj)
        return [(GetAttrKey(name), value) for name, value in zip(context[0], values)], context

    register_pytree_node(
        cls, flatten, unflatten, serialized_type_name=serialized_type_name, flatten_with_keys_fn=with_keys
    )


def _items(sequence):
    return list(sequence), None


def _mapped(mapping):
    return list(mapping.values()), list(mapping)


def _sequence_keys(flatten):
    def with_keys(sequence):
        values, context = flatten(sequence)
        return [(SequenceKey(i), value) for i, value in enumerate(values)], context

    return with_keys


def _mapping_keys(flatten):
    def with_keys(mapping):
        values, context = flatten(mapping)
        return [(MappingKey(key), value) for key, value in zip(mapping, values)], context

    return with_keys


def _named(values):
    return list(values), type(values)


def _named_keys(values):
    return [(GetAttrKey(name), value) for name, value in zip(type(values)._fields, values)], type(values)


def _default(mapping):
    return list(mapping.values()), [mapping.default_factory, list(mapping)]


def _put_default(values, context):
    return defaultdict(context[0], zip(context[1], values))


_register(
    tuple, _items, lambda values, context: tuple(values), _sequence_keys(_items),
    serialized_type_name="builtins.tuple",
)  # fmt: skip
_register(
    list, _items, lambda values, context: list(values), _sequence_keys(_items),
    serialized_type_name="builtins.list",
)  # fmt: skip
_register(
    dict, _mapped, lambda values, context: dict(zip(context, values)), _mapping_keys(_mapped),
    serialized_type_name="builtins.dict",
)  # fmt: skip
_register(
    namedtuple, _named, lambda values, context: context(*values), _named_keys,
    serialized_type_name="collections.namedtuple",
)  # fmt: skip
_register(
    OrderedDict, _mapped, lambda values, context: OrderedDict(zip(context, values)),
    _mapping_keys(_mapped), serialized_type_name="collections.OrderedDict",
)  # fmt: skip
_register(
    defaultdict, _default, _put_default, _mapping_keys(_default),
    serialized_type_name="collections.defaultdict",
)  # fmt: skip
_register(
    deque, lambda d: (list(d), d.maxlen), lambda values, context: deque(values, maxlen=context),
    _sequence_keys(lambda d: (list(d), d.maxlen)), serialized_type_name="collections.deque",
)  # fmt: skip
_register(
    torch.Size, _items, lambda values, context: tuple(values), _sequence_keys(_items),
    serialized_type_name="torch.Size",
)  # fmt: skip

STANDARD_DICT_TYPES = frozenset({dict, OrderedDict, defaultdict})
BUILTIN_TYPES = frozenset({tuple, list, dict, namedtuple, OrderedDict, defaultdict, deque})


def is_namedtuple_class(cls):
    """Whether a class is one of named fields."""
    fields = getattr(cls, "_fields", None) if isinstance(cls, type) and issubclass(cls, tuple) else None
    return type(fields) is tuple and all(type(field) is str for field in fields)


def is_namedtuple(obj):
    return is_namedtuple_class(obj if isinstance(obj, type) else type(obj))


_is_namedtuple_instance = is_namedtuple


def is_structseq_class(cls):
    """Whether a class is one of results that have names, as torch.return_types has them."""
    return isinstance(cls, type) and issubclass(cls, tuple) and cls.__module__ == "torch.return_types"


def is_structseq(obj):
    return is_structseq_class(obj if isinstance(obj, type) else type(obj))


def _node_of(cls):
    """How objects of a class are taken apart; None of what is a leaf."""
    node = SUPPORTED_NODES.get(cls)
    if node is not None:
        return node
    if is_structseq_class(cls):
        return NodeDef(cls, _items, lambda values, context: cls(values), _sequence_keys(_items))
    return SUPPORTED_NODES[namedtuple] if is_namedtuple_class(cls) else None


def _get_node_type(tree):
    node = _node_of(type(tree))
    return type(tree) if node is None else node.type


def tree_is_leaf(tree, is_leaf=None):
    """Whether it is not taken apart."""
    return (is_leaf is not None and is_leaf(tree)) or _node_of(type(tree)) is None


# --- Specifications ------------------------------------------------------------------------------


class TreeSpec:
    """What kinds of nodes a tree has, without its leaves."""

    def __init__(self, type, context, children_specs):
        self.type, self._context, self._children = type, context, list(children_specs)
        self.num_nodes = 1 + sum(child.num_nodes for child in self._children)
        self.num_leaves = 1 if type is None else sum(child.num_leaves for child in self._children)
        self.num_children = len(self._children)

    context = property(lambda self: self._context)
    children_specs = property(lambda self: self._children)

    def children(self):
        return self._children.copy()

    def child(self, index):
        return self._children[index]

    def is_leaf(self):
        return self.type is None

    def __eq__(self, other):
        if not isinstance(other, TreeSpec):
            return NotImplemented
        if self is other:
            return True
        return (self.type, self._context, self._children) == (other.type, other._context, other._children)

    def __hash__(self):
        kind = self.type
        if kind is None:
            return hash((None, None, ()))
        context = self._context
        if kind is defaultdict:
            context = (context[0], tuple(context[1]))
        elif isinstance(context, list):
            context = tuple(context)
        return hash((kind, context, tuple(self._children)))

    def __repr__(self, indent=0):
        if self.type is None:
            return "*"
        between = ",\n" + " " * (indent + 2)
        rows = between.join(child.__repr__(indent + 2) for child in self._children)
        return f"TreeSpec({self.type.__name__}, {self._context}, [{rows}])"

    def unflatten(self, leaves):
        if not isinstance(leaves, (list, tuple)):
            leaves = list(leaves)
        if len(leaves) != self.num_leaves:
            raise ValueError(
                f"treespec.unflatten(leaves): `leaves` has length {len(leaves)} but the spec refers "
                f"to a pytree that holds {self.num_leaves} items ({self})."
            )
        return self._built(iter(leaves))

    def _built(self, leaves):
        if self.type is None:
            return next(leaves)
        node = SUPPORTED_NODES.get(self.type) or _node_of(self.type)
        return node.unflatten_fn([child._built(leaves) for child in self._children], self._context)

    def flatten_up_to(self, tree):
        """What stands in a tree where this one has its leaves."""
        found = []
        self._match(tree, found)
        return found

    def _match(self, tree, found):
        if self.type is None:
            found.append(tree)
            return
        kind = _get_node_type(tree)
        both = self.type in STANDARD_DICT_TYPES and kind in STANDARD_DICT_TYPES
        if kind != self.type and not both:
            raise ValueError(f"Node type mismatch; expected {self.type!r}, but got {kind!r}.")
        node = _node_of(type(tree))
        children, context = node.flatten_fn(tree)
        if len(children) != self.num_children and not both:
            raise ValueError(f"Node arity mismatch; expected {self.num_children}, but got {len(children)}.")
        if both:
            expected = self._context[1] if self.type is defaultdict else self._context
            missing, extra = (
                [key for key in expected if key not in tree],
                [key for key in tree if key not in expected],
            )
            if missing or extra:
                told = (f"; missing key(s): {set(missing)}" if missing else "") + (
                    f"; extra key(s): {set(extra)}" if extra else ""
                )
                raise ValueError(f"Node keys mismatch{told}.")
            children = [tree[key] for key in expected]
        elif self.type is not deque and self._context != context:
            raise ValueError(f"Node context mismatch for custom node type {self.type!r}.")
        for spec, child in zip(self._children, children):
            spec._match(child, found)


PyTreeSpec = TreeSpec


class _LeafSpecs(type(TreeSpec)):
    def __instancecheck__(cls, instance):
        warnings.warn(
            "`isinstance(treespec, LeafSpec)` is deprecated, use "
            "`isinstance(treespec, TreeSpec) and treespec.is_leaf()` instead.",
            FutureWarning,
            stacklevel=2,
        )
        return isinstance(instance, TreeSpec) and instance.is_leaf()


class LeafSpec(TreeSpec, metaclass=_LeafSpecs):
    """The specification of a leaf."""

    def __new__(cls):
        return TreeSpec(None, None, [])


_LEAF = TreeSpec(None, None, [])


def treespec_leaf():
    return _LEAF


def treespec_tuple(iterable=()):
    return TreeSpec(tuple, None, list(iterable))


def treespec_list(iterable=()):
    return TreeSpec(list, None, list(iterable))


def treespec_dict(mapping=(), **more):
    made = dict(mapping, **more)
    return TreeSpec(dict, list(made), list(made.values()))


# --- Apart and together --------------------------------------------------------------------------


def tree_flatten(tree, is_leaf=None):
    """The leaves, and the specification of the rest."""
    leaves = []

    def apart(tree):
        node = _node_of(type(tree))
        if node is None or (is_leaf is not None and is_leaf(tree)):
            leaves.append(tree)
            return _LEAF
        children, context = node.flatten_fn(tree)
        return TreeSpec(node.type, context, [apart(child) for child in children])

    spec = apart(tree)
    return leaves, spec


def tree_unflatten(leaves, treespec):
    """The tree of a specification, with these leaves."""
    if not isinstance(treespec, TreeSpec):
        raise TypeError(
            f"Expected `treespec` to be an instance of PyTreeSpec but got item of type {type(treespec)}."
        )
    return treespec.unflatten(leaves)


def tree_iter(tree, is_leaf=None):
    """The leaves, one by one."""
    node = _node_of(type(tree))
    if node is None or (is_leaf is not None and is_leaf(tree)):
        yield tree
        return
    for child in node.flatten_fn(tree)[0]:
        yield from tree_iter(child, is_leaf)


def tree_leaves(tree, is_leaf=None):
    return list(tree_iter(tree, is_leaf))


def tree_structure(tree, is_leaf=None):
    return tree_flatten(tree, is_leaf)[1]


def _of_each(func, tree, rests, is_leaf):
    leaves, spec = tree_flatten(tree, is_leaf)
    return spec, map(func, leaves, *(spec.flatten_up_to(rest) for rest in rests))


def tree_map(func, tree, *rests, is_leaf=None):
    """The tree with what `func` makes of each leaf, and of what others have in its place."""
    spec, results = _of_each(func, tree, rests, is_leaf)
    return spec.unflatten(results)


def tree_map_(func, tree, *rests, is_leaf=None):
    """Calls `func` with each leaf; gives the tree."""
    deque(_of_each(func, tree, rests, is_leaf)[1], maxlen=0)
    return tree


def _picked(types):
    """The condition of a type, of several, or of a function."""
    if isinstance(types, (type, tuple)) or hasattr(types, "__args__"):
        return lambda leaf: isinstance(leaf, types)
    if callable(types):
        return types
    raise TypeError(
        "Argument must be a type, a tuple of types, or a callable that takes a leaf and returns a bool."
    )


def map_only(type_or_types_or_pred, /):
    """A decorator: the function is for such leaves, others stay."""
    picks = _picked(type_or_types_or_pred)
    return lambda func: lambda leaf: func(leaf) if picks(leaf) else leaf


def tree_map_only(type_or_types_or_pred, /, func, tree, is_leaf=None):
    return tree_map(map_only(type_or_types_or_pred)(func), tree, is_leaf=is_leaf)


def tree_map_only_(type_or_types_or_pred, /, func, tree, is_leaf=None):
    return tree_map_(map_only(type_or_types_or_pred)(func), tree, is_leaf=is_leaf)


def tree_all(pred, tree, is_leaf=None):
    return all(map(pred, tree_iter(tree, is_leaf)))


def tree_any(pred, tree, is_leaf=None):
    return any(map(pred, tree_iter(tree, is_leaf)))


def tree_all_only(type_or_types, /, pred, tree, is_leaf=None):
    return all(pred(leaf) for leaf in tree_iter(tree, is_leaf) if isinstance(leaf, type_or_types))


def tree_any_only(type_or_types, /, pred, tree, is_leaf=None):
    return any(pred(leaf) for leaf in tree_iter(tree, is_leaf) if isinstance(leaf, type_or_types))


def _broadcast_to_and_flatten(tree, treespec, is_leaf=None):
    """A leaf for each of another tree's, of a tree that stops earlier; None where it does not fit."""
    if tree_is_leaf(tree, is_leaf):
        return [tree] * treespec.num_leaves
    node = _node_of(type(tree))
    if treespec.is_leaf() or node.type != treespec.type:
        return None
    children, context = node.flatten_fn(tree)
    if len(children) != treespec.num_children or context != treespec.context:
        return None
    found = []
    for child, spec in zip(children, treespec.children()):
        flat = _broadcast_to_and_flatten(child, spec, is_leaf)
        if flat is None:
            return None
        found += flat
    return found


# --- With paths ----------------------------------------------------------------------------------


def _with_paths(path, tree, is_leaf):
    if tree_is_leaf(tree, is_leaf):
        yield path, tree
        return
    node = _node_of(type(tree))
    if node.flatten_with_keys_fn is None:
        raise ValueError(
            f"Did not find a flatten_with_keys_fn for type: {node.type}. Please pass a "
            "flatten_with_keys_fn argument to register_pytree_node."
        )
    for key, child in node.flatten_with_keys_fn(tree)[0]:
        yield from _with_paths((*path, key), child, is_leaf)


def tree_flatten_with_path(tree, is_leaf=None):
    return tree_leaves_with_path(tree, is_leaf), tree_structure(tree, is_leaf)


def tree_leaves_with_path(tree, is_leaf=None):
    return list(_with_paths((), tree, is_leaf))


def tree_map_with_path(func, tree, *rests, is_leaf=None):
    pairs, spec = tree_flatten_with_path(tree, is_leaf)
    others = [spec.flatten_up_to(rest) for rest in rests]
    return spec.unflatten([func(*pair, *more) for pair, *more in zip(pairs, *others)])


# --- As text -------------------------------------------------------------------------------------

DEFAULT_TREESPEC_SERIALIZATION_PROTOCOL = 1


class EnumEncoder(json.JSONEncoder):
    def default(self, obj):
        return obj.value if isinstance(obj, Enum) else super().default(obj)


def _path_of_class(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


def _class_of_path(path):
    module, _, name = path.rpartition(".")
    return getattr(sys.modules[module], name)


def _dumped(spec):
    if spec.is_leaf():
        return {"type": None, "context": None, "children_spec": []}
    stored = SUPPORTED_SERIALIZED_TYPES.get(spec.type)
    if stored is None:
        raise NotImplementedError(f"Serializing {spec.type} in pytree is not registered.")
    if stored.name == _NO_NAME:
        raise NotImplementedError(
            f"No registered serialization name for {spec.type} found. Please update your "
            "_register_pytree_node call with a `serialized_type_name` kwarg."
        )
    if stored.dump is not None:
        context = stored.dump(spec.context)
    elif spec.type is namedtuple:
        context = _path_of_class(spec.context)
    elif spec.type is defaultdict:
        factory, keys = spec.context
        context = {
            "default_factory_module": factory.__module__,
            "default_factory_name": factory.__qualname__,
            "dict_context": keys,
        }
    else:
        try:
            context = json.dumps(spec.context, cls=EnumEncoder)
        except TypeError as error:
            raise TypeError(
                "Unable to serialize context. Please make the context json dump-able, or register a "
                "custom serializer using _register_pytree_node."
            ) from error
    return {
        "type": stored.name,
        "context": context,
        "children_spec": [_dumped(child) for child in spec.children()],
    }


def _loaded(made):
    if made["type"] is None and made["context"] is None and not made["children_spec"]:
        return _LEAF
    cls = SERIALIZED_TYPE_TO_PYTHON_TYPE.get(made["type"])
    if cls is None:
        raise NotImplementedError(f"Deserializing {made['type']} in pytree is not registered.")
    stored, context = SUPPORTED_SERIALIZED_TYPES[cls], made["context"]
    if stored.load is not None:
        context = stored.load(context)
    elif cls is namedtuple:
        context = _class_of_path(context)
    elif cls is defaultdict:
        factory = _class_of_path(f"{context['default_factory_module']}.{context['default_factory_name']}")
        context = [factory, context["dict_context"]]
    else:
        context = json.loads(context)
    return TreeSpec(cls, context, [_loaded(child) for child in made["children_spec"]])


def treespec_dumps(treespec, protocol=None):
    """A specification as JSON."""
    if not isinstance(treespec, TreeSpec):
        raise TypeError(
            "treespec_dumps(treespec, protocol): Expected `treespec` to be instance of PyTreeSpec but "
            f"got item of type {type(treespec)}."
        )
    protocol = DEFAULT_TREESPEC_SERIALIZATION_PROTOCOL if protocol is None else protocol
    if protocol != DEFAULT_TREESPEC_SERIALIZATION_PROTOCOL:
        raise ValueError(
            f"Unknown protocol {protocol}. Available protocols: [{DEFAULT_TREESPEC_SERIALIZATION_PROTOCOL}]"
        )
    return json.dumps((protocol, _dumped(treespec)), cls=EnumEncoder)


def treespec_loads(serialized):
    protocol, made = json.loads(serialized)
    if protocol != DEFAULT_TREESPEC_SERIALIZATION_PROTOCOL:
        raise ValueError(
            f"Unknown protocol {protocol}. Available protocols: [{DEFAULT_TREESPEC_SERIALIZATION_PROTOCOL}]"
        )
    return _loaded(made)


def treespec_pprint(treespec):
    """The tree of a specification, with a star for each leaf."""
    star = type("_Asterisk", (str,), {"__repr__": lambda self: "*"})("*")
    return repr(tree_unflatten([star] * treespec.num_leaves, treespec))


def arg_tree_leaves(*args, **kwargs):
    """The leaves of a call's arguments."""
    return [leaf for each in (*args, *kwargs.values()) for leaf in tree_iter(each)]
