"""Weak references to tensors, which are known by identity, and dictionaries with such keys."""

import weakref
from collections.abc import Mapping, MutableMapping
from copy import deepcopy

from .._tensor import Tensor

WeakRef = weakref.ref


class WeakIdRef(weakref.ref):
    """A weak reference that equals another to the very same object."""

    __slots__ = ("_id",)

    def __init__(self, key, callback=None):
        self._id = id(key)
        super().__init__(key, callback)

    def __call__(self):
        return super().__call__()

    def __hash__(self):
        return self._id

    def __eq__(self, other):
        own, others = self(), other()
        if own is None or others is None:
            return self is other
        return own is others


class TensorWeakRef:
    """A weak reference to a tensor."""

    def __init__(self, tensor):
        if not isinstance(tensor, Tensor):
            raise AssertionError(f"expected torch.Tensor, got {type(tensor)}")
        self.ref = weakref.ref(tensor)

    def __call__(self):
        return self.ref()


class WeakIdKeyDictionary(MutableMapping):
    """A dictionary that holds its keys weakly and knows them by identity."""

    def __init__(self, dict=None, ref_type=WeakIdRef):
        self.data = {}
        self.ref_type = ref_type

        own = weakref.ref(self)

        def forget(key):
            if (alive := own()) is not None:
                alive.data.pop(key, None)

        self._forget = forget
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self.data[self.ref_type(key)]

    def __setitem__(self, key, value):
        self.data[self.ref_type(key, self._forget)] = value

    def __delitem__(self, key):
        del self.data[self.ref_type(key)]

    def __contains__(self, key):
        try:
            return self.ref_type(key) in self.data
        except TypeError:  # nothing that a weak reference could be made to
            return False

    def __len__(self):
        return len(self.data)

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def _alive(self):
        """Pairs of what was there at the start, as long as it is."""
        for ref, value in list(self.data.items()):
            key = ref()
            if key is not None:
                yield key, value

    def __iter__(self):
        for key, _ in self._alive():
            yield key

    keys = __iter__
    items = _alive

    def values(self):
        for _, value in self._alive():
            yield value

    def keyrefs(self):
        return list(self.data)

    def get(self, key, default=None):
        return self.data.get(self.ref_type(key), default)

    def pop(self, key, *default):
        return self.data.pop(self.ref_type(key), *default)

    def popitem(self):
        while True:
            ref, value = self.data.popitem()
            key = ref()
            if key is not None:
                return key, value

    def setdefault(self, key, default=None):
        return self.data.setdefault(self.ref_type(key, self._forget), default)

    def update(self, dict=None, /, **more):
        if dict is not None:
            for key, value in dict.items() if hasattr(dict, "items") else dict:
                self[key] = value
        super().update(more)

    def copy(self):
        return WeakIdKeyDictionary(self, self.ref_type)

    __copy__ = copy

    def __deepcopy__(self, memo):
        made = type(self)()
        for key, value in self._alive():
            made[key] = deepcopy(value, memo)
        return made

    def __or__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        made = type(self)(other)
        made.update(self)
        return made

    def __ior__(self, other):
        self.update(other)
        return self

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return {id(key): value for key, value in self.items()} == {
            id(key): value for key, value in other.items()
        }


WeakTensorKeyDictionary = WeakIdKeyDictionary

__all__ = [
    "TensorWeakRef", "WeakIdRef", "WeakIdKeyDictionary", "WeakTensorKeyDictionary",
]  # fmt: skip
