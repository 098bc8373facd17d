"""The crossing to the engine: arguments become a flat stream of numbers, answers become objects.

The stream's tags, and what answers mean, are those that the engine tells. A tensor crosses as its handle; there is one
Python object a handle while anyone holds it, found again through `live`.
"""

from json import JSONDecoder, loads
from math import copysign, inf, prod
from weakref import ref

import _tensorglass
from _tensorglass import copy_in, copy_out, error, result
from _tensorglass_native import call, release

from ._dispatch import Overridden, answered, dispatch, overriding, turned_off, watch
from ._dispatch import register as register_overriding
from ._warnings import warn

_form = loads(_tensorglass.wire())
_tags = _form["tags"]
OTHER = _form["answers"]["other"]
NONE, BOOL, INT, BIG_INT, HUGE_INT, FLOAT, COMPLEX, STR, LIST, TUPLE, SLICE, ELLIPSIS = (
    _tags[name]
    for name in (
        "None", "Bool", "Int", "BigInt", "HugeInt", "Float", "Complex", "Str", "List", "Tuple",
        "Slice", "Ellipsis",
    )
)  # fmt: skip
TENSOR, DTYPE, MEMORY_FORMAT, DEVICE, GENERATOR, KEYWORD, UNKNOWN = (
    _tags[name]
    for name in (
        "Tensor", "DType", "MemoryFormat", "Device", "Generator", "Keyword", "Unknown",
    )
)  # fmt: skip

live = {}  # handle -> weak reference to its Tensor
_ids = {}


def intern(text):
    """The number that stands for a text on the engine's side."""
    n = _ids.get(text)
    if n is None:
        n = _ids[text] = _tensorglass.intern(text)
    return n


def _nobody():
    return None


class Handle:
    """What a tensor is to Python: a handle that is released when its last name goes."""

    __slots__ = ("_h", "__weakref__")

    def __new__(cls, *args, **kwargs):
        raise RuntimeError("Cannot directly construct TensorBase; subclass it and then construct that")

    def __del__(self, pop=live.pop, release=release):
        try:
            handle = self._h
        except AttributeError:  # a constructor raised
            return
        owner = pop(handle, _nobody)()
        if owner is self or owner is None:
            release(handle)
        else:  # made anew while the collector was taking this one down
            live[handle] = ref(owner)


_make = object.__new__
_Tensor = Handle


def bind_tensor(cls):
    """Names the class that handles become."""
    global _Tensor
    _Tensor = cls
    encoders[cls] = _put_tensor


def wrap(handle):
    """The object of a handle: the one that is alive, or a new one."""
    reference = live.get(handle)
    if reference is not None:
        tensor = reference()
        if tensor is not None:
            return tensor
    tensor = _make(_Tensor)
    tensor._h = handle
    live[handle] = ref(tensor)
    return tensor


# --- Arguments -----------------------------------------------------------------------------------


INT64_MAX = 2**63 - 1
SAFE_INT = 2**53 - 2  # greater ints reach JavaScript as BigInt, which are no doubles


def _put_int(to, v):
    if -SAFE_INT <= v <= SAFE_INT:
        to += (INT, v)
    elif -9223372036854775808 <= v <= 18446744073709551615:
        to += (BIG_INT, v >> 32, v & 0xFFFFFFFF)
    else:
        try:
            to += (HUGE_INT, float(v))
        except OverflowError:
            to += (HUGE_INT, copysign(inf, v))


def _put_list(to, items):
    to += (LIST, len(items))
    put_all(to, items)


def _put_tuple(to, items):
    to += (TUPLE, len(items))
    put_all(to, items)


def _put_slice(to, v):
    to.append(SLICE)
    for part in (v.start, v.stop, v.step):
        if part is not None and hasattr(part, "__index__"):
            part = min(max(part.__index__(), -INT64_MAX), INT64_MAX)
        put(to, part)


def _put_tensor(to, v):
    to += (TENSOR, v._h)


class _Encoders(dict):
    """What appends a value of a class to a stream; classes that derive from these are added as they are met."""

    def __missing__(self, cls):
        encode = self[cls] = _encoder_of(cls)
        return encode


encoders = _Encoders(
    {
        type(None): lambda to, v: to.append(NONE),
        int: _put_int,
        float: lambda to, v: to.extend((FLOAT, v)),
        bool: lambda to, v: to.extend((BOOL, 1 if v else 0)),
        str: lambda to, v: to.extend((STR, intern(v))),
        list: _put_list,
        tuple: _put_tuple,
        range: _put_list,
        type(...): lambda to, v: to.append(ELLIPSIS),
        slice: _put_slice,
        complex: lambda to, v: to.extend((COMPLEX, v.real, v.imag)),
    }
)


# NumPy's classes, once a program has imported it: of arrays, and of scalars, which are numbers too.
arrays = scalars = ()
numbers = (int, float, complex)


def _no_array(array):
    raise NotImplementedError  # set with the classes


places_of = _no_array  # an array as the tensor that it is as an index
tensor_over = _no_array  # an array as the tensor over its memory


def index_of(given):
    """An index with tensors for its arrays."""
    if isinstance(given, arrays):
        return places_of(given)
    if given.__class__ is tuple and any(isinstance(each, arrays) for each in given):
        return tuple(map(index_of, given))
    return given


def _put_scalar(to, v):
    put(to, v._v)


def _put_overriding(to, v):
    if watch:
        raise Overridden
    (_put_tensor if isinstance(v, Handle) else _put_unknown)(to, v)


def _put_unknown(to, v):
    to += (UNKNOWN, intern(type(v).__name__))


def _encoder_of(cls):
    if issubclass(cls, scalars):
        return _put_scalar
    if cls in overriding:
        return _put_overriding
    if not issubclass(cls, Handle) and hasattr(cls, "__torch_function__"):
        register_overriding(cls)
        return _put_overriding
    for base in (Handle, tuple, list, bool, int, float, complex, str):
        if issubclass(cls, base):
            return _put_tensor if base is Handle else encoders[base]
    return _put_unknown


def put(to, v):
    """Appends one argument to the stream."""
    encoders[v.__class__](to, v)


def put_all(to, values):
    """Appends arguments to the stream."""
    for v in values:
        encode = encoders[v.__class__]
        if encode is _put_tensor:  # most are tensors: not worth a call
            to += (TENSOR, v._h)
        else:
            encode(to, v)


# --- Answers -------------------------------------------------------------------------------------

_dtypes = {}  # code -> torch.dtype


def _named_tuple(name, fields):
    raise NotImplementedError  # set by bind_results


def bind_results(dtypes, named_tuple):
    """Names what dtype codes and named tuples become."""
    global _named_tuple
    _dtypes.update(dtypes)
    _named_tuple = named_tuple


_nodes = None


def bind_nodes(make):
    """Names what makes the object of a graph node's id."""
    global _nodes
    _nodes = make


def _object(v):
    """What an object of an answer's JSON stands for: its first key tells what it is."""
    if "t" in v:
        return wrap(v["t"])
    if "tuple" in v:
        return tuple(v["tuple"])
    if "named" in v:
        return _named_tuple(v["named"], tuple(v["fields"]))(v["items"])
    if "dtype" in v:
        return _dtypes[v["dtype"]]
    if "node" in v:
        return _nodes(v["node"])
    if "int" in v:
        return int(v["int"])
    if "float" in v:
        return float(v["float"])
    if "complex" in v:
        return complex(*map(float, v["complex"]))
    raise SystemError(f"the engine answered {v}")


_scan = JSONDecoder(object_hook=_object).scan_once


def decode(answer):
    """The object that an answer's JSON stands for."""
    return _scan(answer, 0)[0]


class LinAlgError(RuntimeError):
    """Raised when a matrix has no inverse, factor or solution."""


LinAlgError.__name__ = "_LinAlgError"
LinAlgError.__qualname__ = "_LinAlgError"
LinAlgError.__module__ = "torch._C"

_errors = {
    cls.__name__: cls
    for cls in (
        RuntimeError,
        TypeError,
        ValueError,
        IndexError,
        NotImplementedError,
        AttributeError,
        KeyError,
        AssertionError,
        ZeroDivisionError,
        OverflowError,
        MemoryError,
        LinAlgError,
    )
}


def finish(n):
    """The object that an answer stands for; raises what the engine refused."""
    if n > 0:
        return wrap(n)
    if n == 0:
        return None
    if n == OTHER:
        return decode(result())
    refused = loads(error())
    if refused["type"] == "Callback" and _stash:
        raise _stash.pop()
    raise _errors.get(refused["type"], RuntimeError)(refused["message"]) from None


_is_cpu = None


def bind_device(check):
    """Names what tells the CPU's names, and refuses devices that are not there."""
    global _is_cpu
    _is_cpu = check


_public = None


def bind_public(find):
    """Names what finds the public function of an operator's name."""
    global _public
    _public = find


def _answer(op, args, keywords):
    """What answers for the call of an interned operator."""
    name = next(text for text, n in _ids.items() if n == op)
    return dispatch(_public(name), args, keywords)


def invoke(op, args, keywords=None):
    """Calls an interned operator or primitive on Python objects."""
    if watch and answered(args, keywords):
        return _answer(op, args, keywords)
    try:
        return _invoke(op, args, keywords)
    except Overridden:
        return _answer(op, args, keywords)


def _invoke(op, args, keywords):
    to = [op]
    put_all(to, args)
    if keywords:
        for name, v in keywords.items():
            if name == "device" and _is_cpu(v):
                continue  # there is one: the engine need not hear of it
            to += (KEYWORD, intern(name))
            put(to, v)
    n = call(*to)
    return wrap(n) if n > 0 else finish(n)


def primitive(name):
    """A function that calls a primitive of the engine."""
    op = intern(name)

    def function(*args):
        to = [op]
        try:
            put_all(to, args)
        except Overridden:  # classes answer for operators alone
            to = [op]
            with turned_off():
                put_all(to, args)
        n = call(*to)
        return wrap(n) if n > 0 else finish(n)

    return function


# --- Elements and bytes --------------------------------------------------------------------------


def tensor_of(data, dtype):
    """A tensor of one dim that holds a copy of an object's bytes (the buffer protocol)."""
    return finish(copy_in(memoryview(data), dtype.code))


def copied(tensor, at, count):
    """`count` bytes of a tensor's storage from byte `at` on, as a bytearray."""
    data = bytearray(count)
    finish(copy_out(tensor._h, at, memoryview(data)))
    return data


_few = primitive("tensor.tolist")
_elements = primitive("tensor.elements")


def tolist(tensor):
    """The elements as Python numbers, in lists nested as deep as the tensor has dims."""
    few = _few(tensor)
    if few is not None:
        return few
    packed, dtype, sizes, at = _elements(tensor)
    elements = memoryview(copied(packed, at, prod(sizes) * dtype.itemsize))
    if dtype.is_complex:
        parts = elements.cast(dtype.to_real().format)
        numbers = list(map(complex, parts[::2], parts[1::2]))
        for size in reversed(sizes[1:]):
            numbers = [numbers[i : i + size] for i in range(0, len(numbers), size)] if size else []
        return numbers
    return elements.cast(dtype.format, sizes).tolist()


is_first_warning = primitive("warning.is_first")


def warn_once(place, text, category=UserWarning):
    """A warning that PyTorch's own C++ gives, at that place there: once a program."""
    if is_first_warning(place):
        warn(f"{text} (Triggered internally at ./{place}.)", category)


# --- Callbacks -----------------------------------------------------------------------------------

_callbacks = {}  # id -> function of a list of tensors or None
_stash = []  # what a callback raised, until it is back on the caller's side
_last_callback = 0
_give = intern("callback.result")


def register(function):
    """An id by which the engine can call `function(payload)`, mostly a list of tensors or None.

    What the function gives goes back: a list of tensors or None, the id of another callback, or
    None for no result.
    """
    global _last_callback
    _last_callback += 1
    _callbacks[_last_callback] = function
    return _last_callback


def forget(callback):
    _callbacks.pop(callback, None)


_WARNINGS = 0  # no callback has that id


def _tell(payload):
    for each in loads(payload):
        warn(each["text"], DeprecationWarning if each["type"] == "DeprecationWarning" else UserWarning)


def on_callback(callback, payload):
    """What the engine calls: gives 0, or -1 when the function raised."""
    if payload == "drop":
        _callbacks.pop(callback, None)
        return 0
    try:
        if callback == _WARNINGS:
            _tell(payload)
            return 0
        given = _callbacks[callback](decode(payload))
        if given is not None:
            to = [_give]
            put(to, given)
            finish(call(*to))
        return 0
    except BaseException as raised:
        _stash[:] = [raised]
        return -1
