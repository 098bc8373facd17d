import torch
from torch.autograd import gradcheck, gradgradcheck
x = torch.tensor([0.5, 1.5], dtype=torch.double, requires_grad=True)
print(gradcheck(torch.sin, (x,)), gradgradcheck(torch.sin, (x,)))
print(gradcheck(lambda a, b: a @ b, (torch.ones(2, 3, dtype=torch.double, requires_grad=True), torch.ones(3, 2, dtype=torch.double, requires_grad=True))))
class Bad(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x): return x * 2
    @staticmethod
    def backward(ctx, g): return g * 3
try: gradcheck(Bad.apply, (x,))
except Exception as e: print(type(e).__name__, type(e).__module__, e)
print(gradcheck(Bad.apply, (x,), raise_exception=False))
try: gradcheck(torch.sin, (torch.ones(2),))
except Exception as e: print(type(e).__name__, e)
try: gradcheck(torch.sin, (x,), eps=1e-3, atol=1e-12, rtol=0)
except Exception as e: print(type(e).__name__, e)
try: print(gradcheck(torch.sin, x))
except Exception as e: print(type(e).__name__, e)
