import torch

# In-place and out= forms that read elements in another order than they write them refuse to write
# into memory that they also read.
rows = torch.tensor([2, 0, 1])
for name, attempt in {
    "x[rows] = x": lambda x: x.__setitem__(rows, x),
    "x[rows] = x.clone()": lambda x: x.__setitem__(rows, x.clone()),
    "index_add_": lambda x: x.index_add_(0, rows, x),
    "index_copy_": lambda x: x.index_copy_(0, rows, x),
    "scatter_": lambda x: x.scatter_(0, torch.zeros(3, 2, dtype=torch.int64), x),
    "put_ all": lambda x: x.put_(torch.arange(6), x),
    "take": lambda x: torch.take(x, torch.arange(6).view(3, 2), out=x),
    "gather": lambda x: torch.gather(x, 0, torch.zeros(3, 2, dtype=torch.int64), out=x),
    "index_select": lambda x: torch.index_select(x, 0, rows, out=x),
    "masked_select": lambda x: torch.masked_select(x, x > 1, out=x),
    "cat": lambda x: torch.cat([x[:1], x[1:]], out=x),
    "sort": lambda x: torch.sort(x, out=(x, torch.empty(3, 2, dtype=torch.int64))),
    "cumsum": lambda x: torch.cumsum(x, 0, out=x),
    "cumsum of a part": lambda x: torch.cumsum(x[:2], 0, out=x[1:]),
    "add of a part": lambda x: torch.add(x[:2], 1, out=x[1:]),
    "pow_ by a part": lambda x: x[1:].pow_(x[:2]),
    "copy_ of a part": lambda x: x[1:].copy_(x[:2]),
    "expanded": lambda x: torch.gather(x, 0, torch.zeros(1, 2, dtype=torch.int64), out=x[:1, :1].expand(1, 2)),
}.items():
    x = torch.arange(6.0).view(3, 2)
    try:
        attempt(x)
        print(name, x.tolist(), x._version)
    except RuntimeError as e:
        print(name, "|", str(e).split(".")[0], x._version)
