"""torch.device: there is one place to compute, the CPU."""

from ._wire import DEVICE, bind_device, encoders

_kinds = (
    "cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, maia, xla, lazy, vulkan, "
    "mps, meta, hpu, mtia, privateuseone"
)


class device:
    """The name of a place; tensors live on "cpu" only."""

    __slots__ = ("type", "index", "_previous")

    def __init__(self, type="cpu", index=None):
        if isinstance(type, device):
            type, index = type.type, type.index
        if not isinstance(type, str):
            raise RuntimeError("Cannot access accelerator device when none is available.")
        kind, colon, number = type.partition(":")
        if kind not in _kinds.split(", "):
            raise RuntimeError(f"Expected one of {_kinds} device type at start of device string: {kind}")
        if colon:
            if not number.isdigit():
                raise RuntimeError(f"Invalid device string: '{type}'")
            index = int(number)
        self.type = kind
        self.index = index

    def __repr__(self):
        index = "" if self.index is None else f", index={self.index}"
        return f"device(type='{self.type}'{index})"

    def __str__(self):
        return self.type if self.index is None else f"{self.type}:{self.index}"

    def __eq__(self, other):
        if not isinstance(other, device):
            return NotImplemented
        return (self.type, self.index) == (other.type, other.index)

    def __hash__(self):
        return hash((self.type, self.index))

    def __reduce__(self):
        return device, (str(self),)

    def __deepcopy__(self, memo):
        return self

    def __enter__(self):
        check(self)
        return self

    def __exit__(self, *raised):
        return None


def check(place):
    """Raises unless `place` is the CPU."""
    place = device(place)
    if place.type == "cuda":
        raise AssertionError("Torch not compiled with CUDA enabled")
    if place.type != "cpu":
        raise NotImplementedError(
            f"the device '{place}' is not in the Tensorglass playground: it computes on the CPU"
        )


def _is_cpu(v):
    """Whether `v` names the CPU; raises for other places. What is no name is not looked at."""
    if not isinstance(v, (device, str, int)) or v is True or v is False:
        return False
    check(v)
    return True


def _put(to, v):
    check(v)
    to += (DEVICE, 0)


device.__module__ = "torch"
encoders[device] = _put
bind_device(_is_cpu)
cpu = device("cpu")
