"""Sizes, strides and offsets that no storage holds."""
import torch

for code in (
    'torch.empty(0).set_(x, 1, (1,)).tolist()',
    '(lambda t: (t.set_(t.untyped_storage(), 3, torch.Size([2, 2])), t.storage_offset(), t.untyped_storage().nbytes())[1:])(torch.ones(1))',
    '(lambda t: (t.set_(torch.ones(2), 3, (4,)), t.untyped_storage().nbytes())[1:])(torch.ones(1))',
    '(lambda t: (t.set_(torch.ones(2), 0, (4,), (0,)), t.untyped_storage().nbytes(), t.tolist())[1:])(torch.ones(1))',
    'torch.empty(0).set_(x, -1, (1,), (1,))',
    'torch.empty(0).set_(x, 0, (2,), (-1,))',
    'torch.empty(0).set_(x, 0, (-2,), (1,))',
    'torch.empty(0).set_(x, 1 << 62, (2,), (1,))',
    'torch.empty(0).set_(x, 0, (1 << 62,), (1,))',
    'torch.empty(0).set_(x, 0, (2,), (1 << 62,))',
    'torch.empty(0, dtype=torch.int64).set_(x)',
    'torch.empty(0, dtype=torch.int32).set_(x, 0, (2,), (1,))',
    'torch.ones(2, requires_grad=True).set_(x)',
    'torch.as_strided(x, (2,), (-1,))',
    'torch.as_strided(x, (2,), (1,), -1)',
    'torch.as_strided(x, (3,), (1,))',
    'torch.as_strided(x, (-1,), (1,))',
    'torch.as_strided(x, (2,), (1,), 1)',
    'torch.as_strided(x, (1 << 62,), (1 << 62,))',
    'torch.as_strided(x, (0,), (1 << 62,), 100)',
    'torch.empty_strided((2,), (-1,))',
    'torch.empty_strided((-2,), (1,))',
    'torch.empty_strided((2, 2), (1,))',
    'x.new_empty_strided((2,), (-1,))',
    'x.resize_(-1)',
    'x.resize_(1 << 62)',
    'x.resize_((2, -1))',
    'x.as_strided_((3,), (1,))',
    'x.as_strided_((2,), (-1,))',
):
    x = torch.tensor([1.5, 2.5])
    try:
        print(code, "->", eval(code))
    except Exception as error:
        print(code, "->", type(error).__name__, str(error).splitlines()[0])
