# To the last bit: single samples are convolved as products of matrices, batches by oneDNN (of which the results are shown).
import torch
import torch.nn.functional as F
from torch import nn


def bits(*tensors):
    return [f"{v & 0xFFFFFFFF:08x}" for t in tensors for v in t.detach().contiguous().flatten().view(torch.int32).tolist()]


def drawn(*shape):
    return torch.randn(*shape, generator=torch.Generator().manual_seed(sum(shape))).requires_grad_()


def shown(name, y, *leaves):
    gradients = torch.autograd.grad(y, leaves, drawn(*y.shape)) if y.shape[0] == 1 else ()
    print(name, *bits(y), "|", *bits(*gradients))


for n in (1, 2):
    x, b = drawn(n, 2, 5, 5), drawn(3)
    for kernel, options in ((3, {}), (2, {"stride": 2, "padding": 1}), (2, {"dilation": 2}), (4, {})):
        w = drawn(3, 2, kernel, kernel)
        shown(f"conv2d {n} {kernel}", F.conv2d(x, w, b, **options), x, w, b)
    line, w = drawn(n, 2, 6), drawn(3, 2, 3)
    shown(f"conv1d {n}", F.conv1d(line, w, b), line, w, b)
    w = drawn(2, 3, 2, 2)
    shown(f"transposed {n}", F.conv_transpose2d(x[:, :, :3, :3], w, b, stride=2), x, w)
    volume, w = drawn(n, 2, 3, 3, 3), drawn(2, 2, 2, 2, 2)
    print(f"conv3d {n}", *bits(F.conv3d(volume, w)))
x, w = drawn(1, 2, 4, 4), drawn(3, 2, 1, 1)
shown("points", F.conv2d(x, w), x, w)

# Keys fill vectors, or they do not.
for keys, width in ((3, 4), (10, 5), (19, 16)):
    q, k, v = drawn(1, 2, keys, width), drawn(1, 2, keys, width), drawn(1, 2, keys, width)
    k, v = (k * 2).detach().requires_grad_(), v.detach().flip(0, 2).requires_grad_()
    for options in ({}, {"is_causal": True}, {"attn_mask": drawn(keys, keys).detach()}, {"scale": 0.3}):
        shown(f"attention {keys}", F.scaled_dot_product_attention(q, k, v, **options), q, k, v)

x, w, b = drawn(2, 4, 3), drawn(4), drawn(4)
print("groups", *bits(F.group_norm(x, 2), F.group_norm(x, 2, w, b)))

# Parameters are uniform numbers, times their width and shifted without being rounded in between.
torch.manual_seed(3)
for m in (nn.Linear(3, 2), nn.Bilinear(2, 2, 2), nn.GRUCell(2, 3), nn.MultiheadAttention(4, 2), nn.Conv1d(2, 2, 3)):
    print(type(m).__name__, *bits(*m.parameters()))
for n in (5, 20):
    print(*(v.hex() for v in torch.randn(n, dtype=torch.float64).tolist()))
    print(*bits(torch.empty(n).uniform_(-0.3, 1.7), torch.empty(n).normal_(1, 3)))
    print(*(v.hex() for v in torch.empty(n, dtype=torch.float64).uniform_(-0.3, 1.7).tolist()))
print(F.nll_loss(torch.tensor([0.0]), torch.tensor(0), reduction="none"), F.nll_loss(torch.tensor([[0.0]]), torch.tensor([0]), reduction="none"))
