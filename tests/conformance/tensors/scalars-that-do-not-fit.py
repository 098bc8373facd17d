# A Python number that an element cannot hold: raised where PyTorch raises, wrapped where it wraps.
import torch
import torch.nn.functional as F

INDEX = torch.tensor([0])
MASK = torch.tensor([True, False])

OPERATORS = {
    "setitem": lambda x, v: x.__setitem__(0, v),
    "setitem mask": lambda x, v: x.__setitem__(MASK, v),
    "setitem index": lambda x, v: x.__setitem__(INDEX, v),
    "fill_": lambda x, v: x.fill_(v),
    "full": lambda x, v: torch.full((2,), v, dtype=x.dtype),
    "full_like": lambda x, v: torch.full_like(x, v),
    "new_full": lambda x, v: x.new_full((2,), v),
    "scalar_tensor": lambda x, v: torch.scalar_tensor(v, dtype=x.dtype),
    "masked_fill": lambda x, v: x.masked_fill(MASK, v),
    "masked_fill_": lambda x, v: x.masked_fill_(MASK, v),
    "index_fill": lambda x, v: x.index_fill(0, INDEX, v),
    "index_fill_": lambda x, v: x.index_fill_(0, INDEX, v),
    "scatter_": lambda x, v: x.scatter_(0, INDEX, v),
    "fill_diagonal_": lambda x, v: x.reshape(2, 1).fill_diagonal_(v),
    "where": lambda x, v: torch.where(MASK, x, v),
    "clamp": lambda x, v: x.clamp(-1, v),
    "clamp_": lambda x, v: x.clamp_(max=v),
    "clamp_min": lambda x, v: torch.clamp_min(x, v),
    "add": lambda x, v: x + v,
    "add_": lambda x, v: x.add_(v),
    "rsub": lambda x, v: v - x,
    "mul_": lambda x, v: x.mul_(v),
    "floor_divide": lambda x, v: x // v,
    "remainder": lambda x, v: x % v,
    "pow": lambda x, v: (x + 1) ** v,
    "bitwise_and": lambda x, v: x & v,
    "eq": lambda x, v: x == v,
    "lt": lambda x, v: x < v,
    "addcmul": lambda x, v: torch.addcmul(x, x, x, value=v),
    "alpha": lambda x, v: torch.add(x, x, alpha=v),
    "threshold": lambda x, v: F.threshold(x, 1, v),
    "hardtanh": lambda x, v: F.hardtanh(x, -1, v),
    "pad": lambda x, v: F.pad(x, (1, 0), value=v),
    "masked assignment of a view": lambda x, v: x[1:].fill_(v),
    "lerp": lambda x, v: torch.lerp(x, x + 1, v),
    "leaky_relu": lambda x, v: F.leaky_relu(x - 1, v),
    "maximum": lambda x, v: torch.maximum(x, torch.tensor(v)),
    "ones times": lambda x, v: torch.ones_like(x) * v,
}
VALUES = [float("nan"), float("inf"), 1e300, 2**40, 300, -1, -300, 2**62]
DTYPES = [torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool, torch.float32]

for name, operator in OPERATORS.items():
    for dtype in DTYPES:
        for value in VALUES:
            x = torch.zeros(2, dtype=dtype)
            try:
                result = operator(x, value)
                said = repr((x if result is None else result).tolist()) if value == value or dtype.is_floating_point else "taken"
            except Exception as error:
                said = f"{type(error).__name__}: {error}".split("\n")[0]
            print(f"{name}, {dtype}, {value}: {said}")
