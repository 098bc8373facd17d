import torch
from torch import Tensor


@torch.library.custom_op("mine::sine", mutates_args=())
def sine(x: Tensor, k: int = 2) -> Tensor:
    return torch.sin(x.detach()) * k


print(sine)
x = torch.ones(2, requires_grad=True)
print(sine(x))
try:
    sine(x).sum().backward()
except RuntimeError as e:
    print(e)


def setup_context(ctx, inputs, output):
    x, k = inputs
    ctx.save_for_backward(x)
    ctx.k = k


def backward(ctx, grad):
    (x,) = ctx.saved_tensors
    return grad * x.cos() * ctx.k, None


sine.register_autograd(backward, setup_context=setup_context)


@sine.register_fake
def _(x, k=2):
    return torch.empty_like(x)


y = sine(x, 3)
print(y, y.grad_fn.name())
y.sum().backward()
print(x.grad, torch.autograd.gradcheck(sine, (torch.ones(2, dtype=torch.double, requires_grad=True),)))


@torch.library.custom_op("mine::add_one_", mutates_args={"x"})
def add_one_(x: Tensor) -> None:
    x.add_(1)


z = torch.zeros(2)
add_one_(z)
print(z, z._version)
for make in (lambda x: x,):
    try:
        torch.library.custom_op("mine::bad", make, mutates_args=())
    except ValueError as e:
        print(e)


@torch.library.custom_op("mine::same", mutates_args=())
def same(x: Tensor) -> Tensor:
    return x


try:
    same(torch.ones(1))
except RuntimeError as e:
    print(str(e).partition(": ")[2])
