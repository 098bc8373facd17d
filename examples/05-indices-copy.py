# A slice is a view, a list of indices makes a copy
import torch

x = torch.arange(10.0, 16.0)
part = x[1:4]           # a start and a stride describe it: a view
picked = x[[1, 2, 3]]   # any indices at all: a copy
masked = x[x > 12]      # a mask: a copy

part[0] = 0.0
picked[0] = 100.0
masked[0] = 200.0
print(x)
print(part, picked, masked)

# part and picked held the same three
# numbers: why did only one write reach x?
