# What modules, optimizers and loaders check, hold and let go of.

# unflatten module arguments
import torch
for args in (("a", (2,)), (1, [2, 1.5]), (1, "x")):
    try:
        print(torch.nn.Unflatten(*args))
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[0][:100])

# dropout of wrong rank
import torch, warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    for m, shape in ((torch.nn.Dropout1d(), (1, 1, 1, 1)), (torch.nn.Dropout2d(), (1, 1, 1, 1, 1)), (torch.nn.Dropout3d(), (1, 1))):
        try:
            m(torch.ones(shape))
            print("no error")
        except RuntimeError as e:
            print(str(e).splitlines()[0][:60])
print([str(x.message)[:45] for x in w])

# global module hooks
import torch
from torch.nn.modules import module as M
h = M.register_module_forward_hook(lambda m, i, o: print("after", type(m).__name__))
k = M.register_module_full_backward_hook(lambda m, gi, go: print("back", type(m).__name__, gi[0]))
torch.nn.Tanh()(torch.zeros(1, requires_grad=True)).sum().backward()
print(len(M._global_forward_hooks), len(M._global_backward_hooks))
h.remove(); k.remove()
print(len(M._global_forward_hooks))

# optimizer differentiable nonleaf
import torch
p = torch.ones(1, dtype=torch.double, requires_grad=True)
q = p.clone()
opt = torch.optim.SGD([q], lr=0.1, differentiable=True)
q.grad = torch.ones(1, dtype=torch.double, requires_grad=True)
opt.step()
print(q)

# module freed with its hooks
import torch, weakref, gc
m = torch.nn.Linear(1, 1)
m._register_load_state_dict_pre_hook(lambda *a: None, True)
w = weakref.ref(m)
gc.disable()
del m
print(w() is None)
gc.enable()

# no reference cycles in load state dict
import torch, gc
m = torch.nn.Linear(2, 2)
sd = torch.nn.Linear(2, 2).state_dict()
gc.collect()
m.load_state_dict(sd)
print(gc.collect())

# dataloader goes on after an error
import torch
from torch.utils.data import DataLoader, Dataset
class D(Dataset):
    def __len__(self):
        return 4
    def __getitem__(self, i):
        raise NotImplementedError
it, errors = iter(DataLoader(D(), batch_size=2)), 0
while True:
    try:
        next(it)
    except NotImplementedError:
        errors += 1
    except StopIteration:
        break
print(errors)
