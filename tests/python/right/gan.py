import torch
from torch import nn
torch.manual_seed(0)
G = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 1))
D = nn.Sequential(nn.Linear(1, 8), nn.ReLU(), nn.Linear(8, 1))
og = torch.optim.Adam(G.parameters(), lr=1e-3)
od = torch.optim.Adam(D.parameters(), lr=1e-3)
bce = nn.BCEWithLogitsLoss()
real_label = torch.ones(8, 1)
fake_label = torch.zeros(8, 1)
for step in range(4):
    real = torch.randn(8, 1) * 2 + 1
    fake = G(torch.randn(8, 2))
    od.zero_grad()
    d_loss = bce(D(real), real_label) + bce(D(fake.detach()), fake_label)
    d_loss.backward()
    od.step()
    og.zero_grad()
    g_loss = bce(D(fake), real_label)
    g_loss.backward()
    og.step()
    print(step, d_loss.item(), g_loss.item())
