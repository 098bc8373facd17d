# the example of torch.from_numpy's documentation, and what it says of arrays that cannot be written
import warnings
import numpy
import torch

a = numpy.array([1, 2, 3])
t = torch.from_numpy(a)
print(repr(t))
t[0] = -1
print(repr(a))

a.flags.writeable = False
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    t = torch.from_numpy(a)
print(caught[0].category.__name__, str(caught[0].message)[:60])
print(t)
try:
    t.resize_(10)
except RuntimeError as e:
    print(e)
