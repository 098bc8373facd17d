"""class Tensor: what a handle to the engine's tensor can do beyond the operators of the table.

It knows the crossing and the table; what is built on it adds methods to it, by `method`.
"""

from collections import OrderedDict

from . import _dispatch, _dtype, _wire
from ._conversion import conversion
from ._device import cpu
from ._draws import levels
from ._dispatch import answered, dispatch, overriding, watch
from ._dtype import TYPE_NAMES, tensor_type
from ._dtype import dtype as DType
from ._not_here import no_attribute
from ._operators import add_operators, unary
from ._size import Size
from ._transforms import check_requires_grad, check_retain_grad
from ._warnings import warn
from ._wire import (
    DTYPE,
    INT,
    OTHER,
    SAFE_INT,
    TENSOR,
    INT64_MAX,
    Handle,
    bind_tensor,
    call,
    decode,
    finish,
    index_of,
    intern,
    invoke,
    primitive,
    put,
    register,
    result,
    tolist,
    warn_once,
    wrap,
)
from ._hooks import RemovableHandle, name_of


class readonly(property):
    """A property that says so as PyTorch's do when one assigns to it."""

    def __set_name__(self, owner, name):
        self._name = name

    def __set__(self, instance, value):
        raise AttributeError(f"attribute '{self._name}' of 'torch._C.TensorBase' objects is not writable")


def _fact(name, doc):
    """A readonly attribute that a primitive tells."""
    op = intern("tensor." + name)
    return readonly(lambda self: finish(call(op, TENSOR, self._h)), doc=doc)


def _flag(name):
    """A function of a tensor that a primitive answers with true or false."""
    op = intern("tensor." + name)

    def function(self):
        n = call(op, TENSOR, self._h)
        return result() == "true" if n == OTHER else finish(n)

    return function


_size_op = intern("tensor.size")
_stride_op = intern("tensor.stride")
_getitem_op = intern("tensor.getitem")
_setitem_op = intern("tensor.setitem")
_item_op = intern("tensor.item")
_grad_op = intern("tensor.grad")


def _sizes(self):
    n = call(_size_op, TENSOR, self._h)
    return tuple.__new__(Size, decode(result())) if n == OTHER else finish(n)


_dim = primitive("tensor.dim")
_numel = primitive("tensor.numel")
_offset = primitive("tensor.offset")
_data_ptr = primitive("tensor.data_ptr")
_repr = primitive("tensor.repr")
_retain_grad = primitive("tensor.retain_grad")
_set_requires_grad = primitive("tensor.set_requires_grad")
_requires_grad = _flag("requires_grad")
_is_leaf = _flag("is_leaf")
_set_grad = primitive("tensor.set_grad")
_get_data = primitive("tensor.data")
_set_data = primitive("tensor.set_data")
_backward = primitive("autograd.backward")
_hook = primitive("autograd.hook")
_leaf_hook = primitive("autograd.post_accumulate_hook")
_dtype_of = primitive("tensor.dtype")


def _has_history(tensor):
    try:
        return not _is_leaf(tensor)
    except RuntimeError:  # a view whose history is lost
        return False


_NUMBERS = (int, float, bool, complex)


class Tensor(Handle):
    """A strided view of a storage, with its place in the graph of derivatives."""

    __slots__ = ("__dict__", "_hook_lists")

    def __init__(self, *args, **kwargs):
        pass

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        if cls.__torch_function__ is not _dispatch.disabled:
            _dispatch.register(cls)

    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        """What a subclass gives for a call unless it says otherwise: the result, as its own."""
        if not all(issubclass(cls, each) for each in types):
            return NotImplemented
        with _dispatch.turned_off():
            result = func(*args, **(kwargs or {}))
            return result if func in _dispatch.nowrap else _converted(result, cls)

    def as_subclass(self, cls):
        """The same tensor as an object of a subclass."""
        if not (isinstance(cls, type) and issubclass(cls, Tensor)):
            raise TypeError(
                f"as_subclass(): argument 'cls' must be a subclass of Tensor, not {type(cls).__name__}"
            )
        with _dispatch.turned_off():
            made = _alias_op(self)
        made.__class__ = cls
        return made

    @staticmethod
    def _make_subclass(cls, data, require_grad=False, **options):
        with _dispatch.turned_off():
            made = _alias(data)
        if require_grad:
            _set_requires_grad(made, True)
        made.__class__ = cls
        return made

    @staticmethod
    def _make_wrapper_subclass(*args, **options):
        raise NotImplementedError(
            "tensors that wrap others by __torch_dispatch__ are not in the Tensorglass playground"
        )

    # --- Facts -----------------------------------------------------------------------------------

    shape = readonly(_sizes, doc="The sizes of the dimensions.")
    dtype = _fact("dtype", "The type of the elements.")
    ndim = _fact("dim", "The number of dimensions.")
    is_leaf = readonly(_is_leaf, doc="Whether no operator that records history made it.")
    grad_fn = _fact("grad_fn", "The node of the graph that made it, or None.")
    output_nr = _fact("output_nr", "Which of its node's outputs it is.")
    retains_grad = readonly(_flag("retains_grad"), doc="Whether retain_grad() was called.")
    _version = _fact("version", "How often it, or what shares its counter, was written in place.")
    _base = _fact("base", "The tensor that it is a view of, or None.")
    device = readonly(lambda self: cpu, doc="Where it lives: the CPU.")
    layout = readonly(lambda self: _dtype.strided, doc="torch.strided")
    itemsize = readonly(lambda self: self.dtype.itemsize, doc="Bytes an element.")
    nbytes = readonly(lambda self: self.numel() * self.dtype.itemsize, doc="Bytes of all elements.")
    is_cuda = is_sparse = is_sparse_csr = is_quantized = is_meta = is_mps = is_mkldnn = is_nested = (
        is_xla := readonly(lambda self: False)
    )
    name = readonly(lambda self: None)
    is_cpu = readonly(lambda self: True)
    names = readonly(lambda self: (None,) * self.ndim)
    T = readonly(unary("numpy_T", "__get__"), doc="The tensor with its dimensions in reverse.")
    H = readonly(unary("matrix_H", "__get__"), doc="The matrix transposed and conjugated.")
    mT = readonly(unary("mT", "__get__"), doc="The matrices transposed.")
    mH = readonly(unary("mH", "__get__"), doc="The matrices transposed and conjugated.")
    real = property(
        unary("real", "__get__"), lambda self, value: _overwrite(self.real, value), doc="The real parts."
    )
    imag = property(
        unary("imag", "__get__"), lambda self, value: _overwrite(self.imag, value), doc="The imaginary parts."
    )

    _is_view = _flag("is_view")
    is_inference = _flag("is_inference")

    def retain_grad(self):
        """Has .grad of a result be kept, too."""
        check_retain_grad()
        _retain_grad(self)

    element_size = lambda self: self.dtype.itemsize  # noqa: E731
    storage_offset = lambda self: _offset(self)  # noqa: E731
    data_ptr = lambda self: _data_ptr(self)  # noqa: E731
    tolist = lambda self: tolist(self)  # noqa: E731
    get_device = lambda self: -1  # noqa: E731
    is_floating_point = lambda self: self.dtype.is_floating_point  # noqa: E731
    is_complex = lambda self: self.dtype.is_complex  # noqa: E731
    is_signed = lambda self: self.dtype.is_signed  # noqa: E731
    is_conj = _flag("is_conj")
    is_neg = _flag("is_neg")
    is_shared = is_coalesced = lambda self: False  # noqa: E731
    # Elements lie in the memory that there is.
    share_memory_ = lambda self: self  # noqa: E731
    is_nonzero = lambda self: bool(self)  # noqa: E731

    def dim(self):
        """The number of dimensions."""
        return _dim(self)

    ndimension = dim

    def numel(self):
        """The number of elements."""
        return _numel(self)

    nelement = numel

    def size(self, dim=None):
        """The sizes, or the size of dimension `dim`."""
        sizes = _sizes(self)
        return sizes if dim is None else sizes[_wrapped(dim, len(sizes))]

    def stride(self, dim=None):
        """The strides, in elements, or the stride of dimension `dim`."""
        n = call(_stride_op, TENSOR, self._h)
        strides = tuple(decode(result())) if n == OTHER else finish(n)
        return strides if dim is None else strides[_wrapped(dim, len(strides))]

    def is_contiguous(self, *, memory_format=None):
        """Whether the elements lie in memory in order: that of the sizes, or the format's."""
        if memory_format is None:
            return _is_contiguous(self)
        return _is_contiguous_as(self, memory_format)

    def item(self):
        """The one element, as a Python number."""
        n = call(_item_op, TENSOR, self._h)
        value = decode(result()) if n == OTHER else finish(n)
        return levels[-1].number(self, value, False) if levels else value

    def is_same_size(self, other):
        return self.shape == other.shape

    def is_distributed(self):
        return False

    def dim_order(self, *, ambiguity_check=False):
        """The dimensions by their strides, from the greatest on."""
        formats = [ambiguity_check] if isinstance(ambiguity_check, bool) else ambiguity_check
        if not isinstance(formats, list) or not all(
            isinstance(each, (bool, _dtype.memory_format)) for each in formats
        ):
            raise TypeError("The ambiguity_check argument must be a bool or a list of memory formats.")
        if ambiguity_check and not self._has_one_order(formats):
            raise RuntimeError(
                "The tensor does not have unique dim order, or cannot map to exact one of the given "
                "memory formats."
            )
        return tuple(sorted(range(self.ndim), key=lambda i: -self.stride(i)))

    def _has_one_order(self, formats):
        if formats != [True]:
            return sum(self.is_contiguous(memory_format=each) for each in formats) == 1
        strides = self.stride()
        return len(set(strides)) == len(strides) and 1 not in self.shape

    # --- Autograd --------------------------------------------------------------------------------

    @property
    def requires_grad(self):
        """Whether gradients are computed for it."""
        return _requires_grad(self)

    @requires_grad.setter
    def requires_grad(self, value):
        if value.__class__ is not bool:
            raise RuntimeError("requires_grad must be a bool")
        if value and not _is_leaf(self):
            raise RuntimeError("you can only change requires_grad flags of leaf variables.")
        if value and not (self.is_floating_point() or self.is_complex()):
            raise RuntimeError("only Tensors of floating point and complex dtype can require gradients")
        _set_requires_grad(self, value)

    @requires_grad.deleter
    def requires_grad(self):
        raise RuntimeError("requires_grad must be a bool")

    def requires_grad_(self, requires_grad=True) -> "Tensor":
        """Sets requires_grad, and gives the tensor itself."""
        if requires_grad.__class__ is not bool:
            raise TypeError(
                "requires_grad_(): argument 'requires_grad' (position 1) must be bool, not "
                + type(requires_grad).__name__
            )
        check_requires_grad()
        _set_requires_grad(self, requires_grad)
        return self

    @property
    def grad(self):
        """The gradient that backward() accumulated, or None."""
        n = call(_grad_op, TENSOR, self._h)
        if n > 0:
            return wrap(n)
        found = finish(n)
        if found is None and not self.retains_grad and _has_history(self):
            warn(_NON_LEAF_GRAD)
        return found

    @grad.setter
    def grad(self, value):
        if value is not None and not isinstance(value, Tensor):
            raise TypeError(
                "assigned grad expected to be a Tensor or None but got grad of type " + type(value).__name__
            )
        _set_grad(self, value)

    @grad.deleter
    def grad(self):
        _set_grad(self, None)

    _grad = grad

    @property
    def volatile(self):
        """What kept a Variable out of the graph before there was no_grad()."""
        warn("volatile was removed (Variable.volatile is always False)")
        return False

    @property
    def data(self):
        """Another tensor over the same storage, outside the graph, with its own version counter."""
        found = _get_data(self)
        if self.__class__ in overriding:
            found.__class__ = self.__class__
        return found

    @data.deleter
    def data(self):
        raise RuntimeError("Deleting tensor data is not allowed. Delete tensor instead!")

    @data.setter
    def data(self, value):
        if not isinstance(value, Tensor):
            raise TypeError(f"Variable data has to be a tensor, but got {type(value).__name__}")
        _set_data(self, value)

    @data.deleter
    def data(self):
        raise RuntimeError("Deleting tensor data is not allowed. Delete tensor instead!")

    def register_hook(self, hook):
        """Calls `hook(gradient)` when the gradient is computed; what it returns replaces it."""
        return _hooked(self, hook, "gradient", lambda hooks: _hook(self, register(_one_gradient(hooks))))

    def register_post_accumulate_grad_hook(self, hook):
        """Calls `hook(self)` after backward() added to .grad; self must be a leaf."""

        def add(hooks):
            def run(tensors):
                for each in tuple(hooks.values()):
                    returned = each(tensors[0])
                    if isinstance(returned, Tensor) and returned is not tensors[0]:
                        raise RuntimeError("Tensor post accumulate grad hooks should return None.")
                    if returned is not None and not isinstance(returned, Tensor):
                        raise TypeError(f"expected Variable, but hook returned '{type(returned).__name__}'")

            _leaf_hook(self, register(run))

        return _hooked(self, hook, "post", add)

    # --- Conversions -----------------------------------------------------------------------------

    def to(self, *args, **kwargs) -> "Tensor":
        """The tensor with another dtype or as another tensor's; itself where nothing changes."""
        dtype, copy, memory_format = conversion(args, kwargs)
        if memory_format is None:
            if dtype is not None and dtype is not (own := self.dtype):
                return _cast(self, dtype, own)
            if not copy:
                return self
            memory_format = _dtype.preserve_format
        keywords = {"copy": copy, "memory_format": memory_format}
        return invoke(_to_copy, (self, dtype or self.dtype), keywords)

    def cpu(self, *, memory_format=None) -> "Tensor":
        return self.to(memory_format=memory_format)

    def cuda(self, device=None, **kwargs):
        raise AssertionError("Torch not compiled with CUDA enabled")

    def xpu(self, device=None, **kwargs):
        raise AssertionError("Torch not compiled with XPU enabled")

    def is_pinned(self, device=None):
        """Whether its memory is locked for copies to an accelerator."""
        if device is not None:
            warn(
                "The argument 'device' of Tensor.is_pinned() is deprecated. Please do not pass this argument. "
                "(Triggered internally at ./aten/src/ATen/native/Memory.cpp:31.)",
                DeprecationWarning,
            )
        return False

    def pin_memory(self, device=None):
        raise RuntimeError("Cannot access accelerator device when none is available.")

    def type(self, dtype=None, non_blocking=False):
        """The name of the tensor's type, or the tensor with another dtype."""
        if dtype is None:
            return "torch." + tensor_type(self.dtype)
        if isinstance(dtype, str):
            for name, legacy in TYPE_NAMES.items():
                if dtype == "torch." + legacy:
                    dtype = _dtype.names[name]
        dtype = getattr(dtype, "_element", dtype)
        if not isinstance(dtype, (DType, type)):
            if isinstance(dtype, str):
                raise ValueError(f"invalid type: '{dtype}'")
            raise TypeError("dtype must be a type, str, or dtype object")
        return self.to(dtype)

    # --- Python's protocols ----------------------------------------------------------------------

    def __repr__(self, *, tensor_contents=None):
        if watch and answered((self,), None):
            return dispatch(Tensor.__repr__, (self,), {"tensor_contents": tensor_contents})
        text = _repr(self)
        if self.__class__ in overriding:
            name = self.__class__.__name__
            text = text.removeprefix("tensor").replace("\n" + " " * 7, "\n" + " " * (len(name) + 1))
            return name + text
        return text

    __str__ = __repr__

    def __format__(self, spec):
        if self.dim() == 0:
            return self.item().__format__(spec)
        return object.__format__(self, spec)

    def __hash__(self):
        return id(self)

    def __bool__(self):
        return _boolean(self)

    def __int__(self):
        return _whole(self, int(_real_element(self, "int64_t")))

    def __float__(self):
        if _requires_grad(self):
            warn_once(
                "torch/csrc/autograd/generated/python_variable_methods.cpp:820",
                "Converting a tensor with requires_grad=True to a scalar may lead to unexpected "
                "behavior.\nConsider using tensor.detach() first.",
            )
        return float(_real_element(self, "double"))

    def __complex__(self):
        return complex(float(self)) if not self.dtype.is_complex else complex(_one_element(self))

    def __index__(self):
        dtype = self.dtype
        if dtype.is_floating_point or dtype.is_complex or self.numel() != 1:
            raise TypeError("only integer tensors of a single element can be converted to an index")
        return _whole(self, int(self.item()))

    def __len__(self):
        sizes = _sizes(self)
        if not sizes:
            raise TypeError("len() of a 0-d tensor")
        return sizes[0]

    def __iter__(self):
        if self.dim() == 0:
            raise TypeError("iteration over a 0-d tensor")
        return iter(self.unbind(0))

    def __reversed__(self):
        return self if self.dim() == 0 else self.flip(0)

    def __contains__(self, element):
        if not isinstance(element, (Tensor, *_NUMBERS, *_wire.scalars)):
            raise RuntimeError(
                f"Tensor.__contains__ only supports Tensor or scalar, but you passed in a {type(element)}."
            )
        return bool((self == element).any())

    def __getitem__(self, index):
        if watch and answered((self, index), None):
            return dispatch(Tensor.__getitem__, (self, index), None)
        if index.__class__ is int and -SAFE_INT <= index <= SAFE_INT:
            return finish(call(_getitem_op, TENSOR, self._h, INT, index))
        if _wire.arrays:
            index = index_of(index)
        to = [_getitem_op, TENSOR, self._h]
        put(to, index)
        return finish(call(*to))

    def __setitem__(self, index, value):
        if watch and answered((self, index, value), None):
            dispatch(Tensor.__setitem__, (self, index, value), None)
            return
        if _wire.arrays:
            index = index_of(index)
        to = [_setitem_op, TENSOR, self._h]
        put(to, index)
        put(to, value)
        finish(call(*to))

    def __delitem__(self, index):
        raise TypeError("Tensor does not support deleting items")

    def __getattr__(self, name):
        raise no_attribute(self, name)

    def __setstate__(self, state):
        self.__dict__.update(state)

    def __dir__(self):
        return sorted(set(dir(type(self))) | set(self.__dict__))


_alias = primitive("tensor.alias")  # outside the graph
_alias_op = unary("alias")


def _converted(result, cls):
    """Tensors among the results as objects of a subclass."""
    if isinstance(result, Tensor):
        return result if cls is Tensor or isinstance(result, cls) else result.as_subclass(cls)
    if isinstance(result, (tuple, list)) and cls is not Tensor:
        items = [_converted(each, cls) for each in result]
        return result._make(items) if hasattr(result, "_make") else type(result)(items)
    return result


_is_contiguous = _flag("is_contiguous")
_is_contiguous_as = primitive("tensor.is_contiguous")

Tensor.__module__ = "torch"
bind_tensor(Tensor)


def method(function, name=None):
    """Gives Tensor a method that another module has: it looks as if it stood in the class."""
    name = function.__name__ = name or function.__name__
    function.__module__, function.__qualname__ = __name__, f"Tensor.{name}"
    setattr(Tensor, name, staticmethod(function) if name == "__new__" else function)
    return function


add_operators(Tensor)

_boolean_op = intern("tensor.item")
_numel_op = intern("tensor.numel")


def _boolean(self):
    n = call(_numel_op, TENSOR, self._h)
    count = result() if n == OTHER else finish(n)
    if count == "1":
        call(_boolean_op, TENSOR, self._h)
        value = bool(decode(result()))
        return levels[-1].number(self, value, True) if levels else value
    raise RuntimeError(
        "Boolean value of Tensor with no values is ambiguous"
        if count == "0"
        else "Boolean value of Tensor with more than one value is ambiguous"
    )


def _one_element(self):
    if self.numel() != 1:
        raise ValueError("only one element tensors can be converted to Python scalars")
    return self.item()


def _real_element(self, kind):
    element = _one_element(self)
    if element.__class__ is complex:
        if element.imag:
            raise RuntimeError(f"value cannot be converted to type {kind} without overflow")
        return element.real
    return element


def _wrapped(dim, count):
    """A dimension counted from the front; raises as PyTorch does when there is none."""
    if not hasattr(dim, "__index__") or isinstance(dim, bool) or getattr(dim, "ndim", 0) > 0:
        raise TypeError(f"size(): argument 'dim' (position 1) must be int, not {type(dim).__name__}")
    dim = dim.__index__()
    if count == 0 and dim not in (-1, 0):
        raise IndexError(f"Dimension specified as {dim} but tensor has no dimensions")
    if not -max(count, 1) <= dim < max(count, 1):
        raise IndexError(
            f"Dimension out of range (expected to be in range of [{-max(count, 1)}, "
            f"{max(count, 1) - 1}], but got {dim})"
        )
    if count == 0:
        raise IndexError(f"Dimension specified as {dim} but tensor has no dimensions")
    return dim


def _as_class(tensor, cls):
    """The tensor as an instance of a subclass."""
    if cls is not Tensor:
        tensor.__class__ = cls
    return tensor


_to_copy = intern(".to")


def _overwrite(tensor, value):
    if isinstance(value, Tensor):
        tensor.copy_(value)
    else:
        tensor.fill_(value)


def _whole(tensor, value):
    """An int that PyTorch has gone through int64 for."""
    if value > INT64_MAX and tensor.dtype is _dtype.uint64:
        raise RuntimeError("value cannot be converted to type int64_t without overflow")
    return value


_told_of_discarding = False


def _cast(self, dtype, own):
    if own.is_complex and not dtype.is_complex and dtype is not _dtype.bool_:
        global _told_of_discarding
        if not _told_of_discarding:
            _told_of_discarding = True
            warn(_DISCARDS)
    return finish(call(_to_copy, TENSOR, self._h, DTYPE, dtype.code))


def _add_casts():
    others = {"char": "int8", "byte": "uint8"}
    for name in (*"float double half bfloat16 cfloat cdouble long int short bool".split(), *others):
        dtype = _dtype.names[others.get(name, name)]

        def method(self, *, memory_format=None, _dtype=dtype):
            if memory_format is not None:
                return self.to(_dtype, memory_format=memory_format)
            own = self.dtype
            return self if own is _dtype else _cast(self, _dtype, own)

        method.__name__ = name
        method.__annotations__ = {"return": "Tensor"}
        method.__doc__ = f"The tensor as {dtype}."
        setattr(Tensor, name, _dispatch.overridable(method))
    Tensor.to = _dispatch.overridable(Tensor.to)


_add_casts()


def _hooked(tensor, hook, kind, add):
    """Registers a hook beside those that the tensor has: which of them run is settled when it is their turn.

    Those from before it was written to are its former self's.
    """
    try:
        lists = tensor._hook_lists
    except AttributeError:
        lists = tensor._hook_lists = {}
    key = kind, None if tensor.is_inference() else tensor._version
    if key not in lists:
        hooks = OrderedDict()
        add(hooks)
        lists[key] = hooks
    handle = RemovableHandle(lists[key])
    lists[key][handle.id] = hook
    return handle


def _one_gradient(hooks):
    """The engine's callback: passes a gradient through the hooks."""

    def run(gradients):
        gradient = given = gradients[0]
        for hook in tuple(hooks.values()):
            replaced = hook(gradient)
            if replaced is not None:
                gradient = checked_gradient(gradient, replaced, hook)
        return None if gradient is given else [gradient]

    return run


def checked_gradient(gradient, replaced, hook):
    """What a hook gives instead of a gradient; raises unless it looks like it."""
    if not isinstance(replaced, Tensor):
        raise TypeError(f"expected Variable, but hook returned '{type(replaced).__name__}'")
    if gradient is None:
        raise RuntimeError("can't replace a None gradient with a non-None value")
    if replaced.dtype is not gradient.dtype:
        raise RuntimeError(
            f"hook '{name_of(hook)}' has changed the type of value "
            f"(was {gradient.type()} got {replaced.type()})"
        )
    if replaced.shape != gradient.shape:
        raise RuntimeError(f"hook '{name_of(hook)}' has changed the size of value")
    return replaced


_DISCARDS = (
    "Casting complex values to real discards the imaginary part (Triggered internally at "
    "./aten/src/ATen/native/Copy.cpp:308.)"
)

_NON_LEAF_GRAD = (
    "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad "
    "attribute won't be populated during autograd.backward(). If you indeed want the .grad field "
    "to be populated for a non-leaf Tensor, use .retain_grad() on the non-leaf Tensor. If you "
    "access the non-leaf Tensor by mistake, make sure you access the leaf Tensor instead. See "
    "github.com/pytorch/pytorch/pull/30531 for more information. (Triggered internally at "
    "./build/aten/src/ATen/core/TensorBody.h:488.)"
)
