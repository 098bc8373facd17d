# data in arrays, batches in tensors
import numpy as np
import torch
from torch.utils.data import DataLoader, TensorDataset

np.random.seed(0)
X = np.random.rand(6, 2).astype(np.float32)
y = (X.sum(axis=1) > 1).astype(np.int64)
data = TensorDataset(torch.from_numpy(X), torch.from_numpy(y))
print(len(data), data[0])
for xb, yb in DataLoader(data, batch_size=4):
    print(xb, yb)
X[0] = 0
print(data[0][0])


class Rows(torch.utils.data.Dataset):
    def __init__(self, array):
        self.array = array

    def __len__(self):
        return len(self.array)

    def __getitem__(self, i):
        return self.array[i], self.array[i].sum(), i


for batch in DataLoader(Rows(X), batch_size=3):
    print(batch)
