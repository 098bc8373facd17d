"""nn.Buffer gives a plain tensor with a mark."""
import copy
import pickle
import torch
from torch import nn
b = nn.Buffer(torch.ones(1))
print(type(b), b.__dict__, isinstance(b, nn.Buffer), isinstance(torch.ones(1), nn.Buffer), issubclass(nn.Buffer, torch.Tensor), b)
for c in (copy.deepcopy(b), copy.copy(b), pickle.loads(pickle.dumps(b)), b.clone(), b + 1):
    print(type(c), isinstance(c, nn.Buffer), c.__dict__)
class M(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Buffer(torch.zeros(2), persistent=False)
        self.b = nn.Buffer(torch.zeros(2))
        self.w = nn.Parameter(torch.ones(1))
        self.c = torch.ones(1)
m = M()
print(list(m.state_dict()), list(dict(m.named_buffers())), m._non_persistent_buffers_set)
m.b = torch.ones(2)
print(m.b, isinstance(m.b, nn.Buffer))
print(list(dict(m.named_parameters())), list(dict(m.named_buffers())))
u = nn.UninitializedBuffer(dtype=torch.float64)
print(type(u), isinstance(u, nn.Buffer), u, u.__dict__)
u.materialize((2, 1))
print(type(u), isinstance(u, nn.Buffer), u.shape, u.dtype)
r = nn.Buffer(torch.ones(1, requires_grad=True))
print(r.requires_grad, r.is_leaf)
try:
    nn.Buffer(5)
except Exception as e:
    print(type(e).__name__, e)
print(nn.Buffer())
