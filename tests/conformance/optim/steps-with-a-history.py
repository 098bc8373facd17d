"""Steps that keep their history, steps of complex parameters, and what a cyclic schedule saves of its function."""
import torch
from torch import optim

KINDS = (
    (optim.SGD, dict(momentum=0.5, weight_decay=0.1)), (optim.Adam, dict(amsgrad=True)), (optim.AdamW, {}),
    (optim.RMSprop, dict(momentum=0.5, centered=True)), (optim.Adagrad, {}), (optim.Adadelta, {}),
    (optim.Adamax, {}), (optim.NAdam, {}), (optim.RAdam, {}), (optim.ASGD, {}), (optim.Rprop, {}),
)  # fmt: skip
for kind, options in KINDS:
    leaf = torch.tensor([0.5, -1.5], dtype=torch.float64, requires_grad=True)
    p = leaf.clone()
    optimizer = kind([p], lr=0.1, differentiable=True, **options)
    for step in range(1):
        p.grad = (leaf**2 + step + 1).sin()
        optimizer.step()
    p.sum().backward()
    print(kind.__name__, [f"{each:.6f}" for each in leaf.grad.tolist()])
for kind, options in KINDS:
    p = torch.nn.Parameter(torch.tensor([1 + 2j, -3 - 1j]))
    optimizer = kind([p], lr=0.1, **options)
    for _ in range(3):
        optimizer.zero_grad()
        (p * p.conj()).real.sum().backward()
        optimizer.step()
    print(kind.__name__, [f"{each:.5f}" for each in p.tolist()])
print(optim.Adagrad([p], initial_accumulator_value=0.5).state[p]["sum"])


class Scale:
    def __init__(self):
        self.calls = 7

    def __call__(self, x):
        return 0.5


p = torch.nn.Parameter(torch.ones(1))
optimizer = optim.SGD([p], lr=1.0, momentum=0.9)
cyclic = optim.lr_scheduler.CyclicLR(optimizer, 0.1, 1.0, step_size_up=2, scale_fn=Scale())
saved = cyclic.state_dict()
print(saved["_scale_fn_custom"])
saved["_scale_fn_custom"]["calls"] = 8
cyclic.load_state_dict(saved)
print(cyclic._scale_fn_custom.calls, cyclic.get_last_lr())
plain = optim.lr_scheduler.CyclicLR(optimizer, 0.1, 1.0, step_size_up=2, scale_fn=lambda x: 1.0)
print(plain.state_dict()["_scale_fn_custom"])
