# .data shares the memory, and hides the write from autograd
import torch

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)

y = x ** 2                      # saves x
x.data[0] = 100.0               # the version stays what it was
print(y[0], x._version)
y.sum().backward()              # no error
print(x.grad)                   # the first one is wrong

y = x ** 2
x.detach()[0] = 1.0             # detach() shares the version too
try:
    y.sum().backward()
except RuntimeError as e:
    print(str(e).split(":")[0])

# y[0] was 1 * 1, whose gradient is 2.
# What did backward() read to come to 200?
