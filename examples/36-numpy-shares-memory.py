# NumPy and PyTorch on one memory
import numpy as np
import torch

t = torch.ones(3)
a = t.numpy()                # no copy: an array on the tensor's storage
a[0] = 5
print(t, t._version)         # seen by the tensor, and not counted

b = np.zeros((2, 2))
w = torch.from_numpy(b)      # the same the other way round
w += 1                       # counted for w
print(b)
print(w.dtype)               # NumPy's default is float64

c = torch.tensor(b)          # a copy
c[0, 0] = 9
print(b[0, 0], np.shares_memory(b, w.numpy()))

x = torch.ones(2, requires_grad=True)
y = x * 2
z = (y * y).sum()            # saves y, to multiply by it later
y.detach().numpy()[0] = 50   # no version moves ...
z.backward()                 # ... so nothing is refused
print(x.grad)

# The gradient of z with respect to x[0] is 8.
# Where does the 200 come from?
