"""Views with strides of one's own choice."""

from operator import index as to_index

import numpy as np

from .._array import view
from .._shape import broadcast_arrays, broadcast_shapes, broadcast_to  # noqa: F401
from .._views import axis_of


def as_strided(x, shape=None, strides=None, subok=False, writeable=True, *, check_bounds=None):
    """A view of any shape and strides (in bytes), from the array's first element on."""
    x = np.asarray(x)
    shape = x.shape if shape is None else tuple(shape)
    strides = x.strides if strides is None else tuple(strides)
    if any(step % x.itemsize for step in strides):
        raise NotImplementedError(
            "strides that are no multiple of an element's size are not in the Tensorglass playground yet"
        )
    made = view(x, shape, [step // x.itemsize for step in strides], x._t.storage_offset())
    made._writeable = x._writeable and writeable
    return made


def sliding_window_view(x, window_shape, axis=None, *, subok=False, writeable=False):
    """A view, for reading only, of all windows of a shape."""
    x = np.asarray(x)
    window = (window_shape,) if hasattr(window_shape, "__index__") else tuple(window_shape)
    if any(to_index(size) < 0 for size in window):
        raise ValueError("`window_shape` cannot contain negative values")
    if axis is None:
        axes = tuple(range(x.ndim))
        if len(window) != len(axes):
            raise ValueError(
                "Since axis is None, must provide window_shape for all dimensions of `x`; got "
                f"{len(window)} window_shape elements and `x.ndim` is {x.ndim}."
            )
    else:
        axes = (axis,) if hasattr(axis, "__index__") else tuple(axis)
        axes = tuple([axis_of(each, x.ndim) for each in axes])
        if len(window) != len(axes):
            raise ValueError(
                "Must provide matching length window_shape and axis; got "
                f"{len(window)} window_shape elements and {len(axes)} axes elements."
            )
    sizes = list(x.shape)
    for axis, size in zip(axes, window):
        if sizes[axis] < size:
            raise ValueError("window shape cannot be larger than input array shape")
        sizes[axis] -= size - 1
    strides = list(x.strides) + [x.strides[axis] for axis in axes]
    return as_strided(x, (*sizes, *window), strides, writeable=writeable)
