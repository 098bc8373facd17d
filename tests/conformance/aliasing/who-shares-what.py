# For each way to make a tensor from x: is its storage x's, is its version counter, does it require a gradient?
# The module tensorglass is held to the same lines (tests/python/tensorglass.test.ts).
import copy

import torch

WAYS = """
x
x.detach()
x.data
x.clone()
x.detach().clone()
x.clone().detach()
copy.copy(x)
copy.deepcopy(x)
torch.nn.Parameter(x)
torch.nn.Parameter(x.data)
torch.as_tensor(x)
x[1:3]
x.view(2, 3).t()
x.expand(2, 6)
x.reshape(3, 2)
x.view(2, 3).t().reshape(6)
x.view(2, 3).t().contiguous()
x[[1, 2]]
x[x > 1]
x * 2
x.float()
x.double()
torch.zeros(6)
"""

for way in WAYS.split("\n")[1:-1]:
    x = torch.arange(6.0, requires_grad=True)
    y = eval(way)
    storage = x.untyped_storage().data_ptr() == y.untyped_storage().data_ptr()
    before = x._version
    with torch.no_grad():
        y[:1].zero_()  # a write by y: does x's counter move?
    print(f"{way}: {storage} {x._version != before} {y.requires_grad}")
