"""torch.utils.weak: dictionaries whose keys are tensors, held weakly and known by identity."""
import copy
import gc
import weakref

import torch
from torch.utils.weak import (
    TensorWeakRef, WeakIdKeyDictionary, WeakIdRef, WeakTensorKeyDictionary,
)


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, "" if isinstance(error, KeyError) else error)


kept = [torch.zeros(1), torch.zeros(1), torch.ones(2)]
names = WeakIdKeyDictionary({each: i for i, each in enumerate(kept)})
print(len(names), [names[each] for each in kept], kept[0] in names, torch.zeros(1) in names, 5 in names)
print(sorted(names.values()), sorted(value for _, value in names.items()), len(list(names.keys())))
print(names.get(kept[2]), names.get(torch.ones(2)), names.pop(kept[2]), names.pop(kept[2], "gone"))
attempt(lambda: names[torch.zeros(1)])
attempt(lambda: names.pop(kept[2]))
print(names.setdefault(kept[2], 7), names.setdefault(kept[2], 8), len(names))
del names[kept[2]]
attempt(lambda: names.__delitem__(kept[2]))
del kept[2]
kept.append(torch.ones(3))
names.update({kept[2]: "three"})
print(len(names), len(names.keyrefs()), [type(each).__name__ for each in names.keyrefs()])
other = copy.copy(names)
print(other == names, len(other), type(other).__name__, repr(names)[:20])
other = WeakIdKeyDictionary(names)
kept.pop()
gc.collect()
print(len(names), len(other), names == other)
joined = names | {kept[0]: "new"}
print(type(joined).__name__, joined[kept[0]], names[kept[0]], len({kept[0]: 1} | names))
names |= {kept[1]: "changed"}
print(names[kept[1]], names.copy() == names, names.popitem()[1], len(names))
print(len(copy.deepcopy(names)), dict(names.items()).keys() <= set(kept))

tensor = torch.arange(3.0)
by_tensor = WeakTensorKeyDictionary()
by_tensor[tensor] = "a"
print(by_tensor[tensor], tensor in by_tensor, len(by_tensor))
ref = TensorWeakRef(tensor)
key = WeakIdRef(tensor)
print(ref() is tensor, key() is tensor, key == WeakIdRef(tensor), key == WeakIdRef(tensor.clone()), hash(key) == id(tensor))
print(isinstance(key, weakref.ref))
del tensor
gc.collect()
print(ref(), key(), len(by_tensor), key == key)
attempt(lambda: WeakIdKeyDictionary({5: 1}))
