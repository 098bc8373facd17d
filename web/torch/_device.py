"""torch.device: there is one place to compute, the CPU."""

from ._wire import DEVICE, bind_device, encoders

_kinds = (
    "cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, maia, xla, lazy, vulkan, "
    "mps, meta, hpu, mtia, privateuseone"
)

builtins_type = type
_NONE = object()  # no argument


class device:
    """The name of a place; tensors live on "cpu" only."""

    __slots__ = ("type", "index", "_previous")

    def __init__(self, type=_NONE, index=None):
        if isinstance(type, device):
            type, index = type.type, type.index
        if isinstance(type, int) and not isinstance(type, bool):
            raise RuntimeError("Cannot access accelerator device when none is available.")
        if not isinstance(type, str):
            given = "" if type is _NONE else builtins_type(type).__name__
            wrong = f"      didn't match because some of the arguments have invalid types: (!{given}!)\n"
            raise TypeError(
                f"device() received an invalid combination of arguments - got ({given}), but expected one of:\n"
                f" * (torch.device device)\n{wrong if given else ''} * (str type, int index = -1)\n"
            )
        if not type:
            raise RuntimeError("Device string must not be empty")
        if index is not None and not isinstance(index, int):
            raise TypeError(
                f"device(): argument 'index' (position 2) must be int, not {builtins_type(index).__name__}"
            )
        if index is not None and index < 0:
            raise RuntimeError("Device index must not be negative")
        if index is not None and ":" in type:
            raise RuntimeError(
                "type (string) must not include an index because index was passed explicitly: " + type
            )
        kind, colon, number = type.partition(":")
        if kind not in _kinds.split(", "):
            raise RuntimeError(f"Expected one of {_kinds} device type at start of device string: {kind}")
        if colon:
            if not number.isdigit() or (number[0] == "0" and number != "0"):
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
    if place.type in ("cuda", "xpu"):
        raise AssertionError(f"Torch not compiled with {place.type.upper()} enabled")
    if place.type == "mps":
        raise RuntimeError("PyTorch is not linked with support for mps devices")
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
