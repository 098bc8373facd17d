# A linear layer, trained by hand
import torch
from torch import nn
torch.manual_seed(0)
net = nn.Linear(2, 1)
x = torch.tensor([[0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
target = torch.tensor([[1.0], [2.0], [3.0]])

for step in range(3):
    loss = ((net(x) - target) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for p in net.parameters():
            p -= 0.1 * p.grad
            p.grad = None
    print(step, round(loss.item(), 4))

print(net.weight)

# Which cells does the update change, and
# what would happen without no_grad()?
