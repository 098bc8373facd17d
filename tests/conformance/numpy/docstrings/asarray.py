# the examples of torch.asarray's documentation
import numpy
import torch

a = torch.tensor([1, 2, 3])
b = torch.asarray(a)
print(a.data_ptr() == b.data_ptr())
c = torch.asarray(a, copy=True)
print(a.data_ptr() == c.data_ptr())

a = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
b = a + 2
print(b)
c = torch.asarray(b, requires_grad=False)
print(c)
d = torch.asarray(b, requires_grad=True)
print(d)
e = torch.asarray(b)
print(e)

array = numpy.array([1, 2, 3])
t1 = torch.asarray(array)
print(array.__array_interface__["data"][0] == t1.data_ptr())
t2 = torch.asarray(array, dtype=torch.float32)
print(array.__array_interface__["data"][0] == t2.data_ptr())

scalar = numpy.float64(0.5)
print(torch.asarray(scalar))
