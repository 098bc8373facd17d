"""Storages as Python sees them: the memory that tensors share."""

from collections import OrderedDict
from collections.abc import Sequence
from copy import deepcopy
from weakref import WeakValueDictionary

from . import _dtype, _utils
from ._device import check as check_device, cpu
from ._dispatch import overriding
from ._functions import make_function
from ._dtype import TYPE_NAMES, tensor_type
from ._tensor import Tensor, _as_class, method
from ._warnings import warn
from ._wire import copied, primitive, tensor_of

_describe = primitive("tensor.storage")  # [id, address, bytes]
_copy = primitive("tensor.storage_copy")
_over = primitive("tensor.over")
_resize = primitive("tensor.resize_storage")
_set = primitive("tensor.set")
_new = primitive("tensor.new")
_zeros = make_function("zeros")

_alive = WeakValueDictionary()  # storage id -> UntypedStorage


class _Storage:
    """What storages of bytes and of elements have in common."""

    device = cpu
    is_cuda = is_hpu = is_sparse = is_sparse_csr = False
    filename = None

    def is_shared(self):
        return False

    is_pinned = is_shared

    def share_memory_(self):
        """The storage itself: there is one process."""
        return self

    def get_device(self):
        return -1

    def __sizeof__(self):
        return object.__sizeof__(self) + self.nbytes()

    def cpu(self):
        return self

    def __iter__(self):
        return iter(self.tolist())

    def __copy__(self):
        return self.clone()


class UntypedStorage(_Storage):
    """A storage as bytes. There is one object a storage while anyone holds it."""

    _copied = False

    def __new__(cls, *args, device=None):
        """UntypedStorage(): of no bytes; UntypedStorage(4): of so many; UntypedStorage([1, 2])."""
        if device is not None:
            check_device(device)
        if len(args) > 1:
            raise TypeError(
                "torch.UntypedStorage() received an invalid combination of arguments - got "
                f"({', '.join(type(each).__name__ for each in args)})"
            )
        data = args[0] if args else 0
        if isinstance(data, int) and not isinstance(data, bool):
            return untyped_storage(_new_bytes(_checked_count(data)))
        if isinstance(data, (Tensor, TypedStorage)) or not hasattr(data, "__getitem__"):
            raise RuntimeError(
                f"torch.UntypedStorage(): Expected a sequence type, but got {type(data).__name__}"
            )
        for each in data:
            if not isinstance(each, int):
                raise RuntimeError(
                    "torch.UntypedStorage(): tried to construct a storage from a sequence "
                    f"({type(data).__name__}), but one of the items was of type "
                    f"{type(each).__name__} instead of int"
                )
        return untyped_storage(tensor_of(bytes([each & 0xFF for each in data]), _dtype.uint8))

    def nbytes(self):
        return _describe(self._holder)[2]

    size = __len__ = nbytes

    def data_ptr(self):
        return _describe(self._holder)[1]

    @property
    def _cdata(self):
        return _describe(self._holder)[0]

    def _view(self, dtype=_dtype.uint8):
        """A tensor over all of it; no view of any other."""
        count = self.nbytes() // dtype.itemsize
        return _over(self._holder, [count], [1], 0, dtype)

    def _written(self):
        if self._copied:
            raise NotImplementedError(
                "a slice of a storage is a copy in Tensorglass: it cannot be written to"
            )
        return self._view()

    def _bytes(self):
        return copied(self._holder, 0, self.nbytes())

    def tolist(self):
        return list(self._bytes())

    def __getitem__(self, place):
        if isinstance(place, slice):
            _checked_step(place)
            part = UntypedStorage(self.tolist()[place])
            part._copied = True
            return part
        if not isinstance(place, int):
            raise TypeError(f"can't index a torch.UntypedStorage with {type(place).__name__}")
        return self._view()[_wrapped(place, self.nbytes())].item()

    def __setitem__(self, place, value):
        if not isinstance(value, int):
            raise RuntimeError(f"fill_ expects int, but got {type(value).__name__}")
        if isinstance(place, slice):
            _checked_step(place)
            self._written()[place] = value & 0xFF
            return
        if not isinstance(place, int):
            raise TypeError(f"can't index a torch.UntypedStorage with {type(place).__name__}")
        if not -self.nbytes() <= place < self.nbytes():
            raise RuntimeError("out of bounds")
        self._written()[place] = value & 0xFF

    def fill_(self, value):
        if not isinstance(value, int):
            raise RuntimeError(f"fill_ expects int, but got {type(value).__name__}")
        self._written().fill_(value & 0xFF)
        return self

    def copy_(self, source, non_blocking=False):
        source = getattr(source, "_untyped_storage", source)
        if source.nbytes() != self.nbytes():
            raise RuntimeError(
                f"size does not match, self was {self.nbytes()} bytes but src was {source.nbytes()} bytes"
            )
        self._written().copy_(source._view())
        return self

    def resize_(self, size):
        self._written()
        _resize(self._holder, _checked_count(size))
        return self

    def resizable(self):
        return True

    def element_size(self):
        return 1

    def clone(self):
        return untyped_storage(_copy(self._holder))

    def untyped(self):
        return self

    @classmethod
    def from_buffer(cls, buffer, byte_order="native", count=-1, offset=0, *, dtype=None):
        """A copy of an object's bytes, which are elements of a dtype in an order of bytes."""
        if dtype is None:
            raise RuntimeError("argument 'dtype' cannot be None")
        return untyped_storage(
            tensor_of(_elements_of(buffer, byte_order, count, offset, dtype), _dtype.uint8)
        )

    @classmethod
    def from_file(cls, filename, shared=False, nbytes=0):
        """A copy of a file's first bytes."""
        return untyped_storage(_from_file(filename, shared, nbytes, _dtype.uint8))

    def byteswap(self, dtype):
        """Turns the bytes of each element of a dtype around."""
        swapped = tensor_of(_swapped(bytes(self._bytes()), _width(dtype)), _dtype.uint8)
        self._written().copy_(swapped)

    def __eq__(self, other):
        if not isinstance(other, UntypedStorage):
            return NotImplemented
        return self._cdata == other._cdata

    def __hash__(self):
        return hash(self._cdata)

    def __repr__(self):
        values = "".join(f" {byte}\n" for byte in self.tolist())
        return f"{values or ' ' + chr(10)}[torch.storage.UntypedStorage(device=cpu) of size {self.nbytes()}]"

    def __deepcopy__(self, memo):
        return untyped_storage(copied_storage(self._holder, memo))


def _checked_count(count):
    if not 0 <= count < 2**63:
        raise RuntimeError(
            "[enforce fail at alloc_cpu.cpp:98] ((ptrdiff_t)nbytes) >= 0. alloc_cpu() seems to "
            f"have been called with negative number: {count % 2**64}"
        )
    return count


def _checked_step(place):
    if place.step not in (None, 1):
        raise RuntimeError(f"Trying to slice with a step of {place.step}, but only a step of 1 is supported")


def _wrapped(place, size):
    if not -size <= place < size:
        raise IndexError(f"index {place} out of range for storage of size {size}")
    return place


def _width(dtype):
    """How many bytes change places together."""
    return dtype.itemsize // 2 if dtype.is_complex else dtype.itemsize


def _swapped(data, width):
    return b"".join(data[at : at + width][::-1] for at in range(0, len(data), width))


def _elements_of(buffer, byte_order, count, offset, dtype):
    """The bytes of elements that lie in a buffer, in this machine's order."""
    if byte_order not in ("big", "little", "native"):
        raise ValueError(f"invalid byte_order '{byte_order}' (expected 'big', 'little', or 'native')")
    data, size = bytes(memoryview(buffer).cast("B")), dtype.itemsize
    if not 0 <= offset <= len(data):
        raise ValueError(
            f"offset must be non-negative and no greater than buffer length ({offset}) , but got {len(data)}"
        )
    if count < 0:
        if (len(data) - offset) % size:
            raise ValueError(f"buffer size ({len(data)}) must be a multiple of element size ({size})")
        count = (len(data) - offset) // size
    if offset + count * size > len(data):
        raise ValueError(
            f"buffer has only {len(data) - offset} elements after offset {offset}, but specified a size of {count}"
        )
    data = data[offset : offset + count * size]
    if dtype is _dtype.bool_:
        return bytes(map(bool, data))
    return _swapped(data, _width(dtype)) if byte_order == "big" else data


def _from_file(filename, shared, count, dtype):
    from ._buffers import from_file  # which is made of what is made of this

    return from_file(filename, shared, count, dtype=dtype)


def _new_bytes(count):
    return _zeros(count, dtype=_dtype.uint8)


class TypedStorage(_Storage):
    """A storage as elements of one dtype."""

    def __init__(self, *args, wrap_storage=None, dtype=None, device=None, _internal=False):
        """Of a number of elements, of a sequence of them, or over an UntypedStorage."""
        if device is not None:
            check_device(device)
        if wrap_storage is not None:
            self._check_wrapped(args, wrap_storage, dtype)
            self.dtype, self._untyped_storage = dtype, wrap_storage
            return
        self.dtype = dtype or _dtype.get_default_dtype()
        if len(args) > 1:
            raise RuntimeError(_REFUSED.format("Too many positional arguments"))
        data = args[0] if args else 0
        if isinstance(data, (Tensor, TypedStorage, UntypedStorage)):
            raise TypeError(_REFUSED.format(f"Argument type not recognized: {type(data)}"))
        if isinstance(data, int):
            bytes_ = _checked_count(data * self.dtype.itemsize)
            self._untyped_storage = untyped_storage(_new_bytes(bytes_))
        elif isinstance(data, Sequence):
            self._untyped_storage = untyped_storage(_new(data, self.dtype, False))
        else:
            raise TypeError(_REFUSED.format(f"Argument type not recognized: {type(data)}"))

    @staticmethod
    def _check_wrapped(args, wrap_storage, dtype):
        if args:
            raise RuntimeError(
                _REFUSED.format("No positional arguments should be given when using 'wrap_storage'")
            )
        if dtype is None:
            raise RuntimeError(_REFUSED.format("Argument 'dtype' must be specified"))
        if not isinstance(dtype, _dtype.dtype):
            raise TypeError(_REFUSED.format(f"Argument 'dtype' must be torch.dtype, not {type(dtype)}"))
        if not isinstance(wrap_storage, UntypedStorage):
            raise TypeError(
                _REFUSED.format(
                    f"Argument 'wrap_storage' must be UntypedStorage, but got {type(wrap_storage)}"
                )
            )

    def _view(self):
        return self._untyped_storage._view(self.dtype)

    def untyped(self):
        return self._untyped_storage

    @property
    def _dtype(self):
        return self.dtype

    @property
    def _cdata(self):
        return self._untyped_storage._cdata

    def data_ptr(self):
        return self._untyped_storage.data_ptr()

    def nbytes(self):
        return self._untyped_storage.nbytes()

    def size(self):
        return self.nbytes() // self.dtype.itemsize

    __len__ = size

    def element_size(self):
        return self.dtype.itemsize

    def tolist(self):
        _warn_typed()
        return self._view().tolist()

    def __getitem__(self, place):
        _warn_typed()
        if isinstance(place, slice):
            raise RuntimeError("slices are only supported in UntypedStorage.__getitem__")
        if not isinstance(place, int):
            raise RuntimeError(f"can't index a {type(self)} with {type(place)}")
        return self._view()[_wrapped(place, self.size())].item()

    def __setitem__(self, place, value):
        _warn_typed()
        self._setitem(place, value)

    def _setitem(self, place, value):
        if not isinstance(place, (int, slice)):
            raise RuntimeError(f"can't index a {type(self)} with {type(place)}")
        self._view()[place] = value

    def fill_(self, value):
        _warn_typed()
        self._view().fill_(value)
        return self

    def copy_(self, source, non_blocking=None):
        _warn_typed()
        self._untyped_storage.copy_(getattr(source, "_untyped_storage", source))
        return self

    def resize_(self, size):
        _warn_typed()
        self._resize_(size)

    def _resize_(self, size):
        self._untyped_storage.resize_(_checked_count(size) * self.dtype.itemsize)

    @classmethod
    def from_buffer(cls, buffer, byte_order=None, count=-1, offset=0, *, dtype=None):
        """A copy of an object's bytes, which are elements in an order of bytes."""
        dtype = dtype or _dtype.get_default_dtype()
        if byte_order is None:
            if dtype.itemsize > 1 or dtype is _dtype.bool_:
                raise RuntimeError("function missing required argument 'byte_order' (pos 2)")
            byte_order = "native"
        return bytes_as_typed(_elements_of(buffer, byte_order, count, offset, dtype), dtype)

    @classmethod
    def from_file(cls, filename, shared, size, *, dtype=None):
        """A copy of a file's first elements."""
        made = _from_file(filename, shared, size, dtype)
        return _typed(untyped_storage(made), made.dtype)

    def __add__(self, other):
        types = " and ".join(
            f"'{'torch.storage.' if isinstance(t, TypedStorage) else ''}{type(t).__name__}'"
            for t in (self, other)
        )
        raise TypeError(f"unsupported operand type(s) for +: {types}")

    def clone(self):
        _warn_typed()
        return TypedStorage(wrap_storage=self._untyped_storage.clone(), dtype=self.dtype)

    def _to(self, dtype):
        made = self._view().to(dtype)
        return TypedStorage(
            wrap_storage=untyped_storage(made.clone() if dtype is self.dtype else made),
            dtype=dtype,
        )

    def type(self, dtype=None, non_blocking=False):
        """The name of the storage's type."""
        if dtype is None:
            return "torch." + self.pickle_storage_type()
        raise NotImplementedError("the type of a storage cannot be changed in Tensorglass yet")

    def pickle_storage_type(self):
        return tensor_type(self.dtype).replace("Tensor", "Storage")

    def __repr__(self):
        _warn_typed()
        values = "".join(f" {value}\n" for value in self._view().tolist())
        return f"{values}[torch.storage.TypedStorage(dtype={self.dtype}, device=cpu) of size {self.size()}]"

    def __deepcopy__(self, memo):
        return _typed(self._untyped_storage.__deepcopy__(memo), self.dtype)

    # What PyTorch itself calls: these never warn.
    _size, _nbytes, _data_ptr, _element_size = size, nbytes, data_ptr, element_size
    _pickle_storage_type, _deepcopy = pickle_storage_type, __deepcopy__
    _is_shared, _share_memory_ = _Storage.is_shared, _Storage.share_memory_


for _name, _element in (("complex_double", "complex128"), ("complex_float", "complex64")):
    setattr(TypedStorage, _name, lambda self, dtype=_dtype.names[_element]: self._to(dtype))
for _name in ("double", "float", "half", "long", "int", "short", "bfloat16"):
    setattr(TypedStorage, _name, lambda self, dtype=_dtype.names[_name]: self._to(dtype))
for _name, _element in (("char", "int8"), ("byte", "uint8"), ("bool", "bool")):
    setattr(TypedStorage, _name, lambda self, dtype=_dtype.names[_element]: self._to(dtype))

UntypedStorage.__module__ = TypedStorage.__module__ = "torch.storage"

_REFUSED = """TypedStorage.__init__ received an invalid combination of arguments. Expected one of:
 * (*, torch.device device, torch.dtype dtype)
 * (int size, *, torch.device device, torch.dtype dtype)
 * (Sequence data, *, torch.device device, torch.dtype dtype)
 * (*, UntypedStorage wrap_storage, torch.dtype dtype)

{}"""


_told = False  # that there will be no storages of elements


def _warn_typed():
    global _told
    if _told:
        return
    _told = True
    warn(
        "TypedStorage is deprecated. It will be removed in the future and UntypedStorage will be "
        "the only storage class. This should only matter to you if you are using storages "
        "directly.  To access UntypedStorage directly, use tensor.untyped_storage() instead of "
        "tensor.storage()",
    )


@method
def untyped_storage(self):
    """The storage, as bytes."""
    id = _describe(self)[0]
    storage = _alive.get(id)
    if storage is None:
        storage = _alive[id] = object.__new__(UntypedStorage)
        storage._holder = _over(self, [0], [1], 0)
    return storage


@method
def storage(self):
    """The storage, as elements of the tensor's dtype."""
    return _typed(untyped_storage(self), self.dtype)


Tensor._typed_storage = Tensor.storage


def is_storage(obj):
    """Whether `obj` is a storage."""
    return isinstance(obj, (TypedStorage, UntypedStorage))


def tensor_over(storage, dtype, refused):
    """A tensor of `dtype` over all of a storage; `refused(dtype)` is the error for elements of another."""
    if isinstance(storage, TypedStorage):
        if storage.dtype is not dtype:
            raise refused(storage.dtype)
        storage = storage._untyped_storage
    return storage._view(dtype)


def _typed(untyped, dtype):
    return TypedStorage(wrap_storage=untyped, dtype=dtype)


def bytes_as_typed(data, dtype):
    """The same as a storage of elements."""
    return _typed(bytes_as_storage(data, dtype), dtype)


def _dtype_to_storage_type_map():
    """Names of the types of storages from before there were dtypes."""
    return {_dtype.names[name]: types.replace("Tensor", "Storage") for name, types in TYPE_NAMES.items()}


def bytes_as_storage(data, dtype):
    """A storage of a copy of the bytes, which are elements of a dtype."""
    return untyped_storage(tensor_of(data, dtype))


def over_storage(holder, dtype, offset, sizes, strides):
    """A tensor over the storage of `holder`, which is of the same dtype; no view of it."""
    return _set(_new([], dtype), holder, offset, list(sizes), list(strides))


def copied_storage(tensor, memo):
    """A tensor over a copy of the whole storage; one copy a storage in one deepcopy."""
    copies = memo.setdefault("torch", {})
    id = _describe(tensor)[0]
    if id not in copies:
        copies[id] = _copy(tensor)
    return copies[id]


@method
def set_(self, source=None, storage_offset=None, size=None, stride=None):
    """Lets the tensor stand for other memory: a tensor's, or a storage's."""
    if source is None:
        return _set(self, _new([], self.dtype), None, None, None)
    if is_storage(source):
        whole = tensor_over(
            source, self.dtype, lambda found: mismatch(_C_NAMES.get(self.dtype.name, self.dtype.name), found)
        )
        if size is None and storage_offset is None:
            return _set(self, whole, None, None, None)
        source = whole
    given = (storage_offset, size, stride)
    fits = isinstance(source, Tensor) and (
        given == (None, None, None)
        or isinstance(storage_offset, int)
        and isinstance(size, (tuple, list))
        and isinstance(stride, (tuple, list, type(None)))
    )
    if not fits:
        names = [type(each).__name__ for each in (source, *given) if each is not None]
        raise TypeError(
            "set_() received an invalid combination of arguments - got "
            f"({', '.join(names)}), but expected one of:\n"
            " * ()\n * (torch.Storage source)\n"
            " * (torch.Storage source, int storage_offset, tuple of ints size, "
            "tuple of ints stride = None)\n * (Tensor source)\n"
            " * (Tensor source, int storage_offset, tuple of ints size, "
            "tuple of ints stride = None)\n"
        )
    if size is None:
        return _set(self, source, None, None, None)
    return _set(self, source, storage_offset, list(size), list(stride) if stride else None)


def mismatch(wanted, found):
    """The error for a storage of elements of another dtype."""
    return RuntimeError(
        f"Expected a Storage of type {wanted} or an UntypedStorage, but got type "
        f"{tensor_type(found).removesuffix('Tensor')} for argument 1 'storage'"
    )


_C_NAMES = {"float32": "float", "float64": "double", "int64": "long int", "int32": "int"}


_DEEPCOPY_NON_LEAF = (
    "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at "
    "the moment.  If you were attempting to deepcopy a module, this may be because of a "
    "torch.nn.utils.weight_norm usage, see "
    "https://github.com/pytorch/pytorch/pull/103001"
)


_DEEPCOPY_SUBCLASS = (
    "The default implementation of __deepcopy__() for non-wrapper subclasses only works for subclass "
    "types that implement new_empty() and for which that function returns another instance of the "
    "same subclass. You should either properly implement new_empty() for your subclass or override "
    "__deepcopy__() if it is intended behavior for new_empty() to return an instance of a different "
    "type."
)


@method
def __reduce_ex__(self, protocol):
    state = dict(self.__dict__)
    place = (self.storage_offset(), tuple(self.shape), self.stride(), self.requires_grad, OrderedDict())
    if self.dtype.name in TYPE_NAMES:
        reduced = _utils._rebuild_tensor_v2, (storage(self), *place)
    else:
        reduced = _utils._rebuild_tensor_v3, (untyped_storage(self), *place, self.dtype)
    if type(self) is Tensor and not state:
        return reduced
    function, arguments = reduced
    return _utils._rebuild_from_type_v2, (function, type(self), arguments, state or None)


@method
def __deepcopy__(self, memo):
    if not self.is_leaf:
        raise RuntimeError(_DEEPCOPY_NON_LEAF)
    if type(self) in overriding:
        raise RuntimeError(_DEEPCOPY_SUBCLASS)
    if id(self) in memo:
        return memo[id(self)]
    holder = copied_storage(self, memo)
    made = over_storage(holder, self.dtype, self.storage_offset(), self.shape, self.stride())
    made = _as_class(made, type(self))
    if self.requires_grad:
        made.requires_grad_()
    memo[id(self)] = made
    if self.grad is not None:
        made.grad = self.grad.__deepcopy__(memo)
    if self.__dict__:
        made.__dict__.update(deepcopy(self.__dict__, memo))
    return made
