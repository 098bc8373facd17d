# create_graph=True: the gradient gets a graph of its own
import torch

x = torch.tensor([2.0], requires_grad=True)
y = x ** 3

(slope,) = torch.autograd.grad(y, x, create_graph=True)
print(slope)                    # 3 x squared, with a grad_fn

(bend,) = torch.autograd.grad(slope, x)
print(bend)                     # 6 x

y = x ** 3
(slope,) = torch.autograd.grad(y, x, create_graph=True)
((slope - 2) ** 2).backward()   # a penalty on the slope
print(x.grad)                   # 2 (12 - 2) times 12

# Both y and slope lead back to x: which of the
# nodes on the way came from the first grad()?
