"""Hooks of tensors, graph nodes and modules: a dictionary of functions, and a handle each."""

import weakref
from collections import OrderedDict


class RemovableHandle:
    """What registering a hook gives: remove() takes the hook out of its dictionary."""

    next_id = 0

    def __init__(self, hooks_dict, *, extra_dict=None):
        self.id = RemovableHandle.next_id
        RemovableHandle.next_id += 1
        # Weakly: a handle that someone keeps does not keep what it was registered with.
        self.hooks_dict_ref = weakref.ref(hooks_dict)
        extra = extra_dict if isinstance(extra_dict, list) else [] if extra_dict is None else [extra_dict]
        self.extra_dict_ref = tuple(map(weakref.ref, extra))

    def remove(self):
        for ref in (self.hooks_dict_ref, *self.extra_dict_ref):
            hooks = ref()
            if hooks is not None:
                hooks.pop(self.id, None)

    def __getstate__(self):
        if not self.extra_dict_ref:
            return self.hooks_dict_ref(), self.id
        return self.hooks_dict_ref(), self.id, tuple(ref() for ref in self.extra_dict_ref)

    def __setstate__(self, state):
        # Where the dictionary is gone the handle is one of another that nobody has.
        hooks, self.id, *extra = state
        self.hooks_dict_ref = weakref.ref(OrderedDict() if hooks is None else hooks)
        self.extra_dict_ref = tuple(
            weakref.ref(OrderedDict() if each is None else each) for each in (extra[0] if extra else ())
        )
        RemovableHandle.next_id = max(RemovableHandle.next_id, self.id + 1)

    def __enter__(self):
        return self

    def __exit__(self, *raised):
        self.remove()


def name_of(hook):
    """How errors name a hook."""
    return getattr(hook, "__name__", "<unknown>")


RemovableHandle.__module__ = "torch.utils.hooks"
