# the flags of an array, of its transpose and of a slice
import numpy as np

a = np.arange(6).reshape(2, 3).copy()
print(a.flags)
print(a.T.flags)
s = a[:, ::2]
print(s.flags.c_contiguous, s.flags.f_contiguous, s.flags.forc, s.flags.owndata)
print(a.flags["WRITEABLE"], a.flags.writeable, a.flags.aligned)
one = a[:1]
print(one.flags.c_contiguous, one.flags.f_contiguous)
print(np.ascontiguousarray(a.T).flags.c_contiguous, np.asfortranarray(a).strides)
print(a.copy(order="F").strides, a.T.copy().strides, a.T.copy(order="K").strides)
