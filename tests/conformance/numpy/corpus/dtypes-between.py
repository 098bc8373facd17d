# element types, one library's in the other
import numpy as np
import torch

for d in (torch.float32, torch.float64, torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool):
    a = torch.ones(2, dtype=d).numpy()
    print(d, a.dtype, a, torch.from_numpy(a).dtype, a.itemsize)
print(torch.tensor(np.array([1, 2])).dtype, torch.tensor(np.array([1.0])).dtype, torch.tensor([1.0]).numpy().dtype, torch.Tensor(np.array([1, 2])).dtype)
print(torch.from_numpy(np.array([1.5])).float().dtype, torch.from_numpy(np.zeros(2, np.float32)).double().numpy().dtype)
print(torch.tensor(3).numpy(), repr(torch.tensor(3.5).numpy()), torch.tensor(3.5).numpy().shape, torch.zeros(0, 3).numpy())
print(torch.tensor([True, False]).numpy().sum(), torch.randn(2, 3).numpy().shape, np.array(torch.ones(2, 2)).dtype, np.asarray(torch.ones(2), dtype=np.int32))
try:
    torch.from_numpy(np.array(["a"]))
except TypeError as e:
    print(str(e)[:50])
