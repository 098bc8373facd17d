import torch
from torch import nn
torch.manual_seed(0)
X = torch.randn(64, 3)
y = X @ torch.tensor([1., -2., 0.5]) + 0.1 * torch.randn(64)
model = nn.Sequential(nn.Linear(3, 8), nn.ReLU(), nn.Linear(8, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
loss_fn = nn.MSELoss()
losses = []
for epoch in range(3):
    running = 0.0
    for i in range(0, 64, 16):
        xb, yb = X[i:i+16], y[i:i+16]
        opt.zero_grad()
        pred = model(xb).squeeze(1)
        loss = loss_fn(pred, yb)
        loss.backward()
        opt.step()
        running += loss.item() * len(xb)
    losses.append(running / 64)
    model.eval()
    with torch.no_grad():
        val = loss_fn(model(X).squeeze(1), y)
    model.train()
    print(epoch, round(losses[-1], 3), round(val.item(), 3))
