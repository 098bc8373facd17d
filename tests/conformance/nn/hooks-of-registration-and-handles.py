"""Hooks of all modules: of what is registered with them, and of their calls; and the handles."""
import copy
import pickle
from collections import OrderedDict

import torch
from torch import nn
from torch.nn.modules import module as of_all

seen = []


def see(kind):
    return lambda module, name, value: seen.append((kind, type(module).__name__, name, type(value).__name__))


handles = [
    of_all.register_module_buffer_registration_hook(see("buffer")),
    of_all.register_module_parameter_registration_hook(see("parameter")),
    of_all.register_module_module_registration_hook(see("module")),
]


class Own(nn.Module):
    def __init__(self):
        super().__init__()
        self.inner = nn.Linear(2, 2, bias=False)
        self.register_buffer("count", torch.zeros(1))
        self.weight = nn.Parameter(torch.ones(1))
        self.nothing = None
        self.register_parameter("absent", None)
        self.add_module("last", nn.ReLU())
        self.buffer = nn.Buffer(torch.ones(1))


own = Own()
print(*seen, sep="\n")
seen.clear()
own.count = torch.ones(1)
own.weight = nn.Parameter(torch.zeros(1))
own.inner = None
own.inner = nn.Identity()
own.weight = None
print(*seen, sep="\n")
for handle in handles:
    handle.remove()
seen.clear()
Own()
print(seen)
with of_all.register_module_parameter_registration_hook(lambda m, n, p: None if p is None else nn.Parameter(p * 0 + 5)):
    print(Own().weight)
with of_all.register_module_buffer_registration_hook(lambda m, n, b: b + 1):
    own = Own()
    print(own.count, own.buffer)
with of_all.register_module_module_registration_hook(lambda m, n, child: nn.Identity() if isinstance(child, nn.ReLU) else None):
    print(Own())


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


handle = own.register_forward_hook(lambda *given: None)
print(type(handle).__name__, handle.hooks_dict_ref() is own._forward_hooks, len(handle.extra_dict_ref), handle.id in own._forward_hooks)
handle.remove()
handle.remove()
print(len(own._forward_hooks))
state = handle.__getstate__()
print(state[0], state[1] == handle.id, len(state))
again = pickle.loads(pickle.dumps(handle))
print(again.id == handle.id, type(again.hooks_dict_ref).__name__, again.hooks_dict_ref())
own.register_forward_pre_hook(len)
print(len(copy.deepcopy(own)._forward_pre_hooks), of_all._global_forward_hooks, of_all._global_backward_hooks)

one = nn.Linear(2, 2)
other = nn.Linear(2, 2)
every = nn.modules.module.register_module_forward_hook(lambda m, i, o: seen.append("every"))
single = one.register_forward_hook(lambda m, i, o: seen.append("one"))
pre = nn.modules.module.register_module_forward_pre_hook(lambda m, i: seen.append("before"))
one(torch.ones(2))
other(torch.ones(2))
print(seen, handle.hooks_dict_ref() is None, every.id in every.hooks_dict_ref())
every.remove(), pre.remove(), single.remove()
attempt(lambda: nn.modules.module.register_module_backward_hook(print).remove())
attempt(lambda: nn.modules.module.register_module_full_backward_hook(print))


class Words(nn.Module):
    def forward(self, x):
        return {"out": x * 2} if x.sum() > 0 else "word"


words = Words()
words.register_full_backward_hook(lambda *given: None)
print(words(torch.ones(2, requires_grad=True)))
print(words(-torch.ones(2, requires_grad=True)))

seen.clear()
no_inputs = nn.Linear(2, 1)
handle = no_inputs.register_full_backward_hook(lambda m, given, made: seen.append((given, made[0].shape)))
no_inputs(torch.ones(2)).sum().backward()
print(seen)
handle.remove()
no_inputs.register_full_backward_hook(lambda m, given, made: torch.ones(2))
attempt(lambda: no_inputs(torch.ones(2)).sum().backward())


class Kinds(nn.Module):
    def forward(self, *given):
        print([each.requires_grad for each in given])
        return sum(given)


kinds = Kinds()
kinds.register_full_backward_hook(lambda m, given, made: print([None if g is None else g.item() for g in given]))
x = torch.ones(1, requires_grad=True)
kinds(x, x.detach(), x).backward()
with torch.no_grad():
    kinds(x)
loading = nn.Linear(1, 1)
handle = loading.register_load_state_dict_pre_hook(len)
print(handle.id in loading._load_state_dict_pre_hooks, type(list(loading._load_state_dict_pre_hooks.values())[0]).__name__)
