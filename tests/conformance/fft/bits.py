"""Transforms of every length to their last bit: as digests of the bytes."""

import hashlib

import torch


def numbers(n, dtype):
    """Without a random generator, spread over some powers of two."""
    k = torch.arange(n, dtype=torch.float64)
    return (((k * k * 7 + k * 3 + 1) % 101 - 50) / 16).to(dtype)


def digest(tensors):
    h = hashlib.sha256()
    for t in tensors:
        if t.is_complex():
            t = torch.view_as_real(t.resolve_conj())
        h.update(bytes(t.contiguous().view(torch.uint8).flatten().tolist()))
    return h.hexdigest()[:16]


fft = torch.fft
lengths = [*range(1, 33), 37, 45, 49, 60, 64, 77, 96, 97, 100, 121, 127, 128, 169, 211, 243, 256, 331, 1000]
rough = (19, 23, 29, 31, 37, 77, 96, 97, 100, 127, 128, 169, 211, 243, 331, 1000)  # bits-of-doubles has them
for dtype in (torch.float32, torch.float64):
    for n in lengths:
        if dtype == torch.float64 and n in rough:
            continue
        x = numbers(n, dtype)
        z = torch.complex(x, numbers(n, dtype).flip(0))
        half = z[: n // 2 + 1]
        print(
            dtype, n, digest([fft.fft(z)]), digest([fft.ifft(z)]), digest([fft.rfft(x)]),
            digest([fft.irfft(half, n)]), digest([fft.hfft(half, n), fft.ihfft(x), fft.fft(x), fft.ifft(x)]),
        )  # fmt: skip

for norm in ("forward", "backward", "ortho"):
    for dtype in (torch.float32, torch.float64):
        for n in (5, 12, 30, 53) if dtype == torch.float32 else (5, 12):
            x = numbers(n, dtype)
            z = torch.complex(x, x.flip(0))
            print(norm, dtype, n, digest([fft.fft(z, norm=norm), fft.ifft(z, norm=norm)]),
                  digest([fft.rfft(x, norm=norm), fft.irfft(z, norm=norm)]),
                  digest([fft.hfft(z, norm=norm), fft.ihfft(x, norm=norm)]))  # fmt: skip

for shape in ((3, 4), (5, 7), (2, 3, 8), (4, 6, 5)):
    x = numbers(torch.Size(shape).numel(), torch.float32).reshape(shape)
    z = torch.complex(x, x.flip(0))
    for norm in (None, "ortho"):
        print(shape, norm, *(digest([getattr(fft, f + tail)(z, norm=norm)])
                             for f in ("fft", "ifft", "irfft", "hfft") for tail in ("2", "n")))  # fmt: skip
        print(shape, norm, *(digest([getattr(fft, f + tail)(x, norm=norm)])
                             for f in ("rfft", "ihfft", "fft") for tail in ("2", "n")))  # fmt: skip
    for d in range(len(shape)):
        print(d, digest([fft.fft(z, dim=d), fft.irfft(z, dim=d), fft.rfft(x, dim=d), fft.fft(x.mT, dim=d)]))
    print(digest([torch._fft_r2c(x, [0, 1], 0, False), torch._fft_r2c(x, [1, 0], 2, False)]))
