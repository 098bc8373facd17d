# NumPy arrays as the documentation of torch.tensor, Tensor.numpy and Tensor.tolist has them
import numpy as np
import torch

print(torch.tensor(np.array([[1, 2, 3], [4, 5, 6]])))
a = torch.ones(5)
print(a)
b = a.numpy()
print(b)
a.add_(1)
print(a)
print(b)
a = np.ones(5)
b = torch.from_numpy(a)
np.add(a, 1, out=a)
print(a)
print(b)
x = torch.randn(2, 2)
print(np.array_equal(x.tolist(), x.numpy().tolist()), x[0, 0].tolist() == x.numpy()[0, 0].item())
x = torch.ones(2, requires_grad=True)
print(x.numpy(force=True))
tensor = torch.ones((2,), dtype=torch.int8)
print(tensor.new_tensor(np.array([[0, 1], [2, 3]])), tensor.numpy().dtype)
