"""Hooks of tensors, graph nodes and modules: a dictionary of functions, and a handle each."""


class RemovableHandle:
    """What registering a hook gives: remove() takes the hook out of its dictionary."""

    next_id = 0

    def __init__(self, hooks_dict, *, extra_dict=None):
        self.id = RemovableHandle.next_id
        RemovableHandle.next_id += 1
        self._hooks = hooks_dict
        self._extra = extra_dict

    def remove(self):
        self._hooks.pop(self.id, None)
        for extra in self._extra if isinstance(self._extra, list) else [self._extra]:
            if extra is not None:
                extra.pop(self.id, None)

    def __enter__(self):
        return self

    def __exit__(self, *raised):
        self.remove()


def name_of(hook):
    """How errors name a hook."""
    return getattr(hook, "__name__", "<unknown>")


RemovableHandle.__module__ = "torch.utils.hooks"
