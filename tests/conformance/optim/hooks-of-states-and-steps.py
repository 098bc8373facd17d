"""Hooks around the state of an optimizer, and around the steps of all."""
import torch
from torch.optim.optimizer import register_optimizer_step_post_hook, register_optimizer_step_pre_hook

p = torch.nn.Parameter(torch.ones(1))
p.grad = torch.ones(1)
optimizer = torch.optim.SGD([p], lr=0.5)
handles = [
    register_optimizer_step_pre_hook(lambda o, args, kwargs: print("before all", type(o).__name__)),
    register_optimizer_step_post_hook(lambda o, args, kwargs: print("after all", kwargs)),
    optimizer.register_step_pre_hook(lambda o, args, kwargs: print("before", len(args))),
    optimizer.register_step_post_hook(lambda o, args, kwargs: print("after", p.item())),
]
optimizer.step()
for handle in handles:
    handle.remove()
optimizer.step()

optimizer.register_state_dict_pre_hook(lambda o: print("first", o is optimizer))
optimizer.register_state_dict_post_hook(lambda o, state: print("then", sorted(state)))
optimizer.register_state_dict_post_hook(lambda o, state: {**state, "more": 1}, prepend=True)
state = optimizer.state_dict()
print(sorted(state))
optimizer.register_load_state_dict_pre_hook(lambda o, state: print("loads", state.pop("more")))
optimizer.register_load_state_dict_post_hook(lambda o: print("loaded"))
optimizer.load_state_dict(state)
print(sorted(state))
