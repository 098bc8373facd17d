# copy.deepcopy() takes leaves only, and keeps aliases within one container
import copy
import torch

x = torch.ones(3, requires_grad=True)
twin = copy.deepcopy(x)
print(twin.requires_grad, twin.data_ptr() == x.data_ptr())

pair = [torch.zeros(4)]
pair.append(pair[0][1:3])       # a view of its neighbour
other = copy.deepcopy(pair)
other[1].fill_(7)
print(other[0], pair[0])

try:
    copy.deepcopy(x * 2)
except RuntimeError as e:
    print(str(e)[:70])

# other has two tensors: how many storages
# do they take, and where does 7 go?
