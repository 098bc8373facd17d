# Every bit of a float: functions that PyTorch computes with methods of its own.
import torch


def bits(name, t):
    print(f'{name:>9}', ' '.join(f'{b & 0xffffffff:08x}' for b in t.contiguous().view(torch.int32).flatten().tolist()))


torch.manual_seed(0)
bits('randn', torch.randn(16))
bits('randn', torch.randn(35))
bits('normal_', torch.empty(4, 5).normal_(2.0, 3.0))
bits('rand', torch.rand(7))

x = torch.randn(3, 11) * 3
for name in 'exp tanh sin cos erf relu square'.split():
    bits(name, getattr(x, name)())
for name in 'log sqrt rsqrt reciprocal'.split():
    bits(name, getattr(x.abs(), name)())
edges = torch.tensor([0.0, -0.0, 1e-30, -1e-42, 88.8, -103.9, -105.0, 1e5, -3e4, 124.9, 125.1, float('inf'), -float('inf'), float('nan')])
for name in 'exp tanh sin cos erf'.split():
    print(name, getattr(edges, name)())
print('log', edges.log())

zeros = torch.tensor([-0.0, 0.0, -1.0])
for name, t in dict(relu=zeros.relu(), clamp=zeros.clamp(0, 1), maximum=torch.maximum(zeros, zeros.abs()), minimum=torch.minimum(zeros.abs(), zeros)).items():
    bits(name, t)
y = x.roll(1)
bits('add', torch.add(x, y, alpha=0.3))
bits('sub', torch.sub(x, y, alpha=0.7))
bits('addcmul', torch.addcmul(x, y, y, value=0.7))
bits('addcdiv', torch.addcdiv(x, y, y.abs() + 1, value=0.3))
bits('lerp', torch.lerp(x, y, 0.3))
bits('lerp', torch.lerp(x, y, 0.8))
bits('sigmoid', x[0].sigmoid())
bits('sum', x.sum(1))
bits('mean', x.mean(0))
bits('var', x.var(1))
bits('std', x.std(0))
bits('norm', x.norm(dim=1))
bits('lse', x.logsumexp(1))
bits('lse', x.logsumexp(0))
bits('cumsum', x.cumsum(1))
