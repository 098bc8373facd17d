# the NumPy lines of PyTorch's first tutorials
import numpy as np
import torch

data = [[1, 2], [3, 4]]
np_array = np.array(data)
x_np = torch.from_numpy(np_array)
print(f"Ones Tensor: \n {torch.ones_like(x_np)} \n")
t = torch.ones(5)
print(f"t: {t}")
n = t.numpy()
print(f"n: {n}")
t.add_(1)
print(f"t: {t}")
print(f"n: {n}")
n = np.ones(5)
t = torch.from_numpy(n)
np.add(n, 1, out=n)
print(f"t: {t}")
print(f"n: {n}")
agg = torch.from_numpy(np_array).sum()
print(agg.item(), type(agg.item()), f"{x_np} \n")
