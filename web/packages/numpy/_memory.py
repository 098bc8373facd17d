"""The memory of an array: its flags, its bytes seen as another type, and all elements in one row."""

from ._array import copy_to, method, ndarray, owner, strided, view, wrap
from ._convert import array, asarray, empty, zeros
from ._dtype import dtype as DType
from ._dtype import element_of, generic
from ._errstate import deprecated
from ._views import contiguous_strides, is_packed, packed, reshaped

# --- Flags -----------------------------------------------------------------------------------------


class flagsobj:
    """What holds of an array's memory."""

    __slots__ = ("_a",)

    def __init__(self, a):
        self._a = a

    c_contiguous = contiguous = property(lambda self: is_packed(self._a))
    f_contiguous = fortran = property(lambda self: is_packed(self._a, "F"))
    forc = property(lambda self: self.c_contiguous or self.f_contiguous)
    fnc = property(lambda self: self.f_contiguous and not self.c_contiguous)
    owndata = property(lambda self: self._a._base is None)
    aligned = property(lambda self: True)
    writebackifcopy = property(lambda self: False)
    behaved = property(lambda self: self.writeable)
    carray = property(lambda self: self.writeable and self.c_contiguous)

    @property
    def writeable(self):
        return self._a._writeable

    @writeable.setter
    def writeable(self, value):
        if value and not self._a._writeable and _is_locked(self._a):
            raise ValueError("cannot set WRITEABLE flag to True of this array")
        self._a._writeable = bool(value)

    @property
    def num(self):
        shifts = (self.c_contiguous, self.f_contiguous, self.owndata)
        return sum(bit << i for i, bit in enumerate(shifts)) + 0x100 + (0x400 if self.writeable else 0)

    def __getitem__(self, key):
        name = _FLAGS.get(key, key)
        if not isinstance(name, str) or name.upper() not in _SHOWN:
            raise KeyError("Unknown flag")
        return getattr(self, name.lower())

    def __setitem__(self, key, value):
        name = _FLAGS.get(key, key).lower()
        if name != "writeable":
            raise KeyError("Unknown flag")
        self.writeable = value

    def __repr__(self):
        return "".join(f"  {name} : {getattr(self, name.lower())}\n" for name in _SHOWN)

    def __eq__(self, other):
        return isinstance(other, flagsobj) and self.num == other.num


flagsobj.__module__ = "numpy._core.multiarray"
_SHOWN = ("C_CONTIGUOUS", "F_CONTIGUOUS", "OWNDATA", "WRITEABLE", "ALIGNED", "WRITEBACKIFCOPY")
_FLAGS = {
    "C": "C_CONTIGUOUS", "CONTIGUOUS": "C_CONTIGUOUS", "F": "F_CONTIGUOUS", "FORTRAN": "F_CONTIGUOUS",
    "O": "OWNDATA", "W": "WRITEABLE", "A": "ALIGNED", "X": "WRITEBACKIFCOPY",
}  # fmt: skip


def _is_locked(a):
    """Whether an array may not be written to because its owner may not."""
    base = a._base
    return isinstance(base, bytes) or isinstance(base, ndarray) and not base._writeable


@method
def setflags(self, write=None, align=None, uic=None):
    """Sets whether the array may be written to."""
    if write is not None:
        self.flags.writeable = write


# --- Seen otherwise --------------------------------------------------------------------------------

_class = type


def _seen(self, dtype=None, type=None):
    """The same bytes, as elements of another type."""
    if isinstance(dtype, _class) and issubclass(dtype, ndarray):
        dtype = None
    t, d = self._t, self._dtype if dtype is None else DType(dtype)
    sizes, strides, offset = list(t.shape), list(t.stride()), t.storage_offset()
    old, new = self._dtype.itemsize, d.itemsize
    if old != new:
        if not sizes:
            raise ValueError(
                "Changing the dtype of a 0d array is only supported if the itemsize is unchanged"
            )
        if sizes[-1] > 1 and strides[-1] != 1:
            raise ValueError("To change to a dtype of a different size, the last axis must be contiguous")
        total = sizes[-1] * old
        if total % new:
            raise ValueError(
                "When changing to a larger dtype, its size must be a divisor of the total size in bytes of the "
                "last axis of the array."
            )
        sizes[-1] = total // new
        if any(s * old % new for s in (*strides[:-1], offset)):
            raise NotImplementedError(
                "views of elements that begin between two of the new type are not in the Tensorglass playground yet"
            )
        strides = [s * old // new for s in strides[:-1]] + [1]
        offset = offset * old // new
    made = wrap(strided(t, sizes, strides, offset, element_of(d)), owner(self), self._writeable)
    made._reversed = self._reversed
    return made


_seen.__name__ = "view"
method(_seen)


def _set_strides(self, strides):
    deprecated(
        "Setting the strides on a NumPy array has been deprecated in NumPy 2.4.\nAs an alternative, you can "
        "create a new view using np.lib.stride_tricks.as_strided."
    )
    size = self._dtype.itemsize
    made = view(self, self.shape, [n // size for n in strides], self._t.storage_offset())
    self._t, self._reversed = made._t, made._reversed


@method
def resize(self, *shape, refcheck=True):
    """Gives the array another shape in place, with zeros for what is new."""
    sizes = list(shape[0]) if len(shape) == 1 and not hasattr(shape[0], "__index__") else list(shape)
    count = 1
    for n in sizes:
        count *= n
    if count != self.size:
        if self._base is not None:
            raise ValueError("cannot resize this array: it does not own its data")
        grown = zeros(count, self._dtype)
        kept = min(count, self.size)
        grown[:kept] = self.reshape(-1)[:kept]
        self._t = grown._t
    self.shape = sizes


# --- All elements in a row -------------------------------------------------------------------------


class flatiter:
    """The elements of an array in order, to step through or to index."""

    def __init__(self, a):
        self.base, self.index = a, 0

    def _row(self, index):
        """The elements in one row, if it has a place for the index."""
        size = self.base.size
        if hasattr(index, "__index__") and not -size <= index < size:
            raise IndexError(f"index {index} is out of bounds for size {size}")
        return reshaped(self.base, [size])

    def __len__(self):
        return self.base.size

    def __iter__(self):
        return self

    def __next__(self):
        if self.index >= self.base.size:
            raise StopIteration
        self.index += 1
        return self._row(self.index - 1)[self.index - 1]

    def __getitem__(self, index):
        made = self._row(index)[index]
        return made.copy() if isinstance(made, ndarray) else made

    def __setitem__(self, index, value):
        if not self.base._writeable:
            raise ValueError("assignment destination is read-only")
        self._row(index)
        row = wrap(packed(self.base)).reshape(-1)
        try:
            single = hasattr(index, "__index__")
            if isinstance(value, generic):
                value = value._v if single and self.base._dtype.kind != "u" else asarray(value)
            value = asarray(value, self.base._dtype)
            if single and value.ndim:
                raise ValueError
        except (TypeError, ValueError, OverflowError):
            if not single:
                raise
            raise ValueError("Error setting single item of array.") from None
        count = asarray(row[index]).size
        if value.ndim and value.size != count:
            value = array([value.reshape(-1)[i % value.size] for i in range(count)])
        row[index] = value
        copy_to(self.base._t, row.reshape(self.base.shape)._t)

    def copy(self):
        return self.base.flatten()

    __array__ = lambda self, dtype=None, copy=None: asarray(self.copy(), dtype)  # noqa: E731


flatiter.__module__ = "numpy"


def _set_flat(self, value):
    flatiter(self)[:] = value


# --- Attributes ------------------------------------------------------------------------------------


class _ctypes:
    """Where the elements lie, by number."""

    def __init__(self, a):
        self.data, self.shape, self.strides = a._t.data_ptr(), a.shape, a.strides


def _real_numbers(self):
    """The array, whose numbers have no imaginary parts."""
    if self.dtype.kind == "c":
        raise NotImplementedError(
            f"parts of arrays of {self.dtype.name} are not in the Tensorglass playground yet"
        )
    return self


def _imaginary(self):
    _real_numbers(self)
    made = zeros(self.shape, self._dtype)
    made._writeable = False
    return made


ndarray.flags = property(flagsobj, doc="What holds of the memory.")
ndarray.flat = property(flatiter, _set_flat, doc="The elements in one row.")
ndarray.strides = ndarray.strides.setter(_set_strides)
ndarray.ctypes = property(_ctypes, doc="Where the elements lie.")
ndarray.real = property(
    lambda self: _seen(_real_numbers(self)),
    lambda self, value: _real_numbers(self).__setitem__(..., value),
    doc="The real parts.",
)
ndarray.imag = property(_imaginary, doc="The imaginary parts: zeros.")
ndarray.device = property(lambda self: "cpu", doc="Where the elements lie: in the memory of the CPU.")


@method
def to_device(self, device, /, *, stream=None):
    """The array itself: there is one device."""
    if device != "cpu":
        raise ValueError(f'Unsupported device for NumPy: "{device}". Only "cpu" is allowed.')
    return self


@method
def conjugate(self):
    """The array itself: its numbers are real."""
    return _real_numbers(self).copy()


ndarray.conj = conjugate


def new(shape, dtype=float, buffer=None, offset=0, strides=None, order=None):
    """An array over an object's bytes, or over memory of its own."""
    if buffer is None:
        return empty(shape, dtype, order or "C")
    held = buffer if isinstance(buffer, ndarray) else asarray(buffer)
    d = DType(dtype)
    sizes = [shape] if hasattr(shape, "__index__") else list(shape)
    steps = contiguous_strides(sizes) if strides is None else [n // d.itemsize for n in strides]
    first = held._t.storage_offset() * held.itemsize + offset
    made = wrap(strided(held._t, sizes, steps, first // d.itemsize, element_of(d)), held, held._writeable)
    made._reversed = any(n < 0 for n in steps)
    return made
