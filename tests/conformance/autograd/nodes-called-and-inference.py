# Nodes called by hand, their hooks and what they saved; inference tensors outside of their mode.

# grad fn called directly
import torch
y = torch.ones(1, requires_grad=True) ** 2
print(y.grad_fn(torch.ones(1)))
try:
    y.grad_fn(torch.ones(1), torch.ones(1))
except Exception as e:
    print(type(e).__name__, str(e).splitlines()[0])

# grad fn prehook removed while running
import torch
x = torch.ones(2, requires_grad=True)
y = x + x
calls = []
y.grad_fn.register_prehook(lambda g: second.remove())
second = y.grad_fn.register_prehook(lambda g: calls.append(1))
y.sum().backward()
print(len(calls))

# raw saved of function with none
import torch
class F(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(None, x)
        return x.clone()
    @staticmethod
    def backward(ctx, g):
        return g
y = F.apply(torch.ones(2, requires_grad=True))
print(y.grad_fn.saved_tensors)
print(len(y.grad_fn._raw_saved_tensors))

# increment version of inference tensor
import torch
with torch.inference_mode():
    x = torch.ones(1)
try:
    torch.autograd.graph.increment_version(x)
    print("no error")
except Exception as e:
    print(type(e).__name__, str(e).splitlines()[0][:80])
try:
    print(x._version)
except RuntimeError as e:
    print(e)

# inference requires grad inplace
import torch
with torch.inference_mode():
    c = torch.ones(1, 2, requires_grad=True)
    print(c.add_(1).requires_grad, c.is_inference())
    print(c.resize_(2, 1).shape)
    print(c.view(-1).requires_grad)
print(c[0].requires_grad, c.view(-1)._is_view())

# variable volatile
import torch, warnings
from torch.autograd import Variable
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    print(Variable(torch.ones(1), volatile=True))
print([str(m.message)[:50] for m in w])
