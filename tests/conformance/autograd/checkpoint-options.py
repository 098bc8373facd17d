# torch.utils.checkpoint: its options, and what it says where computing again went another way.
import torch
from torch.utils.checkpoint import (
    CheckpointFunction, checkpoint, checkpoint_sequential, set_checkpoint_early_stop,
)


def told(name, action):
    try:
        print(name, action())
    except Exception as raised:
        lines = str(raised).splitlines()
        print(name, type(raised).__name__, lines[:3] + lines[3:7] * ("metadata" in lines[0]))


def leaf(n=2):
    return torch.arange(1.0, n + 1).requires_grad_()


def run(function, *inputs, **options):
    checkpoint(function, *inputs, use_reentrant=False, **options).sum().backward()
    return [each.grad for each in inputs if isinstance(each, torch.Tensor)]


told("plain", lambda: run(lambda x: x.sin().cos(), leaf()))
told("keywords", lambda: checkpoint(lambda x, n: x * n, leaf(), use_reentrant=False, n=3))
told("reentrant keywords", lambda: checkpoint(lambda x, n: x * n, leaf(), use_reentrant=True, n=3))
told("reentrant context", lambda: checkpoint(torch.sin, leaf(), use_reentrant=True, context_fn=lambda: (1, 2)))
told("reentrant debug", lambda: checkpoint(torch.sin, leaf(), use_reentrant=True, debug=True))
told("determinism", lambda: checkpoint(torch.sin, leaf(), use_reentrant=False, determinism_check="x"))
calls = []


def counted(x):
    calls.append(len(calls))
    return x.exp() if len(calls) == 1 else x.exp().exp()


with set_checkpoint_early_stop(False):
    told("more", lambda: run(counted, leaf()))
calls.clear()
told("more, stopped", lambda: run(counted, leaf()))
calls.clear()


def fewer(x):
    calls.append(0)
    return x.exp().exp() if len(calls) == 1 else x * 1


told("fewer", lambda: run(fewer, leaf()))
calls.clear()


def other_shape(x):
    calls.append(0)
    return x.exp() if len(calls) == 1 else torch.cat([x, x]).exp()


told("other shape", lambda: run(other_shape, leaf()))
calls.clear()
told("unchecked", lambda: run(other_shape, torch.ones(1).requires_grad_(), determinism_check="none"))


def random(x):
    return x * torch.rand(2)


torch.manual_seed(0)
x = leaf()
y = checkpoint(random, x, use_reentrant=False)
y.sum().backward()
print(y.detach() / x.detach() == x.grad)
x = leaf()
y = checkpoint(random, x, use_reentrant=True)
y.sum().backward()
print(y.detach() / x.detach() == x.grad)
told("reentrant grad", lambda: torch.autograd.grad(checkpoint(torch.sin, leaf(), use_reentrant=True).sum(), leaf()))


def reentrant_grad():
    x = leaf()
    return torch.autograd.grad(checkpoint(torch.sin, x, use_reentrant=True).sum(), x)


def reentrant_inputs():
    x = leaf()
    checkpoint(torch.sin, x, use_reentrant=True).sum().backward(inputs=[x])


told("reentrant grad of its own", reentrant_grad)
told("reentrant inputs", reentrant_inputs)
told("nothing to do", lambda: checkpoint(lambda x: x.detach(), leaf(), use_reentrant=True).sum().backward())


def twice():
    x = leaf()
    y = checkpoint(lambda x: x.sin(), x, use_reentrant=False).sum()
    y.backward(retain_graph=True)
    y.backward()
    return x.grad


told("twice", twice)


class Context:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("enter", self.name)

    def __exit__(self, *raised):
        print("exit", self.name)


told("contexts", lambda: run(torch.sin, leaf(), context_fn=lambda: (Context("first"), Context("again"))))
layers = torch.nn.Sequential(torch.nn.Tanh(), torch.nn.Sigmoid(), torch.nn.Tanh())
x = leaf()
checkpoint_sequential(layers, 2, x, use_reentrant=False).sum().backward()
print(x.grad)


def nested():
    x = leaf()
    inner = lambda x: checkpoint(lambda y: y.sin().exp(), x, use_reentrant=False)  # noqa: E731
    checkpoint(lambda x: inner(x).cos(), x, use_reentrant=False).sum().backward()
    return x.grad


told("nested", nested)


def second():
    x = leaf()
    y = checkpoint(lambda x: x.sin().exp(), x, use_reentrant=False).sum()
    (g,) = torch.autograd.grad(y, x, create_graph=True)
    (h,) = torch.autograd.grad(g.sum(), x)
    return h


told("second derivative", second)
told("saved", lambda: checkpoint(lambda x: x.sin(), leaf(), use_reentrant=False).grad_fn._saved_self)
