# Strides in bytes, and backwards
import numpy as np
import torch

a = np.arange(6.0).reshape(2, 3)
print(a.strides)             # in bytes: 8 for each float64
print(torch.from_numpy(a).stride())

t = a.T                      # a view: nothing is copied
print(t.strides, t.base is a.base)

back = a[:, ::-1]            # NumPy may walk memory backwards
print(back.strides)
back[0, 0] = 50
print(a)

try:
    torch.from_numpy(back)   # PyTorch never does
except ValueError as error:
    print(str(error).split(",")[0])
copy = torch.from_numpy(back.copy())
print(copy.stride())

# Point at an element of `back`: which
# way does its row run through memory?
