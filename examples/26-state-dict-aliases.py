# state_dict() hands out the weights themselves, not a copy
import copy
import torch
from torch import nn

net = nn.Linear(2, 1, bias=False)
nn.init.constant_(net.weight, 1.0)
alias = net.state_dict()
kept = copy.deepcopy(net.state_dict())

with torch.no_grad():
    net.weight.mul_(5)              # training goes on
print(alias["weight"], kept["weight"])

net.load_state_dict(alias)          # brings nothing back
print(net.weight)
net.load_state_dict(kept)           # copies the numbers in
print(net.weight)

# "The best weights so far" were kept as
# net.state_dict(): what is in them after the training?
