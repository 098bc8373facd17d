import torch
from torch import nn
torch.manual_seed(0)
net = nn.Linear(3, 1)
opt = torch.optim.SGD(net.parameters(), lr=0.1)
every = 4
opt.zero_grad()
for step in range(12):
    x = torch.randn(4, 3)
    loss = (net(x) ** 2).mean() / every
    loss.backward()
    if (step + 1) % every == 0:
        opt.step()
        opt.zero_grad()
print(loss.item())
