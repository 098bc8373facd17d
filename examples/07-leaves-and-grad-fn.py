# Leaves are where gradients arrive
import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)    # made by you: a leaf
c = torch.tensor([3.0, 4.0])                        # a leaf that asks for no gradient
y = x * c                                           # made by an operation
z = y.sum()
print(x.is_leaf, c.is_leaf, y.is_leaf)
print(x.grad_fn, y.grad_fn.name(), z.grad_fn.name())

before, _ = y.grad_fn.next_functions[0]             # what comes before the product
print(before.name(), before.variable is x)

z.backward()
print(x.grad, c.grad)

# Follow the arrows back from z: where do
# they end, and why does none lead to c?
