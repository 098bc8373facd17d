# what a loader makes of arrays, scalars and dictionaries of them
import numpy as np
from torch.utils.data import default_collate, default_convert

print(default_collate([np.array([1, 2]), np.array([3, 4])]))
print(default_collate([np.float64(1.5), np.float64(2.5)]), default_collate([np.float32(1), np.float32(2)]), default_collate([np.int64(1), np.int64(2)]))
print(default_collate([{"x": np.zeros(2), "y": 1}, {"x": np.ones(2), "y": 0}]))
print(default_collate([(np.array(1.0), "a"), (np.array(2.0), "b")]))
print(default_convert(np.array([1.0, 2.0])), default_convert({"a": np.array([True])}), default_convert([np.array(3)]))
try:
    default_collate([np.array([1, 2]), np.array([1])])
except RuntimeError as e:
    print(e)
