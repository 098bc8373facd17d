# clone() has memory of its own and stays in the graph
import torch

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)

y = x.clone()
y[0] = 10.0                 # allowed: y is a result, not the leaf
print(x)
print(y)

(y * y).sum().backward()    # goes back through the clone
print(x.grad)

free = x.detach().clone()   # neither the memory nor the graph
print(free.is_leaf, free.requires_grad)

# Why is the first element of x.grad zero?
