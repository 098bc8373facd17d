import torch, copy
from torch import nn
torch.manual_seed(0)
online = nn.Linear(3, 2)
target = copy.deepcopy(online)
target.requires_grad_(False)
pred = nn.Linear(2, 2)
opt = torch.optim.SGD([*online.parameters(), *pred.parameters()], lr=0.1)
for _ in range(3):
    a, b = torch.randn(4, 3), torch.randn(4, 3)
    p = pred(online(a))
    with torch.no_grad():
        z = target(b)
    loss = (p - z).pow(2).mean()
    opt.zero_grad(); loss.backward(); opt.step()
    for t, o in zip(target.parameters(), online.parameters()):
        t.data.mul_(0.9).add_(o.data, alpha=0.1)
snapshot = copy.deepcopy(online.state_dict())
with torch.no_grad():
    online.weight.add_(1)
online.load_state_dict(snapshot)
print(loss.item())
