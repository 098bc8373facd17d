import torch
from torch import nn
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(3, 4), nn.ReLU(inplace=True), nn.Linear(4, 1))
x = torch.randn(2, 3)
out = net(x).sum()
out.backward()
h = torch.randn(2, 3, requires_grad=True) * 1
h = h + 1
h[0] = 0
h.sum().backward()
buf = torch.zeros(3)
buf[0] = 1.
buf.add_(1)
print(net[0].weight.grad.shape, buf)
