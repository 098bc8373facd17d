# The last bits of products and convolutions: in which order they are summed up, and where each is rounded.
import torch
import torch.nn.functional as F

torch.set_num_threads(1)  # several sum up weights' gradients in parts


def numbers(*sizes, seed=0, dtype=torch.float32):
    n = torch.Size(sizes).numel()
    return (((torch.arange(n) + 31 * seed) * 7919 % 2003 - 1001).to(dtype) / 997).reshape(sizes)


def bits(*tensors):
    told = []
    for x in tensors:
        whole = x.detach().contiguous().flatten()
        whole = whole.view(torch.int32 if x.dtype == torch.float32 else torch.int64).to(torch.int64)
        told.append(((whole >> 7) * torch.arange(1, len(whole) + 1) + whole % 128).sum().item())
    return told


def by_columns(x):
    return x.mT.contiguous().mT


def layouts(a, b):
    yield from ((a, b), (a, by_columns(b)), (by_columns(a), b), (by_columns(a), by_columns(b)))


for m, k, n in ((3, 5, 4), (8, 8, 8), (7, 300, 5), (9, 1000, 17), (1, 300, 40), (40, 300, 1)):
    a, b, c = numbers(m, k), numbers(k, n, seed=1), numbers(m, n, seed=2)
    print(f"{m} x {k} x {n}")
    print(" ", bits(*(x @ y for x, y in layouts(a, b))), bits(a.double() @ b.double()))
    for x, y in layouts(a, b):
        sums = torch.addmm(c, x, y), torch.addmm(c[:1], x, y, beta=0.3, alpha=0.7)
        print("  addmm", bits(*sums, torch.addmm(c.double(), x.double(), y.double())))
    both = torch.stack([a, -a]), torch.stack([b, b + 1])
    for x, y in layouts(*both):
        print("  batches", bits(x @ y, torch.baddbmm(c, x, y), torch.baddbmm(c, x, y, beta=2, alpha=0.7)))
    print("  their sum", bits(torch.addbmm(c, *both), torch.addbmm(c, *both, beta=0.3, alpha=0.7)))
    v, w = b[:, 0], c[:, 0]
    for x in (a, by_columns(a), numbers(m, 2 * k)[:, ::2]):
        print("  vectors", bits(x @ v, torch.addmv(w, x, v), torch.addmv(w, x, v, beta=0.3, alpha=0.7)))
    print("  dot", bits(torch.dot(a[0], v), torch.dot(numbers(20 * k), numbers(20 * k, seed=3))))

x = numbers(2, 6, 50).requires_grad_()
weight, bias = (numbers(20, 50, seed=1).requires_grad_(), numbers(20, seed=2).requires_grad_())
y = F.linear(x, weight, bias)
y.backward(numbers(2, 6, 20, seed=3))
print("linear", bits(y, x.grad, weight.grad, bias.grad))


# Twelve channels are summed up eight by eight (on processors with AVX2).
def convolution(name, f, input_sizes, weight_sizes, filters, dtype=torch.float32, told=5, **options):
    x = numbers(*input_sizes, dtype=dtype).requires_grad_()
    weight = numbers(*weight_sizes, seed=1, dtype=dtype).requires_grad_()
    bias = numbers(filters, seed=2, dtype=dtype).requires_grad_()
    y = f(x, weight, bias, **options)
    y.backward(numbers(*y.shape, seed=3, dtype=dtype))
    results = y, f(x, weight, **options), x.grad, weight.grad, bias.grad
    print(name, list(y.shape), bits(*results[:told]))


convolution("one channel", F.conv2d, (3, 1, 9, 8), (4, 1, 3, 3), 4)
convolution("channels", F.conv2d, (2, 5, 9, 20), (7, 5, 3, 3), 7)
convolution("many channels", F.conv2d, (2, 12, 9, 10), (12, 12, 3, 3), 12)
convolution("one filter", F.conv2d, (2, 3, 9, 20), (1, 3, 3, 3), 1)
convolution("padding", F.conv2d, (2, 3, 9, 8), (4, 3, 3, 3), 4, padding=1)
convolution("strides", F.conv2d, (2, 3, 9, 9), (4, 3, 3, 3), 4, stride=2, padding=1)
convolution("strides along one dim", F.conv2d, (2, 3, 9, 9), (4, 3, 3, 3), 4, stride=(1, 2))
convolution("dilation", F.conv2d, (2, 3, 9, 8), (4, 3, 3, 3), 4, dilation=2, told=3)
convolution("two groups", F.conv2d, (2, 16, 7, 9), (16, 8, 3, 3), 16, groups=2)
convolution("a group a channel", F.conv2d, (2, 8, 7, 20), (8, 1, 3, 3), 8, groups=8, padding=1)
convolution("lines", F.conv1d, (2, 5, 20), (4, 5, 3), 4)
convolution("volumes", F.conv3d, (2, 3, 5, 6, 7), (4, 3, 2, 3, 3), 4)
convolution("double", F.conv2d, (2, 3, 9, 8), (4, 3, 3, 3), 4, torch.float64, padding=1)
convolution("transposed", F.conv_transpose2d, (2, 3, 5, 6), (3, 4, 3, 3), 4)
convolution("transposed, strides", F.conv_transpose2d, (2, 3, 5, 6), (3, 4, 3, 3), 4, stride=2, padding=1)
convolution("transposed, double", F.conv_transpose2d, (2, 3, 5, 6), (3, 4, 3, 3), 4, torch.float64, stride=2)
