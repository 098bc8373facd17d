# Views: one strip of memory, many shapes
import torch

x = torch.arange(12.0).view(3, 4)

row = x[1]         # four neighbours
col = x[:, 2]      # every fourth element
turned = x.t()     # the strides swapped
every = x.view(-1)[::2]

col.mul_(10)       # writes through to all of them
print(x)
print(turned.stride(), turned.is_contiguous())

flat = turned.reshape(12)   # no view can do this: it copies
flat[0] = -1.0
print(x[0, 0], flat[0])
