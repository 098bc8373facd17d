# Writing into a view gives its base a new history
import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
base = torch.zeros(4)
view = base[1:3]
print(base.requires_grad)

view.copy_(x * 5)           # the base depends on x from now on
print(base)
print(view)

base.sum().backward()
print(x.grad)
print(base._version, view._version)

# No line assigns to base: how does
# its grad_fn come to be CopySlices?
