"""torch.utils._pytree: nests of containers taken apart, and put together again."""
from collections import OrderedDict, defaultdict, deque, namedtuple

import torch
import torch.utils._pytree as pytree

Point = namedtuple("Point", ["x", "y"])
nests = [
    1,
    None,
    [],
    (),
    {},
    [1, (2, 3), {"b": 4, "a": 5}],
    OrderedDict(second=1, first=[2]),
    Point(1, [2, 3]),
    {"a": (None, "text"), 3: torch.Size([2, 3])},
    deque([1, 2], maxlen=4),
]
for nest in nests:
    leaves, spec = pytree.tree_flatten(nest)
    print(leaves, spec)
    print(spec.num_leaves, spec.num_nodes, spec.num_children, spec.is_leaf(), getattr(spec.type, "__name__", None))
    print(pytree.tree_unflatten(leaves, spec), pytree.tree_structure(nest) == spec)
    print(pytree.tree_leaves(nest), pytree.tree_map(lambda x: (x, x), nest))

counted = defaultdict(list, {"z": [1], "a": [2]})
leaves, spec = pytree.tree_flatten(counted)
print(leaves, spec.type, spec.context)
print(pytree.tree_unflatten(leaves, spec))
top = torch.tensor([[1.0, 3.0, 2.0]]).max(1)
leaves, spec = pytree.tree_flatten(top)
print(leaves, type(pytree.tree_unflatten(leaves, spec)))

nest = [1, ("two", 3.0), {"four": torch.tensor(4)}]
print(pytree.tree_map_only(int, lambda x: x + 1, nest))
print(pytree.tree_map_only((int, float), lambda x: -x, nest))
print(pytree.tree_map_only(lambda x: isinstance(x, str), str.upper, nest))
print(pytree.tree_all(bool, nest), pytree.tree_any(lambda x: x == 3.0, nest))
print(pytree.tree_all_only(int, lambda x: x > 0, nest), pytree.tree_any_only(float, lambda x: x > 5, nest))
print(pytree.tree_map(lambda a, b: a + b, [1, (2, 3)], [10, (20, 30)]))
print(pytree.tree_map(len, [(1, 2), (3,)], is_leaf=lambda x: isinstance(x, tuple)))
out = []
print(pytree.tree_map_(out.append, (1, [2])), out)
print(list(pytree.tree_iter((1, [2]))))
print(pytree.tree_leaves_with_path(nest))
print(pytree.tree_flatten_with_path({"a": [1], "b": Point(2, 3)}))
print(pytree.tree_map_with_path(lambda path, x: pytree.keystr(path), nest))
print(pytree.key_get(nest, pytree.tree_leaves_with_path(nest)[1][0]))


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


_, spec = pytree.tree_flatten([1, (2, 3)])
attempt(lambda: pytree.tree_unflatten([1, 2], spec))
attempt(lambda: pytree.tree_unflatten([1, 2], 3))
attempt(lambda: pytree.tree_map(lambda a, b: a, [1, 2], [1]))
attempt(lambda: pytree.tree_map(lambda a, b: a, [1, 2], (1, 2)))
attempt(lambda: pytree.tree_map(lambda a, b: a, {"a": 1}, {"b": 1}))
attempt(lambda: spec.flatten_up_to([[1], (2, {})]))
attempt(lambda: spec.flatten_up_to([[1], 2]))
attempt(lambda: spec.flatten_up_to(5))
attempt(lambda: pytree._broadcast_to_and_flatten(0, spec))
attempt(lambda: pytree._broadcast_to_and_flatten([1, 2], spec))
attempt(lambda: pytree._broadcast_to_and_flatten([1, 2, 3], spec))
attempt(lambda: pytree.treespec_dumps(spec))
attempt(lambda: pytree.treespec_loads(pytree.treespec_dumps(spec)) == spec)
print(spec, repr(spec.child(1)) if hasattr(spec, "child") else "", hash(spec) == hash(pytree.tree_structure([1, (2, 3)])))
print(pytree.tree_structure([1]) == pytree.tree_structure((1,)), pytree.LeafSpec() == pytree.tree_structure(4))


class Pair:
    def __init__(self, left, right):
        self.left, self.right = left, right

    def __repr__(self):
        return f"Pair({self.left}, {self.right})"


print(pytree.tree_leaves(Pair(1, 2)))
pytree.register_pytree_node(
    Pair, lambda pair: ([pair.left, pair.right], "told"), lambda values, context: Pair(*values), serialized_type_name="pairs.Pair"
)
leaves, spec = pytree.tree_flatten([Pair(1, [2, 3])])
print(leaves, spec, pytree.tree_unflatten([4, 5, 6], spec), pytree.tree_map(str, Pair(0, ())))
attempt(lambda: pytree.register_pytree_node(Pair, None, None))
attempt(lambda: pytree.tree_flatten_with_path([Pair(1, 2)]))
