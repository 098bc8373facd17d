# the example of mark_dirty's documentation: a write through NumPy inside a function
import torch
from torch.autograd import Function
from torch.autograd.function import once_differentiable


class Inplace(Function):
    @staticmethod
    def forward(ctx, x):
        x_npy = x.numpy()  # x_npy shares storage with x
        x_npy += 1
        ctx.mark_dirty(x)
        return x

    @staticmethod
    @once_differentiable
    def backward(ctx, grad_output):
        return grad_output


a = torch.tensor(1.0, requires_grad=True, dtype=torch.double).clone()
b = a * a
Inplace.apply(a)
print(a, a._version)
try:
    b.backward()
except RuntimeError as e:
    print(e)
