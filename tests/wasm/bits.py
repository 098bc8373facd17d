"""Writes bits.json: digests of what PyTorch's functions give, to the last bit, for bits.test.ts.

python tests/wasm/bits.py, under real PyTorch on a processor with AVX2."""

import hashlib
import json
import pathlib

import numpy as np
import torch
import torch.nn.functional as F

COUNT = 1 << 16


def every():
    """Floats of every sign and exponent, infinities and nan among them."""
    i = np.arange(COUNT, dtype=np.uint32)
    return torch.from_numpy(((i << 16) | ((i * 40503) & 0xFFFF)).view(np.float32))


def ramp(count=COUNT):
    """Evenly from -20 to 20, in another order."""
    i = np.arange(count) * 7919 % count
    return torch.from_numpy(((i * 65536 // count - 32768) * 5 / 8192).astype(np.float32))


def weights(count=COUNT):
    return torch.from_numpy(((np.arange(count) * 7919 % 1000 - 500) / 512).astype(np.float32))


def digest(*tensors):
    whole = hashlib.sha256()
    for t in tensors:
        bits = t.detach().contiguous().numpy().view(np.uint32).copy()
        bits[(bits & 0x7FFFFFFF) > 0x7F800000] = 0x7FC00000
        whole.update(bits.tobytes())
    return whole.hexdigest()[:8]


def with_gradients(f, *inputs):
    """The result, and the gradients of inputs where the result's is weights()."""
    leaves = [t.clone().requires_grad_() for t in inputs]
    result = f(*leaves)
    gradients = torch.autograd.grad((result * weights(result.numel()).view_as(result)).sum(), leaves)
    return " ".join(digest(t) for t in (result, *gradients))


FUNCTIONS = {
    "exp": torch.exp,
    "expm1": torch.expm1,
    "log": torch.log,
    "log1p": torch.log1p,
    "tanh": torch.tanh,
    "sin": torch.sin,
    "cos": torch.cos,
    "erf": torch.erf,
    "sigmoid": torch.sigmoid,
    "silu": F.silu,
    "mish": F.mish,
    "softplus": F.softplus,
    "log_sigmoid": F.logsigmoid,
    "elu": F.elu,
    "gelu": F.gelu,
    "gelu_tanh": lambda x: F.gelu(x, approximate="tanh"),
}
# Rows of other lengths are summed in as many parts as the processor's vectors are wide.
ROWS = [(6, n) for n in (1, 5, 16, 17)]
COLUMNS = [(6, n) for n in (1, 5, 8, 15, 40)] + [(2, n, c) for n in (3, 20) for c in (1, 5, 16, 21)]
IMAGES = [(4, 6, 3), (5, 6), (40, 6), (3, 6, 5, 7), (2, 6, 16, 16)]


def of_shape(f, shape, *more):
    count = int(np.prod(shape))
    return with_gradients(f, ramp(count).view(shape), *more)


def recorded():
    channels = [weights(6) + 1, weights(6) / 2]
    for name, f in FUNCTIONS.items():
        widest = [] if name in ("sin", "cos") else [f(every())]  # there the last bit may differ
        yield name, digest(*widest, f(ramp()), f(ramp(7)), f(ramp(14)[::2]))
        yield f"{name} gradient", with_gradients(f, ramp()) + " " + with_gradients(f, ramp(7))
    for name in ("softmax", "log_softmax"):
        for shape, dim in [(s, -1) for s in ROWS] + [(s, -2) for s in COLUMNS]:
            yield f"{name} {shape} {dim}", of_shape(lambda x: getattr(torch, name)(x, dim), shape)
    for shape in ROWS + COLUMNS:
        n = shape[-1:]
        yield f"layer_norm {shape}", of_shape(lambda x: F.layer_norm(x, n), shape)
        yield f"layer_norm affine {shape}", of_shape(
            lambda x, w, b: F.layer_norm(x, n, w, b), shape, weights(n[0]) + 1, weights(n[0]) / 2
        )
    for shape in IMAGES:
        for training in (True, False):
            mean, var = weights(6) / 4, weights(6) + 2
            yield f"batch_norm {shape} {training}", of_shape(
                lambda x, w, b: F.batch_norm(x, mean, var, w, b, training), shape, *channels
            ) + " " + digest(mean, var)


if __name__ == "__main__":
    path = pathlib.Path(__file__).with_name("bits.json")
    path.write_text(json.dumps(dict(recorded()), indent=2) + "\n")
