"""Padding from inside and shuffles: their nodes, memory formats, gradients and refusals."""

import torch
import torch.nn.functional as F


def told(name, *args, **keywords):
    x = torch.linspace(-2, 2, 144).reshape(2, 4, 3, 6)
    for form in (torch.contiguous_format, torch.channels_last):
        given = x.contiguous(memory_format=form).requires_grad_()
        out = getattr(F, name)(given, *args, **keywords)
        node = out.grad_fn
        print(name, node.name(), tuple(out.shape), out.stride(), out.sum())
        print([a for a in dir(node) if a.startswith("_saved")])
        (g,) = torch.autograd.grad((out.square() * torch.arange(out.numel()).reshape(out.shape)).sum(), given, create_graph=True)
        print(g.grad_fn.name(), g.stride(), g[0, :2])


told("pad", (1, 2, 2, 0), mode="reflect")
told("pad", (1, 2, 2, 0), mode="replicate")
told("pad", (-1, 2, 0, 1), mode="replicate")
told("pixel_shuffle", 2)
told("pixel_unshuffle", 3)
told("channel_shuffle", 2)
line, volume = torch.arange(10.0).reshape(2, 5).requires_grad_(), torch.arange(24.0).reshape(1, 2, 2, 2, 3).requires_grad_()
for mode in ("reflect", "replicate"):
    print(F.pad(line, (2, 1), mode=mode))
    print(F.pad(volume, (1, 1, 1, 0, 0, 1), mode=mode).grad_fn.name())
    for dtype in (torch.float16, torch.int64, torch.complex64):
        print(F.pad(line.detach().to(dtype), (1, 0), mode=mode)[0])


def refused(call):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)


x = torch.ones(2, 3, 4, 5)
for mode in ("reflect", "replicate"):
    refused(lambda: F.pad(x > 0, (1, 1, 1, 1), mode=mode))
    refused(lambda: F.pad(x.to(torch.uint16), (1, 1, 1, 1), mode=mode))
    refused(lambda: F.pad(x[0, 0], (-3, -2), mode=mode))
    refused(lambda: F.pad(x[:, :0], (1, 1, 1, 1), mode=mode))
    refused(lambda: F.pad(x, (1, 1), mode=mode))
refused(lambda: F.pad(x, (5, 1, 1, 1), mode="reflect"))
refused(lambda: F.pad(x, (-3, -2, 0, 0), mode="replicate"))
refused(lambda: F.pixel_shuffle(x, 2))
refused(lambda: F.pixel_shuffle(x, 0))
refused(lambda: F.pixel_shuffle(x[0, 0], 1))
refused(lambda: F.pixel_unshuffle(x, 2))
refused(lambda: F.channel_shuffle(x, 2))
refused(lambda: F.channel_shuffle(x, 0))
refused(lambda: F.channel_shuffle(x.to(torch.uint16), 3))
refused(lambda: torch.native_channel_shuffle(x.requires_grad_(), 3).sum().backward())
