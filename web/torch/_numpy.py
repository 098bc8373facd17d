"""Where tensors and NumPy's arrays meet. NumPy is imported when a program first needs it."""

from ._tensor import Tensor, method
from ._wire import primitive

_data = primitive("tensor.data")


@method
def numpy(self, *, force=False):
    """An array over the tensor's memory."""
    if self.requires_grad:
        if not force:
            raise RuntimeError(
                "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead."
            )
    from numpy._array import wrap

    return wrap(_data(self), self.data)


def from_numpy(ndarray) -> "Tensor":
    """A tensor over an array's memory."""
    t = getattr(ndarray, "_t", None)
    if not isinstance(t, Tensor):
        raise TypeError(f"expected np.ndarray (got {type(ndarray).__name__})")
    return _data(t)
