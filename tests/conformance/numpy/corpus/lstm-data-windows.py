# a sine cut into windows for a recurrent network
import numpy as np
import torch

data = np.sin(np.arange(0, 12, 0.5)).astype(np.float32)
print(data, data.dtype)
window = 4
xs = np.array([data[i : i + window] for i in range(len(data) - window)])
ys = data[window:].reshape(-1, 1)
X, Y = torch.from_numpy(xs).unsqueeze(-1), torch.from_numpy(ys)
print(X.shape, Y.shape, X[0].flatten(), Y[0].item())
print(torch.from_numpy(np.array([np.sin(np.linspace(0, 1, 3))])).shape, torch.Tensor(np.expand_dims(data[:3], 0)).shape)
scale = (data - data.min()) / (data.max() - data.min())
print(scale[:4], scale.max(), scale.dtype)
time_steps = np.linspace(0, np.pi, 6, dtype=np.float32)
x_np = np.sin(time_steps)
print(torch.from_numpy(x_np[np.newaxis, :, np.newaxis]).shape, x_np)
