import copy
import pickle
import torch
from torch import nn


class Marked(torch.Tensor):
    pass


m = Marked([[1.0, 2.0], [3.0, 4.0]])
m.note = "kept"
print(m, repr(m), type(m).__name__, m.note)
for value in (
    m + 1, 1 - m, m @ m, -m, m.T, m[0], m.sum(), m.float(), m.double(), m.to(torch.int64), m.clone(), m.detach(),
    m.data, m.view(4), m.reshape(4), torch.add(m, 1), torch.cat([m, m]), torch.stack([m, torch.ones(2, 2)]),
    torch.nn.functional.relu(m), torch.nn.functional.softmax(m, 0), m == m, m.add_(1), m.max(0).values,
    torch.ones(2, 2) + m, torch.ones(2, 2) * m, copy.copy(m), m.norm(), m.split(1)[0], m.unbind()[1],
):
    print(type(value).__name__, tuple(value.shape), value.dtype)
print(type(m.tolist()).__name__, type(m.shape).__name__, type(m.item if m.numel() == 1 else m.dtype).__name__)
w = torch.ones(2, requires_grad=True).as_subclass(Marked)
print(w, w.grad_fn.name(), (w * 2).grad_fn.name(), type((w * 2).sum()).__name__)
leaf = Marked(torch.ones(2)).requires_grad_()
(leaf * 3).sum().backward()
print(leaf.grad, leaf)
print(Marked(torch.zeros(3, 3)))
try:
    copy.deepcopy(m)
except RuntimeError as e:
    print(e)
with torch._C.DisableTorchFunctionSubclass():
    print(type(m + 1).__name__)
p = nn.Parameter(m)
print(isinstance(p, nn.Parameter), type(p).__name__, type(nn.Parameter(torch.ones(1))).__name__)


class Holder(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = p


print([(name, type(each).__name__) for name, each in Holder().named_parameters()])
print(type(torch.Tensor._make_subclass(Marked, torch.ones(2), True)).__name__)
for wrong in (int, 3):
    try:
        torch.ones(1).as_subclass(wrong)
    except TypeError:
        print("TypeError")


class Other(torch.Tensor):
    pass


try:
    m + Other([[1.0, 2.0], [3.0, 4.0]])
except TypeError as e:
    print(str(e).splitlines()[0])


class Derived(Marked):
    pass


print(type(m + Derived([[1.0, 2.0], [3.0, 4.0]])).__name__)
print(type(nn.Linear(2, 2)(m)).__name__, type(nn.Parameter(torch.ones(2)) + 1).__name__)
