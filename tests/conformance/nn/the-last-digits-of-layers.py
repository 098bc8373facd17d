# Every bit of a float: softmax and normalisation, where a last digit shows as 1.0000 or as a gradient of 1e-8.
import torch
import torch.nn.functional as F


def bits(name, t):
    print(f'{name:>12}', ' '.join(f'{b & 0xffffffff:08x}' for b in t.detach().contiguous().view(torch.int32).flatten().tolist()))


torch.manual_seed(1)
for shape in ((4, 3), (2, 20), (3, 37), (2, 4, 6)):
    x = torch.randn(shape)
    channels, width = shape[1], shape[-1]
    w, b = torch.rand(channels) + 0.5, torch.rand(channels)
    lw, lb = torch.rand(width) + 0.5, torch.rand(width)
    target = torch.arange(shape[0]) % channels
    layers = {
        'softmax': lambda z: z.softmax(-1),
        'softmax0': lambda z: z.softmax(0),
        'log_softmax': lambda z: z.log_softmax(1),
        'layer_norm': lambda z: F.layer_norm(z, (width,)),
        'affine': lambda z: F.layer_norm(z, (width,), lw, lb),
        'batch_norm': lambda z: F.batch_norm(z, None, None, w, b, training=True),
        'evaluated': lambda z: F.batch_norm(z, b, w, w, b),
        'entropy': lambda z: F.cross_entropy(z.mean(2) if z.dim() > 2 else z, target),
        'tanh': torch.tanh,
    }
    print(shape)
    for name, layer in layers.items():
        z = x.clone().requires_grad_()
        out = layer(z)
        bits(name, out)
        bits('sum', torch.autograd.grad(out.sum(), z, retain_graph=True)[0])
        bits('squares', torch.autograd.grad((out * out).sum(), z)[0])

x = torch.randn(5, 4)
print(x.softmax(1).sum(1), x.softmax(0).sum(0))
norm = torch.nn.BatchNorm1d(4)
norm(x), norm(x * 2 + 1)
bits('mean', norm.running_mean)
bits('var', norm.running_var)
z = x.clone().requires_grad_()
norm(z).sum().backward()
print(z.grad)
bits('weight', norm.weight.grad)
bits('bias', norm.bias.grad)
