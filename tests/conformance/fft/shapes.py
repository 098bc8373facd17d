"""Lengths and dims that are asked for, memory layout, printed values, dtypes."""

import torch

fft = torch.fft
x = torch.arange(12.0).reshape(3, 4)
z = torch.complex(x, -x.flip(0))


def show(t):
    print(t, tuple(t.shape), t.stride(), t.dtype, t.is_conj(), t.untyped_storage().nbytes())


for n in (2, 4, 7):
    show(fft.fft(z, n))
    show(fft.rfft(x, n=n, dim=0))
    show(fft.irfft(z, n=n))
    show(fft.ihfft(x, n, 1))
show(fft.fft2(z, (2, 6)))
show(fft.ifft2(z, s=(-1, 3)))
show(fft.rfft2(x, s=(4, 4)))
show(fft.irfft2(z, s=(2, 5), dim=(1, 0)))
show(fft.fftn(z, s=(3,)))
show(fft.fftn(z, dim=0))
show(fft.ifftn(z, dim=(1, 0)))
show(fft.rfftn(x, s=(5,), dim=(0,)))
show(fft.irfftn(z))
show(fft.hfft2(z))
show(fft.ihfft2(x))
show(fft.hfftn(z, dim=(0,)))
show(fft.ihfftn(x, dim=(0,)))
show(fft.fftn(z.mT, dim=()))
show(fft.fft(z.mT))
show(fft.rfft(x.mT))
show(fft.fft(z[:, ::2]))
show(fft.fft(torch.tensor([1, 0, 2])))
show(fft.rfft(torch.tensor([True, False, True, True])))
show(fft.ifft(torch.ones(4)))
show(fft.fft(torch.ones(1, 6)))
show(fft.irfft(torch.ones(3)))
show(fft.hfft(torch.arange(3)))
show(fft.fft(x.double()))
show(fft.fft(z.conj()))
show(fft.irfft(z.conj()))
show(fft.fft(x.new_zeros(0, 3)))
show(fft.irfftn(z.new_zeros(3, 0, 2, 3), dim=(-1,)))

show(fft.fftfreq(5))
show(fft.fftfreq(6, 0.1))
show(fft.fftfreq(7, d=2, dtype=torch.float64))
show(fft.fftfreq(1))
show(fft.rfftfreq(7, 3.0))
show(fft.rfftfreq(8, dtype=torch.float64))
show(fft.fftfreq(4, out=torch.empty(0, dtype=torch.float64)))
for t in (torch.arange(5), x, z):
    show(fft.fftshift(t))
    show(fft.ifftshift(t))
show(fft.fftshift(x, dim=1))
show(fft.ifftshift(x, dim=(0,)))
assert torch.equal(fft.ifftshift(fft.fftshift(x, (1, 0)), (1, 0)), x)

out = torch.empty(0, dtype=torch.complex128)
print(fft.fft(x, out=out) is out, out)
out = torch.empty(3, 3, dtype=torch.complex64)
print(fft.rfft(x, out=out) is out, out)
out = torch.empty(3, 4, dtype=torch.complex64)
print(fft.ifft(x, out=out) is out, out.is_conj(), out)
out = torch.empty(3, 6)
print(fft.irfft(z, out=out) is out, out)
out = torch.empty(3, 6, dtype=torch.float64)
print(fft.hfft2(z, out=out) is out, out)
z2 = z.clone()
print(fft.fft(z2, out=z2) is z2, z2)
