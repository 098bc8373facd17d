# backward() adds to .grad; it does not replace it
import torch

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)

(x * 2).sum().backward()
print(x.grad)

(x * 3).sum().backward()
print(x.grad)      # 2 + 3

x.grad = None      # or optimizer.zero_grad()
(x ** 2).sum().backward()
print(x.grad)

# What would the second print show if x.grad
# were set to None before that backward()?
