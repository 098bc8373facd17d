# Left of the equals sign, indices write into the tensor itself
import torch

x = torch.zeros(6)
x[[1, 3]] = 5.0             # writes into x
x[x == 0] = -1.0
print(x)

x[[1, 3]].add_(10)          # writes into a copy that nobody keeps
print(x)

x[[2, 2, 2]] += 1           # three times -1 + 1, into one cell
print(x)
x.index_add_(0, torch.tensor([2, 2, 2]), torch.ones(3))     # here each one counts
print(x)

# Which line changes no cell of x,
# although it looks as if it did?
