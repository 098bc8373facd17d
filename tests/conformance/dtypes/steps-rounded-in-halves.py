# half types where each step of an operator is rounded, and kernels of few dtypes
import torch
import torch.nn.functional as F

torch.manual_seed(0)
for dtype in (torch.float16, torch.bfloat16):
    x = torch.linspace(-30, 40, 8).to(dtype)
    one = torch.ones(8, dtype=dtype)
    print(F.soft_margin_loss(x, -one, reduction="none"), F.soft_margin_loss(x, one))
    print(F.rms_norm(x * 100, (8,), eps=0.5), F.rms_norm(x[:2] * 30, (2,), weight=x[2:4]).dtype)
    y = (torch.arange(8) % 2).to(dtype)
    print(F.binary_cross_entropy_with_logits(x / 8, y, reduction="none")[:7])
    print(F.binary_cross_entropy_with_logits(x / 7, y, weight=x.abs(), pos_weight=x / 3 + 20))
    a, b = torch.randn(6).to(dtype), torch.randn(5).to(dtype)
    m = torch.randn(6, 5).to(dtype)
    print(torch.addr(m, a, b)[0], torch.addr(m, a, b, beta=2.5, alpha=-1.5)[1], torch.addr(m, a, b, beta=0)[2])
    n = torch.tensor([17.97, 35.9, 8.98, -5.99]).to(dtype)
    d = torch.tensor([1.0, 2.0, 0.5, 1.0]).to(dtype) + 0.0019
    print(torch.div(n, d, rounding_mode="trunc"), torch.div(n, 1.0019, rounding_mode="trunc"))
    print(torch.histc(x, 7), torch.histc(x, 4, -10, 10))
    image = torch.arange(32.0).reshape(1, 2, 4, 4).to(dtype).requires_grad_()
    grid = torch.tensor([[[[-0.5, 0.25], [0.75, -1.0]]]], dtype=dtype).requires_grad_()
    out = F.grid_sample(image, grid, align_corners=True)
    out.sum().backward()
    print(out, grid.grad, image.grad.sum())
    table = torch.arange(12.0).reshape(4, 3).to(dtype).requires_grad_()
    for mode in ("sum", "mean", "max"):
        bag = F.embedding_bag(torch.tensor([0, 2, 3, 1]), table, torch.tensor([0, 3]), mode=mode)
        bag.sum().backward()
        print(bag, table.grad.sum(1))
    torch.manual_seed(1)
    pooled, places = F.fractional_max_pool2d(image, 2, output_size=2, return_indices=True)
    print(pooled.dtype, pooled.shape, places.dtype)
    c = torch.cov(torch.tensor([[1.0, 2, 4], [2, 0.5, 1]], dtype=dtype), aweights=torch.tensor([0.5, 0.3, 0.7]))
    print(c, c.dtype)
torch.manual_seed(0)
print(F.rrelu(torch.linspace(-2, 1, 9).to(torch.bfloat16), 0.1, 0.3, True))
try:
    F.rrelu(torch.ones(2).half(), 0.1, 0.3, True)
except NotImplementedError as e:
    print(e)

# counts in bins, at their edges; integers in bilinear forms and contractions
x = torch.cat([torch.arange(0, 3.01, 0.1), torch.rand(500) * 3])
for low, high, bins in ((0, 3, 30), (0.1, 2.7, 13), (0, 1, 10)):
    print(torch.histc(x, bins, low, high))
i, j = torch.arange(6, dtype=torch.int32).reshape(2, 3), torch.arange(8, dtype=torch.int32).reshape(2, 4)
w = torch.ones(5, 3, 4, dtype=torch.int32)
print(F.bilinear(i, j, w), F.bilinear(i, j, w, torch.arange(5, dtype=torch.int32)).dtype)
u = torch.ones(2, 1, 2, dtype=torch.uint8)
print(torch.tensordot(u[:1, :, :1], u, dims=([0, 1], [2, 0])), torch.tensordot(u, u, 3))
