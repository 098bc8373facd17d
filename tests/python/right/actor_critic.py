import torch
from torch import nn
torch.manual_seed(0)
actor = nn.Linear(3, 2)
critic = nn.Linear(3, 1)
opt = torch.optim.Adam(list(actor.parameters()) + list(critic.parameters()), lr=0.01)
for episode in range(2):
    logps, values, rewards = [], [], []
    s = torch.randn(3)
    for t in range(4):
        dist = torch.softmax(actor(s), 0)
        a = torch.multinomial(dist, 1)
        logps.append(torch.log(dist[a]).squeeze())
        values.append(critic(s).squeeze())
        rewards.append(float(a.item()))
        s = torch.randn(3)
    R = 0.
    loss = 0.
    for lp, v, r in reversed(list(zip(logps, values, rewards))):
        R = r + 0.9 * R
        adv = R - v.item()
        loss = loss - lp * adv + (v - R) ** 2
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
