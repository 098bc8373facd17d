import copy, torch
from torch import nn
torch.manual_seed(0)
q = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2))
target = copy.deepcopy(q)
for p in target.parameters():
    p.requires_grad_(False)
opt = torch.optim.SGD(q.parameters(), lr=0.01)
for step in range(6):
    s, s2 = torch.randn(5, 4), torch.randn(5, 4)
    a = torch.randint(0, 2, (5, 1))
    r = torch.randn(5)
    with torch.no_grad():
        goal = r + 0.9 * target(s2).max(1).values
    pred = q(s).gather(1, a).squeeze(1)
    loss = nn.functional.smooth_l1_loss(pred, goal)
    opt.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(q.parameters(), 1.0)
    opt.step()
    if step % 3 == 2:
        target.load_state_dict(q.state_dict())
print(loss.item())
