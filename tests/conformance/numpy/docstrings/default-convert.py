# the examples of default_convert's documentation
from collections import namedtuple
import numpy as np
from torch.utils.data import default_convert

print(repr(default_convert(0)))
print(repr(default_convert(np.array([0, 1]))))
Point = namedtuple("Point", ["x", "y"])
print(repr(default_convert(Point(0, 0))))
print(repr(default_convert(Point(np.array(0), np.array(0)))))
print(repr(default_convert([np.array([0, 1]), np.array([2, 3])])))
