# a function of autograd whose insides are NumPy's
import numpy as np
import torch


class NumpyExp(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        result = torch.from_numpy(np.exp(x.detach().numpy()))
        ctx.save_for_backward(result)
        return result

    @staticmethod
    def backward(ctx, grad):
        (result,) = ctx.saved_tensors
        return torch.as_tensor(grad.numpy() * result.numpy(), dtype=grad.dtype)


x = torch.tensor([0.0, 1.0, 2.0], dtype=torch.float64, requires_grad=True)
y = NumpyExp.apply(x)
print(y)
y.sum().backward()
print(x.grad, y.grad_fn.name())
print(torch.autograd.gradcheck(NumpyExp.apply, (x,)))
