"""Adamax, NAdam, RAdam, ASGD, Rprop and LBFGS: printed form, steps and state."""

import torch
from torch import optim

for make in (optim.Adamax, optim.NAdam, optim.RAdam, optim.ASGD, optim.Rprop):
    a = torch.tensor([1.0, -2.0], requires_grad=True)
    b = torch.tensor([3.0], requires_grad=True)
    o = make([a, b], lr=0.1)
    print(o)
    for _ in range(6):
        o.zero_grad()
        ((a**2).sum() + (b * a[0]).sum()).backward()
        o.step()
    print(a, b)
    print(o.state_dict())

for search in (None, "strong_wolfe"):
    x = torch.tensor([-1.5, 2.0], requires_grad=True)
    o = optim.LBFGS([x], lr=0.5, max_iter=8, line_search_fn=search)

    def closure():
        o.zero_grad()
        loss = (1 - x[0]) ** 2 + 5 * (x[1] - x[0] ** 2) ** 2
        loss.backward()
        return loss

    for _ in range(3):
        print(f"{o.step(closure).item():.4f}", [f"{v:.4f}" for v in x.tolist()])
    print(o.state[x]["n_iter"], o.state[x]["func_evals"])

p = torch.ones(2, requires_grad=True)
o = optim.Adam([p], lr=0.1)
o.register_step_pre_hook(lambda opt, args, kwargs: print("pre", args[0] is opt, kwargs))
o.register_step_post_hook(lambda opt, args, kwargs: print("post", len(args)))
(p**2).sum().backward()
o.step()
other = optim.Adam([p], lr=0.5)
other.load_state_dict(o.state_dict())
print(other.param_groups[0]["lr"], other.state[p]["exp_avg"] is o.state[p]["exp_avg"])
