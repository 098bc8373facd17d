# the second example of torch.histogramdd's documentation, by NumPy
import numpy as np
import torch

h, edges = np.histogram(torch.tensor([0.0, 1.0, 2.0]).numpy(), bins=2, range=(0.0, 1.0), density=True)
print(repr(h), repr(edges))
print(torch.histc(torch.tensor([1.0, 2, 1]), bins=4, min=0, max=3), np.histogram([1.0, 2, 1], bins=4, range=(0, 3))[0])
