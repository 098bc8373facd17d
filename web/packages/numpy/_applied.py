"""Functions of Python applied to arrays."""

import numpy as np

from ._array import ndarray
from ._grids import ndindex
from ._views import axis_of


class vectorize:
    """A function of numbers as a function of arrays."""

    def __init__(self, pyfunc=None, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        if signature is not None:
            raise NotImplementedError(
                "numpy.vectorize(signature=...) is not in the Tensorglass playground yet"
            )
        if isinstance(otypes, str):
            otypes = list(otypes)
        self.otypes = None if otypes is None else [np.dtype(each) for each in otypes]
        self.excluded, self.cache = set(excluded or ()), cache
        self.__doc__ = doc
        if pyfunc is not None:
            self._bind(pyfunc)

    def _bind(self, pyfunc):
        self.pyfunc = pyfunc
        self.__name__ = getattr(pyfunc, "__name__", "vectorize")
        self.__doc__ = self.__doc__ or pyfunc.__doc__

    def __call__(self, *args, **kwargs):
        if not hasattr(self, "pyfunc"):  # as a decorator with arguments
            self._bind(args[0])
            return self
        spread = [place for place in range(len(args)) if place not in self.excluded]
        named = [name for name in kwargs if name not in self.excluded]
        if not spread and not named:
            return self.pyfunc(*args, **kwargs)
        given = [args[place] for place in spread] + [kwargs[name] for name in named]
        arrays = np.broadcast_arrays(*[np.asarray(each) for each in given])
        shape = arrays[0].shape
        if not arrays[0].size and self.otypes is None:
            raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
        rows = zip(*[each.ravel().tolist() if shape else [each[()].item()] for each in arrays])
        rows = zip(*[list(each.ravel()) for each in arrays])
        found = [self._called(row, args, kwargs, spread, named) for row in rows]
        several = bool(found) and isinstance(found[0], tuple)
        if not found:
            return np.empty(shape, self.otypes[0])
        columns = list(zip(*found)) if several else [found]
        # the first result says of which type all are
        types = self.otypes or [np.asarray(column[0]).dtype for column in columns]
        made = [
            np.array([np.asarray(each).item() if isinstance(each, ndarray) else each for each in column])
            .astype(dtype)
            .reshape(shape)
            for column, dtype in zip(columns, types)
        ]
        return tuple(made) if several else made[0]

    def _called(self, row, args, kwargs, spread, named):
        args, kwargs = list(args), dict(kwargs)
        for place, value in zip(spread, row):
            args[place] = value
        for name, value in zip(named, row[len(spread) :]):
            kwargs[name] = value
        return self.pyfunc(*args, **kwargs)


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    """A function of each line along an axis."""
    arr = np.asanyarray(arr)
    axis = axis_of(axis, arr.ndim)
    lines = np.moveaxis(arr, axis, -1)
    shape = lines.shape[:-1]
    places = ndindex(shape)
    try:
        first = next(places)
    except StopIteration:
        raise ValueError("Cannot apply_along_axis when any iteration dimensions are 0") from None
    one = np.asanyarray(func1d(lines[first], *args, **kwargs))
    made = np.empty(shape + one.shape, one.dtype)
    made[first] = one
    for place in places:
        made[place] = np.asanyarray(func1d(lines[place], *args, **kwargs))
    last = range(len(shape), len(shape) + one.ndim)
    return np.moveaxis(made, last, range(axis, axis + one.ndim))


def apply_over_axes(func, a, axes):
    """A function that takes an axis, for one axis after the other; the dims stay."""
    made = np.asarray(a)
    ndim = made.ndim
    for axis in np.ravel(axes).tolist():
        axis += ndim if axis < 0 else 0
        each = np.asanyarray(func(made, axis))
        if each.ndim != made.ndim:
            each = np.expand_dims(each, axis)
            if each.ndim != made.ndim:
                raise ValueError("function is not returning an array of the correct shape")
        made = each
    return made


def piecewise(x, condlist, funclist, *args, **kw):
    """For each element the function, or the number, of the last condition that holds."""
    x = np.asanyarray(x)
    if np.isscalar(condlist) or not isinstance(condlist[0], (list, ndarray)) and x.ndim:
        condlist = [condlist]
    conditions = [np.asarray(each, dtype=bool) for each in condlist]
    functions = list(funclist)
    if len(functions) == len(conditions) + 1:
        conditions.append(~np.any(np.stack(conditions), axis=0))
    elif len(functions) != len(conditions):
        n = len(conditions)
        raise ValueError(f"with {n} condition(s), either {n} or {n + 1} functions are expected")
    made = np.zeros_like(x)
    for condition, function in zip(conditions, functions):
        if not callable(function):
            made[condition] = function
            continue
        part = x[condition]
        if part.size:
            made[condition] = function(part, *args, **kw)
    return made


def frompyfunc(func, /, nin, nout, *, identity=None):
    """Refused: it makes arrays of objects."""
    raise NotImplementedError("numpy.frompyfunc is not in the Tensorglass playground yet")
