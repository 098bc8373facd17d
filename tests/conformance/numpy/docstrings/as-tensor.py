# the examples of torch.as_tensor's documentation
import numpy
import torch

a = numpy.array([1, 2, 3])
t = torch.as_tensor(a)
print(repr(t))
t[0] = -1
print(repr(a))

a = numpy.array([1, 2, 3])
t = torch.as_tensor(a, device=torch.device("cpu"))
print(repr(t))
t[0] = -1
print(repr(a))
