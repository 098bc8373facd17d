import torch
torch.manual_seed(0)
cache = torch.zeros(1, 2, 64, 64)
pos = 0
for t in range(4):
    k = torch.randn(1, 2, 1, 64)
    cache[:, :, pos:pos+1] = k
    pos += 1
    view = cache[:, :, :pos]
    print(view.shape, view.sum().item())
idx = torch.randperm(4)
first = cache[0, 0]
mask = torch.ones(4, 4).tril().bool()
scores = torch.randn(4, 4).masked_fill(~mask, float('-inf'))
print(scores.softmax(-1).sum(-1))
old = first.clone()
first += 1
print((first - old).mean())
a = torch.arange(6.).reshape(2, 3)
a = a.contiguous()
a[0] = 1
b = a.float()
b = b * 2
print(b)
