import torch
from torch import nn
torch.manual_seed(0)
net = nn.Linear(3, 1)
opt = torch.optim.SGD(net.parameters(), lr=0.1)
history = []
total = 0.
best = None
best_loss = float('inf')
for epoch in range(4):
    x = torch.randn(8, 3)
    out = net(x)
    loss = (out ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    history.append(loss.detach())
    total += loss.detach()
    if loss.item() < best_loss:
        best_loss = loss.item()
        best = {k: v.detach().clone() for k, v in net.state_dict().items()}
net.load_state_dict(best)
print(torch.stack(history).mean(), total / 4)
