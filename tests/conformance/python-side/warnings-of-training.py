# What optimizers, schedules and autograd warn of.
import warnings

import torch
from torch.autograd import Variable

schedules = torch.optim.lr_scheduler


def told(name, action):
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        try:
            action()
        except Exception as raised:
            print(name, type(raised).__name__, raised)
    print(name, [(each.category.__name__, str(each.message)) for each in found])


def scheduled(step=True):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.ones(1))], lr=0.1)
    schedule = schedules.StepLR(optimizer, 1)
    if step:
        optimizer.step()
    return schedule


p = torch.nn.Parameter(torch.ones(1))
told("twice", lambda: torch.optim.SGD([p, p], lr=0.1))
told("order", lambda: scheduled(False).step())
told("in order", lambda: scheduled().step())
told("epoch", lambda: scheduled().step(3))
told("get_lr", lambda: scheduled().get_lr())
told("get_last_lr", lambda: scheduled().get_last_lr())


def reset():
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.ones(1))], lr=0.1)
    schedule = schedules.ReduceLROnPlateau(optimizer)
    schedule.step(1.0, 3)


told("plateau", reset)


def replaced():
    schedule = scheduled(False)
    schedule.optimizer.step = lambda closure=None: None
    schedule.step()


told("step replaced", replaced)
x = torch.ones(2, requires_grad=True)
told("grad of a result", lambda: (x * 2).grad)
told("grad of a leaf", lambda: x.grad)
told("create_graph", lambda: x.sum().backward(create_graph=True))
told("create_graph again", lambda: x.sum().backward(create_graph=True))
told("grad_variables", lambda: torch.autograd.backward(x.sum(), grad_variables=torch.ones(())))
told("both", lambda: torch.autograd.backward(x.sum(), torch.ones(()), grad_variables=torch.ones(())))
told("only_inputs", lambda: torch.autograd.grad(x.sum(), x, only_inputs=False))
told("volatile", lambda: print(Variable(torch.ones(1), volatile=True).volatile))
told("Function", lambda: torch.autograd.Function())


class Square(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x

    @staticmethod
    def backward(ctx, gradient):
        (x,) = ctx.saved_variables
        return 2 * x * gradient


told("saved_variables", lambda: Square.apply(x).sum().backward())


def decorated():
    @torch.no_grad()
    class Decorated:
        pass


told("class", decorated)
told("anomaly", lambda: torch.autograd.detect_anomaly())
torch.set_warn_always(True)
print(torch.is_warn_always_enabled())
told("always", lambda: (x.sum().backward(create_graph=True), x.sum().backward(create_graph=True)))
torch.set_warn_always(False)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        torch.add(torch.ones(2), 1, out=torch.ones(3))
    except UserWarning as raised:
        print("raised", str(raised)[:50])
with warnings.catch_warnings(record=True) as found:
    warnings.simplefilter("always")
    (x * 2).grad
    torch.std(torch.ones(1))
    torch.optim.SGD([{"params": [p]}], lr=0.1)
lines = [each.lineno for each in found]
print(lines[1] - lines[0], found[0].filename.endswith("warnings-of-training.py"))
