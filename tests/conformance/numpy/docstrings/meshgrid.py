# the examples of torch.meshgrid's documentation beside NumPy's
import numpy as np
import torch

x = torch.tensor([1, 2, 3])
y = torch.tensor([4, 5, 6])
grid_x, grid_y = torch.meshgrid(x, y, indexing="ij")
print(repr(grid_x))
print(repr(grid_y))
print(torch.equal(torch.cat(tuple(torch.dstack([grid_x, grid_y]))), torch.cartesian_prod(x, y)))
for indexing in ("ij", "xy"):
    ours = torch.meshgrid(x, y, indexing=indexing)
    theirs = np.meshgrid(x.numpy(), y.numpy(), indexing=indexing)
    print([np.array_equal(a.numpy(), b) for a, b in zip(ours, theirs)])
