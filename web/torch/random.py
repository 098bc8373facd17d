"""Random numbers: seeds, states and generators."""

from contextlib import contextmanager

from ._device import check, cpu
from ._device import device as Device
from ._wire import GENERATOR, encoders, primitive

_new = primitive("generator.new")
_free = primitive("generator.free")
_seed_one = primitive("generator.manual_seed")
_initial_seed_one = primitive("generator.initial_seed")
_get_state = primitive("generator.get_state")
_set_state = primitive("generator.set_state")


_ELSEWHERE = {
    "cuda": (
        "Cannot get CUDA generator without ATen_cuda library. PyTorch splits its backend into two shared libraries: "
        "a CPU library and a CUDA library; this error has occurred because you are trying to use some CUDA "
        "functionality, but the CUDA library has not been loaded by the dynamic linker for some reason.  The CUDA "
        "library MUST be loaded, EVEN IF you don't directly use any symbols from the CUDA library! One common "
        "culprit is a lack of -Wl,--no-as-needed in your link arguments; many dynamic linkers will delete dynamic "
        "library dependencies if you don't depend on any of their symbols.  You can check if this has occurred by "
        "using ldd on your binary to see if there is a dependency on *_cuda.so library."
    ),
    "mps": "Cannot execute getNewGenerator() without MPS backend.",
}


class Generator:
    """A stream of random numbers of its own."""

    device = cpu

    def __init__(self, device="cpu"):
        place = Device(device)
        if place.type in _ELSEWHERE:
            raise RuntimeError(_ELSEWHERE[place.type])
        check(place)
        self._id = _new()

    def __del__(self):
        if self.__dict__.get("_id"):
            _free(self._id)

    def manual_seed(self, seed):
        if not isinstance(seed, int) or isinstance(seed, bool):
            raise RuntimeError(f"manual_seed expected a long, but got {type(seed).__name__}")
        _seed_one(self._id, _int64(seed))
        return self

    def seed(self):
        """Seeds it by chance, and gives the seed."""
        fresh = _chance()
        self.manual_seed(fresh)
        return fresh

    def initial_seed(self):
        return _initial_seed_one(self._id) % 2**64

    def get_state(self):
        return _get_state(self._id)

    def set_state(self, new_state):
        if not hasattr(new_state, "dtype"):
            raise TypeError(f"expected a torch.ByteTensor, but got {type(new_state).__name__}")
        if new_state.dtype.name != "uint8":
            raise TypeError("RNG state must be a torch.ByteTensor")
        _set_state(self._id, new_state)
        return self

    def __repr__(self):
        return f"<torch._C.Generator object at {id(self):#x}>"


Generator.__module__ = "torch._C"
encoders[Generator] = lambda to, v: to.extend((GENERATOR, v._id))


class _Default(Generator):
    def __init__(self):
        self._id = 0


encoders[_Default] = encoders[Generator]
default_generator = _Default()


def _int64(seed):
    """A seed as the engine takes it: the int64 of the same 64 bits."""
    return seed - 2**64 if 2**63 <= seed < 2**64 else seed


def _chance():
    import secrets

    return secrets.randbits(63)


def manual_seed(seed):
    """Starts the default stream of random numbers; equal seeds give equal numbers."""
    return default_generator.manual_seed(int(seed))


def seed():
    """Seeds the default stream by chance, and gives the seed."""
    return default_generator.seed()


def initial_seed():
    return default_generator.initial_seed()


def get_rng_state():
    return default_generator.get_state()


def set_rng_state(new_state):
    default_generator.set_state(new_state)


@contextmanager
def fork_rng(devices=None, enabled=True, **options):
    """Puts the stream back to where it was after the block."""
    state = get_rng_state() if enabled else None
    try:
        yield
    finally:
        if enabled:
            set_rng_state(state)
