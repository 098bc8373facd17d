# tensors and arrays in one expression
import numpy as np
import torch

t = torch.tensor([1.0, 2.0, 3.0])
a = np.array([10.0, 20.0, 30.0])
print(t + torch.from_numpy(a), t * np.float64(2), t + np.float32(1), np.float64(2) * 1.5)
print(torch.tensor(2.0) * np.pi, t ** np.int64(2), t[np.int64(1)], t[np.array([0, 2])], t[np.array([True, False, True])])
print(np.sin(t.numpy()), np.asarray(t) + a, np.mean(t.numpy()), float(t.mean()) == float(np.mean(t.numpy())))
t[np.array([0, 1])] = 5.0
t[2] = np.float64(7)
print(t, torch.zeros(np.int64(2), 3).shape, torch.full((2,), np.float64(0.5)), torch.arange(np.int64(3)))
print(np.stack([x.numpy() for x in torch.ones(2, 2)]), np.array([torch.tensor(1.0).item(), 2]), [float(x) for x in t])
print(torch.stack([torch.from_numpy(r) for r in np.eye(2)]), torch.tensor(np.eye(2), dtype=torch.float32), torch.Tensor(np.zeros((1, 2))))
print(t.reshape(np.int64(3), 1).shape, t.sum(dim=int(np.int64(0))), torch.tensor(a.tolist()), torch.tensor(a).float())
print(np.array_equal(t.numpy(), np.array([5, 5, 7])), np.allclose(t, [5, 5, 7]), t.tolist() == np.asarray(t).tolist())
