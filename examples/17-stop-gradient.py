# detach() inside a formula: this factor counts as a constant
import torch

x = torch.tensor([3.25], requires_grad=True)

(x * x).backward()
print(x.grad)                               # 2x

x.grad = None
(x * x.detach()).backward()                 # the same value, another gradient
print(x.grad)                               # x

x.grad = None
rounded = x + (x.round() - x).detach()      # the value of round(x), the gradient of x
rounded.backward()
print(rounded, x.grad)

# round() itself has the gradient 0
# everywhere: which term brings the 1?
