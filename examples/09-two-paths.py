# Two paths to one leaf: the gradients add up
import torch

x = torch.tensor([1.0], requires_grad=True)
square = x ** 2
double = 2 * square
cube = double ** 3

q = torch.tensor([2.0], requires_grad=True)
product = double * q

product.backward(retain_graph=True)
print(x.grad, q.grad)

cube.backward()
print(x.grad, q.grad)

# Both results go back through double: what
# does the second backward() find in x.grad?
