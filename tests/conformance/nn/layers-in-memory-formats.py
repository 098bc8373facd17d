# Layers of inputs with the channels last, of nothing, and with numbers that they refuse.

# adaptive pool memory format
import torch
x = torch.ones(1, 3, 4, 4).contiguous(memory_format=torch.channels_last)
print(torch.nn.functional.adaptive_avg_pool2d(x, 1).stride(), torch.nn.functional.adaptive_avg_pool2d(x, 2).stride())
print(torch.nn.functional.max_pool2d(x, 2).stride(), torch.nn.functional.avg_pool2d(x, 2).stride())

# conv memory format
import torch
x = torch.ones(1, 3, 4, 4).contiguous(memory_format=torch.channels_last)
c = torch.nn.Conv2d(3, 2, 3)
print(c(x).stride(), c.to(memory_format=torch.channels_last).weight.stride())

# group norm memory format
import torch
x = torch.ones(1, 4, 2, 3).contiguous(memory_format=torch.channels_last)
print(torch.nn.GroupNorm(2, 4)(x).stride())

# interpolate memory format
import torch
x = torch.ones(1, 2, 3, 3).contiguous(memory_format=torch.channels_last)
print(torch.nn.functional.interpolate(x, scale_factor=2).stride())

# adaptive pool to nothing
import torch
for f in (torch.nn.functional.adaptive_avg_pool2d, torch.nn.functional.adaptive_max_pool2d):
    x = torch.ones(1, 1, 4, 4, requires_grad=True)
    try:
        f(x, (0, 2)).sum().backward()
        print(x.grad.sum())
    except RuntimeError as e:
        print(str(e).splitlines()[0])

# interpolate negative scale
import torch
try:
    torch.nn.functional.interpolate(torch.ones(1, 1, 2, 2), scale_factor=-1e20, mode="bilinear")
except Exception as e:
    print(type(e).__name__, str(e).splitlines()[0])

# pool stride zero
import torch
x = torch.ones(1, 1, 4)
for m in (torch.nn.AvgPool1d(2, stride=0), torch.nn.MaxPool1d(2, stride=0)):
    try:
        print(m(x).shape)
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[0])

# rnn of no steps
import torch
try:
    torch.nn.LSTM(2, 3)(torch.ones(0, 1, 2))
except RuntimeError as e:
    print(str(e).splitlines()[0])
