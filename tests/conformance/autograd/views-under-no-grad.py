# A view made under no_grad of a leaf says that it requires a gradient, and receives none.
import torch


def attempt(label, act):
    try:
        print(label, act())
    except Exception as error:
        print(label, type(error).__name__, str(error)[:150])


e = torch.tensor([2.0, 3.0], requires_grad=True)
with torch.no_grad():
    j = e[:]
attempt('flags', lambda: (j.requires_grad, j.is_leaf, j.grad_fn, j._is_view()))
attempt('square', lambda: ((j*j).sum(), (j*j).sum().backward(), e.grad, j.grad))
attempt('square node', lambda: ((j*j).grad_fn.next_functions))
attempt('mixed', lambda: ((j*e).sum().backward(), e.grad, j.grad))
attempt('mixed node', lambda: (len((j*e).grad_fn.next_functions), (j*e).grad_fn.next_functions[0]))
attempt('exp', lambda: (j.exp().sum().backward(), e.grad, j.grad))
attempt('grad', lambda: torch.autograd.grad((j*2).sum(), j))
attempt('grad unused', lambda: torch.autograd.grad((j*2).sum(), j, allow_unused=True))
attempt('grad of e', lambda: torch.autograd.grad((j*2).sum(), e, allow_unused=True))
attempt('grad self', lambda: torch.autograd.grad(j, j, torch.ones(2)))
attempt('retain', lambda: j.retain_grad())
attempt('hook', lambda: bool(j.register_hook(print)))
attempt('req', lambda: j.requires_grad_(True).requires_grad)
attempt('after', lambda: ((j*2).sum().backward(), e.grad, j.grad))
with torch.no_grad():
    k = e[:]
attempt('write', lambda: k.add_(1))
with torch.no_grad():
    m = e[:1]
attempt('req false', lambda: m.requires_grad_(False).requires_grad)
attempt('post hook', lambda: bool(m.register_post_accumulate_grad_hook(print)))
attempt('deepcopy', lambda: __import__('copy').deepcopy(m))
attempt('accumulate', lambda: m.grad)
attempt('set grad', lambda: setattr(m, 'grad', torch.ones(1)))
attempt('parameter', lambda: torch.nn.Parameter(m).requires_grad)
attempt('detach', lambda: m.detach().requires_grad)
attempt('print', lambda: m)
attempt('view of it', lambda: (m.view(1), m.view(1).requires_grad))
attempt('view of it2', lambda: (m.view(1)*2).sum().backward())
