# Memory formats of results, and what suggests one.
import torch

torch.manual_seed(0)
x = torch.rand(2, 3, 2, 2).contiguous(memory_format=torch.channels_last)
v = torch.rand(2, 3, 2, 2, 2).contiguous(memory_format=torch.channels_last_3d)
c = torch.rand(2, 3, 2, 2)
cl = torch.channels_last
for parts in ((x, x), (x, c), (c, x), (x[:1], x), (x[:, :2], x[:, 1:])):
    for dim in (0, 1, -1):
        try:
            print(torch.cat(parts, dim).stride(), end=" ")
        except RuntimeError as e:
            print(type(e).__name__, end=" ")
    print()
print(torch.cat([v, v]).stride(), torch.cat([v, v], 2).stride(), torch.cat([x, torch.empty(0)]).stride())
print(torch.stack([x, x]).stride(), torch.stack([x, x], 2).stride(), torch.stack([x, x], -1).stride(), torch.hstack([x, x]).stride())
print(torch.stack([v[:, :, 0], v[:, :, 1]]).stride())
out = torch.empty(0)
torch.cat([x, x], out=out)
print(out.stride(), out.is_contiguous(memory_format=cl))
z = torch.zeros(1)
print(z.resize_(1, 2, 2, 2, memory_format=cl).stride())
print(z.resize_(2, 2, 2, memory_format=torch.contiguous_format).stride())
for size, f in (((2, 2), cl), ((1, 2, 2, 2), torch.preserve_format), ((1, 2, 2, 2), torch.channels_last_3d)):
    try:
        print(torch.zeros(1).resize_(size, memory_format=f).stride())
    except RuntimeError as e:
        print(str(e).splitlines()[0])
print(torch.zeros(16).resize_as_(x[:1, :2], memory_format=torch.preserve_format).stride(), torch.zeros(16).resize_as_(x).stride())
print(torch.zeros(16).resize_as_(x, memory_format=torch.contiguous_format).stride(), torch.zeros(24).resize_as_(x, memory_format=cl).stride())
for size in ((2, 0, 3, 4), (0, 2, 3, 4), (2, 3, 0, 4), (2, 3, 4, 0), (1, 1, 1, 1), (2, 1, 3, 4), (2, 3, 1, 1), (1, 3, 1, 4)):
    e = torch.rand(size)
    l = e.contiguous(memory_format=cl)
    print(size, l.stride(), e.to(memory_format=cl).stride(), torch.empty(size, memory_format=cl).stride(), l is e,
          e.is_contiguous(memory_format=cl), l.is_contiguous(), torch.empty_like(e, memory_format=cl).stride(), e.clone(memory_format=cl).stride())
    print(torch.relu(l).stride(), torch.cat([l, l]).stride(), torch.constant_pad_nd(l, [1, 1]).stride(), torch.zeros_like(l).stride())
# Slices and permuted tensors suggest a format, too.
for t in (x[:, :2], x[:, :, 1:], x[..., :1], x[:, :1], x.transpose(2, 3), c.permute(0, 3, 1, 2), c.permute(0, 2, 3, 1), c.expand(2, 3, 2, 2), torch.rand(2, 1, 2, 2).expand(2, 3, 2, 2), x[::2], x.unsqueeze(0)[0], torch.rand(3, 2, 2).expand(2, 3, 2, 2)):
    print(torch.constant_pad_nd(t, [1, 1]).stride(), torch.cat([t, t], 1).stride(), (t + 1).stride(), t.to(memory_format=cl) is t, t.clone().stride())
w = torch.nn.Sequential(torch.nn.Conv2d(3, 2, 3), torch.nn.BatchNorm2d(2), torch.nn.Linear(2, 2)).to(memory_format=cl)
print([tuple(p.stride()) for p in w.parameters()], w[0].weight.is_contiguous(memory_format=cl))
print(torch.nn.Conv3d(2, 2, 2).to(memory_format=torch.channels_last_3d).weight.stride(), torch.nn.Conv1d(2, 2, 2).to(memory_format=cl).weight.stride())
try:
    torch.nn.Conv3d(2, 2, 2).to(memory_format=torch.preserve_format)
except Exception as e:
    print(type(e).__name__, e)
g = torch.ones(2, 3, 2, 2, requires_grad=True)
(g.contiguous(memory_format=cl) * x).sum().backward()
print(g.grad.stride(), g.to(memory_format=cl).grad_fn.name(), g.contiguous(memory_format=cl).grad_fn.name())
p = x.clone().requires_grad_()
(p * 2).sum().backward()
print(p.grad.stride(), p.grad.is_contiguous(memory_format=cl))
print(x.sum(1, keepdim=True).stride(), x.mean((2, 3), keepdim=True).stride(), x.argmax(1).stride(), x.max(1)[0].stride(), x.cumsum(1).stride(), x.sort(1)[0].stride(), x.flip(1).stride(), x.roll(1, 1).stride(), torch.where(x > 0.5, x, c).stride(), x.tril().stride(), torch.index_select(x, 0, torch.tensor([1, 0])).stride(), x[[1, 0]].stride(), x.gather(1, torch.zeros_like(x, dtype=torch.long)).stride(), (c + x).stride(), (x + c).stride(), torch.add(c, x, alpha=2).stride(), x.repeat(1, 2, 1, 1).stride(), x.bool().stride(), torch.rand_like(x).stride(), torch.full_like(x, 2).stride())
