"""Storages as Python sees them: the memory that tensors share."""

import warnings
from weakref import WeakValueDictionary

from . import _dtype
from ._tensor import Tensor
from ._wire import primitive

_describe = primitive("tensor.storage")  # [id, address, bytes]
_copy = primitive("tensor.storage_copy")
_over = primitive("tensor.over")
_set = primitive("tensor.set")
_bytes = primitive("tensor.bytes")
_from_bytes = primitive("tensor.from_bytes")
_new = primitive("tensor.new")

_alive = WeakValueDictionary()  # storage id -> UntypedStorage


class UntypedStorage:
    """A storage as bytes. There is one object a storage while anyone holds it."""

    def __init__(self, holder):
        self._holder = holder  # a tensor over all of it

    device = property(lambda self: self._holder.device)
    is_cuda = False

    def nbytes(self):
        return _describe(self._holder)[2]

    size = __len__ = nbytes

    def data_ptr(self):
        return _describe(self._holder)[1]

    @property
    def _cdata(self):
        return _describe(self._holder)[0]

    def tolist(self):
        return _bytes(self._holder)

    def __getitem__(self, place):
        return self.tolist()[place]

    def __iter__(self):
        return iter(self.tolist())

    def element_size(self):
        return 1

    def clone(self):
        return UntypedStorage(_copy(self._holder))

    def __repr__(self):
        values = "".join(f" {byte}\n" for byte in self.tolist())
        return f"{values}[torch.storage.UntypedStorage(device=cpu) of size {self.nbytes()}]"

    def __reduce__(self):
        return _rebuild_storage, (bytes(self.tolist()), self._holder.dtype)

    def __deepcopy__(self, memo):
        return untyped_storage(copied_storage(self._holder, memo))


class TypedStorage:
    """A storage as elements of one dtype."""

    def __init__(self, tensor):
        self._untyped = untyped_storage(tensor)
        self.dtype = tensor.dtype

    def _elements(self):
        _warn_typed()
        whole = self._untyped._holder
        return whole.tolist()

    def untyped(self):
        return self._untyped

    def data_ptr(self):
        return self._untyped.data_ptr()

    def nbytes(self):
        return self._untyped.nbytes()

    def size(self):
        return self.nbytes() // self.dtype.itemsize

    __len__ = size

    def tolist(self):
        return self._elements()

    def __iter__(self):
        return iter(self._elements())

    def __getitem__(self, place):
        return self._elements()[place]

    def __repr__(self):
        values = "".join(f" {value}\n" for value in self._elements())
        return (
            f"{values}[torch.storage.TypedStorage(dtype={self.dtype}, device=cpu) "
            f"of size {self.size()}]"
        )


UntypedStorage.__module__ = TypedStorage.__module__ = "torch.storage"


def _warn_typed():
    warnings.warn(
        "TypedStorage is deprecated. It will be removed in the future and UntypedStorage will be "
        "the only storage class. This should only matter to you if you are using storages "
        "directly.  To access UntypedStorage directly, use tensor.untyped_storage() instead of "
        "tensor.storage()",
        stacklevel=4,
    )


def untyped_storage(tensor):
    """The UntypedStorage of a tensor."""
    id, _, nbytes = _describe(tensor)
    storage = _alive.get(id)
    if storage is None:
        count = nbytes // tensor.dtype.itemsize
        storage = _alive[id] = UntypedStorage(_over(tensor, [count], [1], 0))
    return storage


def _rebuild_storage(data, dtype):
    holder = _from_bytes(list(data), dtype, [len(data) // dtype.itemsize])
    storage = _alive[_describe(holder)[0]] = UntypedStorage(holder)
    return storage


def over_storage(holder, dtype, offset, sizes, strides):
    """A tensor over the storage of `holder`, which is of the same dtype; no view of it."""
    return _set(_new([], dtype), holder, offset, list(sizes), list(strides))


def rebuild_tensor(storage, dtype, offset, sizes, strides, requires_grad, cls, state):
    """What pickle and copy.copy make a tensor again with."""
    made = over_storage(storage._holder, dtype, offset, sizes, strides)
    if requires_grad:
        made.requires_grad_()
    if cls is not Tensor:
        made.__class__ = cls
    made.__dict__.update(state)
    return made


def copied_storage(tensor, memo):
    """A tensor over a copy of the whole storage; one copy a storage in one deepcopy."""
    copies = memo.setdefault("torch", {})
    id = _describe(tensor)[0]
    if id not in copies:
        copies[id] = _copy(tensor)
    return copies[id]


def set_(tensor, source, offset, sizes, strides):
    """Tensor.set_: its memory becomes that of a tensor or of a storage."""
    if source is None:
        return _set(tensor, _new([], tensor.dtype), None, None, None)
    if isinstance(source, (UntypedStorage, TypedStorage)):
        holder = getattr(source, "_untyped", source)._holder
        if sizes is None:
            sizes = (holder.numel(),)
            offset = 0
        source = holder
    if sizes is not None:
        sizes = list(sizes) if isinstance(sizes, (tuple, list)) else [sizes]
        offset = offset or 0
    return _set(tensor, source, offset, sizes, None if strides is None else list(strides))


def legacy_types():
    """torch.FloatTensor and its like, by name."""
    from ._creation import legacy_tensor
    from ._tensor import _TYPE_NAMES

    made = {}
    for name, legacy in _TYPE_NAMES.items():
        dtype = _dtype.names[name]

        class Meta(type):
            def __instancecheck__(cls, value):
                return isinstance(value, Tensor) and value.dtype is cls._element

            def __call__(cls, *args):
                return legacy_tensor(*args, dtype=cls._element)

        made[legacy] = Meta(legacy, (), {"_element": dtype, "__module__": "torch"})
    return made
