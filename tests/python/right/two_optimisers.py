import torch
from torch import nn
torch.manual_seed(0)
enc, dec = nn.Linear(3, 2), nn.Linear(2, 3)
oe = torch.optim.SGD(enc.parameters(), lr=.1); od = torch.optim.SGD(dec.parameters(), lr=.1)
x = torch.randn(4, 3)
for i in range(4):
    loss = (dec(enc(x)) - x).pow(2).mean()
    oe.zero_grad(); od.zero_grad()
    loss.backward()
    if i % 2 == 0:
        oe.step()
    else:
        od.step()
print(loss.item())
opt = torch.optim.SGD([{'params': enc.parameters(), 'lr': 0.01}, {'params': dec.parameters()}], lr=.1)
reg = 0
for p in enc.parameters():
    reg = reg + p.pow(2).sum()
loss = (dec(enc(x)) - x).pow(2).mean() + 0.01 * reg
opt.zero_grad(); loss.backward(); opt.step()
penalty = sum(p.abs().sum() for p in dec.parameters())
print((loss + penalty).item())
