"""Transforms of doubles whose last bits hang on the sines and cosines of a C library: as digests of the bytes."""

import hashlib

import torch


def numbers(n):
    """Without a random generator, spread over some powers of two."""
    k = torch.arange(n, dtype=torch.float64)
    return ((k * k * 7 + k * 3 + 1) % 101 - 50) / 16


def digest(tensors):
    h = hashlib.sha256()
    for t in tensors:
        if t.is_complex():
            t = torch.view_as_real(t.resolve_conj())
        h.update(bytes(t.contiguous().view(torch.uint8).flatten().tolist()))
    return h.hexdigest()[:16]


fft = torch.fft
for n in (19, 23, 29, 31, 37, 77, 96, 97, 100, 127, 128, 169, 211, 243, 331, 1000):
    x = numbers(n)
    z = torch.complex(x, x.flip(0))
    half = z[: n // 2 + 1]
    print(n, digest([fft.fft(z)]), digest([fft.ifft(z)]), digest([fft.rfft(x)]), digest([fft.irfft(half, n)]))

for norm in ("forward", "backward", "ortho"):
    for n in (30, 53):
        x = numbers(n)
        z = torch.complex(x, x.flip(0))
        print(norm, n, digest([fft.fft(z, norm=norm), fft.ifft(z, norm=norm)]))
