# the numbers of torch.polar's documentation, by hand: lengths and angles
import numpy as np
import torch

abs = torch.tensor([1, 2], dtype=torch.float64)
angle = torch.tensor([np.pi / 2, 5 * np.pi / 4], dtype=torch.float64)
print(abs * torch.cos(angle), abs * torch.sin(angle))
