# A target network learns nothing, and catches up now and then
import copy
import torch
from torch import nn
net = nn.Linear(1, 1, bias=False)
nn.init.constant_(net.weight, 0.0)
target = copy.deepcopy(net).requires_grad_(False)
optimizer = torch.optim.SGD(net.parameters(), lr=0.25)
x = torch.ones(1, 1)

for step in range(4):
    if step == 2:
        target.load_state_dict(net.state_dict())        # copies the numbers
    goal = 1 + target(x) / 2                            # fixed: no gradient goes in there
    optimizer.zero_grad()
    ((net(x) - goal) ** 2).sum().backward()
    optimizer.step()
    print(step, goal.item(), net.weight.item(), target.weight.item())

# In which steps does goal change,
# although net changes in all of them?
