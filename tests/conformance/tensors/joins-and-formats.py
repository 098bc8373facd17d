# Empty tensors that join with anything, and results in the memory format of their operands.

# cat legacy empty
import torch
x = torch.ones(2, 3)
print(torch.cat([x, torch.empty(0)], 1).shape)
print(torch.cat([torch.empty(0), torch.empty(0)], dim=1).shape)

# cat memory format
import torch
x = torch.ones(2, 3, 2, 2).contiguous(memory_format=torch.channels_last)
print(torch.cat([x, x], 1).stride(), torch.stack([x, x]).stride())

# resize memory format
import torch
x = torch.zeros(1)
x.resize_(1, 2, 2, 2, memory_format=torch.channels_last)
print(x.shape, x.stride())
y = torch.zeros(16)
y.resize_as_(x, memory_format=torch.preserve_format)
print(y.shape, y.stride())

# bernoulli out of integers
import torch
t = torch.zeros(4, dtype=torch.long)
torch.manual_seed(0)
try:
    print(torch.bernoulli(torch.full((4,), 0.5), out=t))
except RuntimeError as e:
    print(str(e).splitlines()[0])
print(torch.zeros(3, dtype=torch.bool).bernoulli_(1.0))

# arange into strided out
import torch
x = torch.zeros(2, 3)
torch.arange(4, out=x[:, 1:])
print(x)
y = torch.zeros(2, 3)
torch.linspace(0, 3, 4, out=y[:, 1:])
print(y)
