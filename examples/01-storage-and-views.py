# A view is another shape on the same memory
import torch

x = torch.arange(6.0)
pair = x[2:4]           # two elements in the middle
table = x.view(2, 3)    # all six, in two rows

pair[0] = 20.0          # one write, seen by three names
print(x)
print(table)

fresh = table + 0       # arithmetic puts its result into new memory
fresh[0, 0] = -1.0
print(x[0], fresh[0, 0])

# How many storages are there at the end,
# and which names hold each of them?
