import torch
from torch import nn
torch.manual_seed(0)
backbone = nn.Sequential(nn.Linear(4, 8), nn.ReLU())
head = nn.Linear(8, 2)
for p in backbone.parameters():
    p.requires_grad = False
opt = torch.optim.SGD(head.parameters(), lr=0.1)
x = torch.randn(6, 4)
t = torch.randint(0, 2, (6,))
for _ in range(3):
    with torch.no_grad():
        feats = backbone(x)
    loss = nn.functional.cross_entropy(head(feats), t)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(backbone[0].weight.grad, loss.item())
