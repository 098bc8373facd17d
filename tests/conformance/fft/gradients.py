"""Gradients of transforms, their history, and gradients of gradients."""

import torch

fft = torch.fft
x = torch.arange(6.0, dtype=torch.float64).reshape(2, 3).sin().requires_grad_()
z = torch.complex(x.detach().cos(), x.detach().flip(0)).requires_grad_()


def history(node):
    names = []
    while node is not None:
        names.append(node.name())
        node = node.next_functions[0][0] if node.next_functions else None
    return names


def study(name, of, **options):
    print(name, options)
    y = getattr(fft, name)(of, **options)
    print(history(y.grad_fn), y.stride(), y.is_conj())
    saved = {n: getattr(y.grad_fn, n) for n in dir(y.grad_fn) if n.startswith("_saved_") and n != "_saved_self"}
    print(saved)
    weights = torch.arange(y.numel(), dtype=torch.float64).reshape(y.shape).cos()
    weights = weights.to(y.dtype) * (1 + 0.5j) if y.is_complex() else weights
    (g,) = torch.autograd.grad(y, of, weights, create_graph=True)
    print(g.detach(), g.stride(), g.is_conj())
    ones = torch.ones_like(g)
    print(history(g.grad_fn))


for name in ("fft", "ifft", "irfft", "hfft", "fft2", "ifft2", "irfft2", "hfft2", "fftn", "ifftn", "irfftn", "hfftn"):
    study(name, z)
    study(name, x)
for name in ("rfft", "ihfft", "rfft2", "ihfft2", "rfftn", "ihfftn"):
    study(name, x)
    study(name, x, norm="ortho")
study("fft", z, n=5, dim=0)
study("fft", x, n=2)
study("rfft", x, n=4)
study("irfft", z, n=9)
study("irfft", z, n=2)
study("fft2", z, s=(1, 5))
study("hfftn", z, dim=(1,))
study("ihfftn", x, dim=(0,))
study("fftn", z, dim=())
study("fftshift", x)
study("ifftshift", z, dim=1)

check, twice = torch.autograd.gradcheck, torch.autograd.gradgradcheck
print(check(fft.fft, z), twice(fft.fft, z), check(fft.fft, x), twice(fft.fft, x))
print(check(fft.rfft, x), twice(fft.rfft, x), check(fft.irfft, z), twice(fft.irfft, z))
print(check(fft.hfft2, z), check(fft.ihfft2, x), check(fft.rfftn, x), check(fft.irfftn, z))
leaf = torch.ones(4, requires_grad=True)
fft.rfft(leaf).abs().square().sum().backward()
print(leaf.grad, leaf.grad.stride())
