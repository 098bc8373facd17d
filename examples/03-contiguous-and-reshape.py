# reshape() gives a view where it can, and copies where it must
import torch

x = torch.arange(6.0).view(2, 3)
turned = x.t()
print(turned.is_contiguous())
try:
    turned.view(6)              # no single stride visits the memory in this order
except RuntimeError as e:
    print(str(e).split("(")[0])

flat = x.reshape(6)             # possible without a copy
column = turned.reshape(6)      # impossible: new memory
packed = turned.contiguous()    # new memory, in the order of turned

x[0, 1] = 10.0
print(flat, column)
print(turned.stride(), packed.stride())

# Which of flat, column and packed
# see the 10, and what decides it?
