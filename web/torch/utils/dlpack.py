"""torch.utils.dlpack: tensors go from torch to torch; there is no other library to share memory with."""

from .._tensor import Tensor, method
from .._wire import primitive

_detached = primitive("tensor.data")


class _Capsule:
    """Holds a tensor until someone takes it, once."""

    def __init__(self, tensor):
        self._tensor = tensor

    def _take(self):
        tensor, self._tensor = self._tensor, None
        if tensor is None:
            raise RuntimeError(
                "from_dlpack received an invalid capsule. Note that DLTensor capsules can be consumed only "
                "once, so you might have already constructed a tensor from it once."
            )
        return tensor


_Capsule.__name__ = _Capsule.__qualname__ = "PyCapsule"


def to_dlpack(tensor):
    """A capsule with the tensor's memory, which from_dlpack() takes."""
    return _Capsule(tensor.detach())


@method
def __dlpack__(self, *, stream=None, max_version=None, dl_device=None, copy=None):
    if self.requires_grad:
        raise BufferError("Can't export tensors that require gradient, use tensor.detach()")
    if stream is not None and stream != -1:
        raise TypeError("stream must be None or -1 for a tensor on the CPU")
    return _Capsule((self.clone() if copy else self).detach())


@method
def __dlpack_device__(self):
    return (1, 0)  # the CPU


def from_dlpack(ext_tensor, *, device=None, copy=None):
    """The tensor over the memory of a capsule, or of a tensor or an array."""
    if isinstance(ext_tensor, _Capsule):
        tensor = ext_tensor._take()
    elif isinstance(ext_tensor, Tensor):
        tensor = ext_tensor.__dlpack__()._take()
    elif type(ext_tensor).__name__ == "ndarray":
        from .._numpy import from_numpy

        tensor = from_numpy(ext_tensor)
    else:
        raise NotImplementedError(
            f"from_dlpack() of {type(ext_tensor).__name__} is not in the Tensorglass playground: memory is "
            "shared between tensors and NumPy's arrays only"
        )
    return tensor.clone() if copy else tensor
