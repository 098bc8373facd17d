# limits of a dtype of 16 bits
import numpy as np

limits = np.finfo("f2")
names = "bits eps epsneg max min tiny smallest_normal smallest_subnormal resolution precision dtype nmant"
print([repr(getattr(limits, name)) for name in names.split()])
print(repr(limits))
print(limits)
