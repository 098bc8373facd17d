# Results in the middle keep no gradient, unless you ask
import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
y = x * 3
z = y ** 2
y.retain_grad()             # ask before backward()

z.sum().backward()
print(x.grad, y.grad)
print(y.retains_grad, z.retains_grad)

y = x * 3                   # or ask for one gradient alone
(grad,) = torch.autograd.grad((y ** 2).sum(), y)
print(grad)
print(x.grad)               # nothing was added here

# The gradient passed through z as well: where
# would you have to write retain_grad() to see it?
