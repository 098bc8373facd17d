# copy.copy() of a module shares its weights; copy.deepcopy() does not
import copy
import torch
from torch import nn

net = nn.Linear(2, 1, bias=False)
shallow = copy.copy(net)
deep = copy.deepcopy(net)

with torch.no_grad():
    net.weight.fill_(7.0)
print(shallow is net, shallow.weight is net.weight)
print(shallow.weight[0, 0].item() == 7, deep.weight[0, 0].item() == 7)

net(torch.ones(1, 2)).sum().backward()
print(shallow.weight.grad)
print(deep.weight.grad)

# net, shallow and deep are three modules:
# how many weights do they have between them?
