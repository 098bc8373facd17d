"""What optimizers share: hooks of steps and of states, groups that are kept as given, states that are loaded."""
import copy
import pickle

import torch
from torch.optim.optimizer import (
    register_optimizer_step_post_hook, register_optimizer_step_pre_hook,
)


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


def made(n=2, **options):
    p = torch.nn.Parameter(torch.ones(n))
    p.grad = torch.ones(n)
    return p, torch.optim.SGD([p], lr=0.5, **options)


p, sgd = made()
order = []
handles = [
    register_optimizer_step_pre_hook(lambda o, args, kwargs: order.append(("every before", len(args), kwargs))),
    register_optimizer_step_post_hook(lambda o, args, kwargs: order.append(("every after", len(args), kwargs))),
    sgd.register_step_pre_hook(lambda o, args, kwargs: order.append(("before", o is args[0]))),
    sgd.register_step_post_hook(lambda o, args, kwargs: order.append("after")),
]
print([type(handle).__name__ for handle in handles])
sgd.step()
print(order)
order.clear()
sgd.step(closure=lambda: torch.tensor(3.0))
print(order[0][1], list(order[0][2]))
handles[0].remove(), handles[1].remove(), handles[3].remove()
order.clear()
print(sgd.step(lambda: 5), order)
handles[2].remove()
with sgd.register_step_pre_hook(lambda o, args, kwargs: (args, {"closure": lambda: "another"})):
    print(sgd.step())
with sgd.register_step_pre_hook(lambda o, args, kwargs: 3):
    try:
        sgd.step()
    except RuntimeError as error:
        print(str(error)[-60:])


class Own(torch.optim.Optimizer):
    def __init__(self, params):
        super().__init__(params, dict(lr=1.0))

    @torch.no_grad()
    def step(self, closure=None):
        for group in self.param_groups:
            for p in group["params"]:
                p.sub_(p.grad)
        return "stepped"


q = torch.nn.Parameter(torch.ones(1))
q.grad = torch.ones(1)
own = Own([q])
with own.register_step_post_hook(lambda o, args, kwargs: print("own", args[1:], kwargs)):
    print(own.step(), q)
attempt(lambda: torch.optim.Optimizer([q], {}).step())
print(Own.step.__name__, Own.step.hooked)

group = {"params": [torch.nn.Parameter(torch.ones(1))], "lr": 0.1}
sgd.add_param_group(group)
print(sgd.param_groups[1] is group, sorted(group))
more = {"params": torch.nn.Parameter(torch.ones(1))}
sgd.add_param_group(more)
print(more["params"])
attempt(lambda: sgd.add_param_group(dict(params=[("named", torch.nn.Parameter(torch.ones(1)))])))
attempt(lambda: torch.optim.SGD([("a", torch.nn.Parameter(torch.ones(1))), torch.nn.Parameter(torch.ones(1))]))
named = torch.optim.SGD(torch.nn.Linear(1, 1).named_parameters(), lr=1.0)
print(named.param_groups[0]["param_names"], named.state_dict()["param_groups"][0]["param_names"])

p, adam = made()[0], None
adam = torch.optim.Adam([p], lr=0.1)
handles = [
    adam.register_state_dict_pre_hook(lambda o: print("state wanted")),
    adam.register_state_dict_post_hook(lambda o, state: {**state, "more": 1}),
    adam.register_load_state_dict_pre_hook(lambda o, state: print("to load", sorted(state))),
    adam.register_load_state_dict_post_hook(lambda o: print("loaded")),
]
p.grad = torch.ones(2)
adam.step()
saved = adam.state_dict()
print(sorted(saved))
adam.load_state_dict(saved)
handles[1].remove()
adam.register_state_dict_post_hook(lambda o, state: {"first": 1}, prepend=True)
adam.register_state_dict_post_hook(lambda o, state: state | {"second": len(state)})
print(adam.state_dict())

double = torch.nn.Parameter(torch.ones(2, dtype=torch.float64))
other = torch.optim.Adam([double], lr=1.0)
other.load_state_dict(saved)
print({name: (value.dtype, value) for name, value in other.state[double].items()}, other.param_groups[0]["lr"])
print(other.state[double]["step"] is adam.state[p]["step"], saved["param_groups"][0]["params"])
other.load_state_dict({"state": {0: {"deep": [torch.ones(1), {"x": 2}], "step": torch.ones(1)}}, "param_groups": saved["param_groups"]})
print(other.state[double])
attempt(lambda: other.load_state_dict({"state": {}, "param_groups": []}))
attempt(lambda: other.load_state_dict({"state": {}, "param_groups": [{"params": [0, 1]}]}))

again = copy.deepcopy(sgd)
print(type(again).__name__, len(again.param_groups), again.param_groups[0]["params"][0] is p)
again = pickle.loads(pickle.dumps(torch.optim.SGD([torch.nn.Parameter(torch.ones(1))], lr=0.25)))
print(again.param_groups[0]["lr"], again.defaults)
with again.register_step_post_hook(lambda *given: print("hooked")):
    again.step()
print(sorted(sgd.__getstate__()))
