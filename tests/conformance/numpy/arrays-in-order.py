import numpy as np
import torch

a = np.arange(6.0)
for made in (
    np.ascontiguousarray(a[::-1]),
    np.ascontiguousarray(a[::2]),
    np.asfortranarray(a[::-1]),
    np.ascontiguousarray(np.flipud(a.reshape(3, 2))),
    np.array(a[::-1], order="C", copy=None),
):
    print(made.tolist(), made.strides, made.flags.c_contiguous, torch.as_tensor(made))
b = np.ascontiguousarray(a)
print(b is a, np.shares_memory(np.ascontiguousarray(a[1:]), a), np.ascontiguousarray(3.0).shape)
