import warnings
from collections import OrderedDict, defaultdict, deque, namedtuple

import torch
import torch.utils._pytree as pt

warnings.simplefilter("ignore")



def told(what):
    """What an expression gives, or which error."""
    try:
        return repr(eval(what))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


P = namedtuple("P", "x y")

for line in """
pt.tree_flatten(P(1,[2]))
pt.tree_flatten(OrderedDict(b=1,a=2))
pt.tree_flatten(defaultdict(list,{'a':1}))
pt.tree_flatten(deque([1,2],maxlen=4))
pt.tree_flatten(torch.Size([1,2]))
pt.tree_flatten(torch.ones(2,2).max(0))
pt.tree_flatten(None)
pt.tree_flatten([])
pt.tree_flatten({1,2})
pt.tree_unflatten([1], pt.tree_structure([1,2]))
pt.tree_unflatten([1,5], pt.tree_structure([1,2]))
pt.tree_map(lambda a,b:a+b,[1,2],[3,4])
pt.tree_map(lambda a,b:a+b,[1,2],[3])
pt.tree_map_only(int, lambda a:a+1, [1,2.])
pt.tree_leaves([1,{'a':2}])
pt.tree_all(lambda a:a>0,[1,2])
pt.tree_any(lambda a:a>1,[1,2])
pt.tree_all_only(int,lambda a:a>1,[1,2.])
pt._broadcast_to_and_flatten(1, pt.tree_structure([1,(2,)]))
pt._broadcast_to_and_flatten([1,2], pt.tree_structure([1,(2,)]))
pt._broadcast_to_and_flatten([1,(2,3)], pt.tree_structure([1,(2,)]))
pt._broadcast_to_and_flatten((1,2), pt.tree_structure([1,2]))
pt.tree_structure([1,[2]])==pt.tree_structure([3,[4]])
pt.tree_structure([1,[2]]).num_leaves
pt.tree_structure([1,[2]]).type, pt.tree_structure([1,[2]]).context, pt.tree_structure([1,[2]]).num_nodes, pt.tree_structure([1,[2]]).num_children
pt.tree_structure(1).is_leaf()
pt.tree_flatten_with_path([1,{'a':2}])
pt.tree_map_(lambda a: None, [1])
pt.tree_is_leaf([1]), pt.tree_is_leaf(3)
pt.tree_unflatten([1,2], pt.tree_structure({'a':1,'b':2}))
pt.tree_flatten({'b':1,'a':2})
pt.tree_map_only((int,str), lambda a:a*2, [1,'x',2.])
pt.treespec_pprint(pt.tree_structure([1,(2,)]))
pt.keystr(((pt.SequenceKey(1), pt.MappingKey('a'))))
""".strip().splitlines():
    print(line, "->", told(line))
