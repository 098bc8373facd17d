"""What transforms refuse, and how."""

import torch

x = torch.arange(6.0).reshape(2, 3)
z = x + 0j


def attempt(f, *args, **options):
    try:
        r = f(*args, **options)
        print(f.__name__, "gives", tuple(r.shape), r.dtype)
    except Exception as e:
        print(f.__name__, type(e).__name__, e)


one = ["fft", "ifft", "rfft", "irfft", "hfft", "ihfft"]
two = ["fft2", "ifft2", "rfft2", "irfft2", "hfft2", "ihfft2"]
many = ["fftn", "ifftn", "rfftn", "irfftn", "hfftn", "ihfftn"]
for name in one + two + many:
    f = getattr(torch.fft, name)
    attempt(f, x, norm="bad")
    attempt(f, torch.tensor(1.0))
    if name not in ("ihfft2", "ihfftn"):
        attempt(f, z)
    attempt(f, x.long())
    attempt(f, torch.empty(0))
    attempt(f, x, out=torch.empty(0))
    attempt(f, x, out=torch.empty(0, dtype=torch.complex64))
    attempt(f, x, out=torch.empty(0, dtype=torch.int64))
for name in one:
    f = getattr(torch.fft, name)
    attempt(f, x, n=0)
    attempt(f, x, n=-2)
    attempt(f, x, dim=2)
    attempt(f, x, dim=-3)
    attempt(f, x, n=5.0)
    attempt(f, torch.empty(0, 3))
    attempt(f, x, out=torch.empty(0, dtype=torch.complex128))
for name in two + many:
    f = getattr(torch.fft, name)
    attempt(f, x, s=(0, 1))
    attempt(f, x, s=(2,))
    attempt(f, x, s=4, dim=0)
    attempt(f, x, dim=(0, 0))
    attempt(f, x, dim=(0, 2))
    attempt(f, x, dim=())
    attempt(f, x, s=(1, 2, 3))
    attempt(f, x, s=(2,), dim=(0, 1))
attempt(torch.fft.fftshift, torch.tensor(1.0))
attempt(torch.fft.fftshift, x, dim=3)
attempt(torch.fft.ifftshift, x, dim=())
attempt(torch.fft.fftfreq, -3)
attempt(torch.fft.fftfreq, 0)
attempt(torch.fft.rfftfreq, -5)
attempt(torch.fft.fftfreq, 5, dtype=torch.int64)
attempt(torch.fft.rfftfreq, 5, dtype=torch.bool)
attempt(torch._fft_c2c, x, [0], 0, True)
attempt(torch._fft_r2c, z, [0], 0, True)
attempt(torch._fft_r2c, x, [], 0, True)
attempt(torch._fft_c2c, z, [-1], 0, True)
attempt(torch._fft_c2c, z, [1, 1], 0, True)
attempt(torch._fft_c2c, z, [0], 3, True)
print(torch.fft.fft.__name__, torch.fft.ihfftn.__name__)
