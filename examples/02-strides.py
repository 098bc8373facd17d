# Strides: how far it is to the next element
import torch

x = torch.arange(12.0).view(3, 4)
print(x.stride())           # 4 to the next row, 1 to the next column

column = x[:, 2]            # every fourth element
turned = x.t()              # the strides swapped, nothing moved
every = x.view(-1)[::2]     # every second element
print(column.stride(), turned.stride(), every.stride())

column.mul_(10)             # writes through to all of them
print(x)
print(turned[2])

# Which cells does column hold? Read them
# off its stride (4) and its offset (2).
