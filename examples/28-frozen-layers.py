# A frozen layer gets no gradient, but may let one pass
import torch
from torch import nn

first, last = nn.Linear(2, 2, bias=False), nn.Linear(2, 1, bias=False)
net = nn.Sequential(first, last)
x = torch.ones(1, 2)

first.requires_grad_(False)
net(x).sum().backward()
print(first.weight.grad is None, last.weight.grad is None)

net.zero_grad()
first.requires_grad_(True)
last.requires_grad_(False)
net(x).sum().backward()
print(first.weight.grad is None, last.weight.grad is None)

# How long is the graph in each case:
# which layers have nodes in it?
