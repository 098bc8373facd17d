import copy, torch
from torch import nn
torch.manual_seed(0)
net = nn.Linear(3, 1)
ema = copy.deepcopy(net).requires_grad_(False)
opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
for step in range(5):
    x = torch.randn(4, 3)
    loss = (net(x) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    with torch.no_grad():
        for e, p in zip(ema.parameters(), net.parameters()):
            e.mul_(0.9).add_(p, alpha=0.1)
for e, p in zip(ema.parameters(), net.parameters()):
    e.data.copy_(0.5 * e.data + 0.5 * p.data)
print(ema.weight)
