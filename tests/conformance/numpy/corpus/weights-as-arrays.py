# a module's parameters read and set through NumPy
import numpy as np
import torch
from torch import nn

layer = nn.Linear(2, 2)
with torch.no_grad():
    layer.weight.copy_(torch.from_numpy(np.array([[1.0, 2.0], [3.0, 4.0]])))
    layer.bias[:] = torch.as_tensor(np.array([0.5, -0.5]))
print(layer.weight, layer.bias)
w = layer.weight.detach().numpy()
w *= 10
print(layer(torch.ones(1, 2)))
state = {k: v.numpy() for k, v in layer.state_dict().items()}
print(state)
state["bias"][0] = 100
print(layer.bias)
layer.load_state_dict({k: torch.from_numpy(v * 0) for k, v in state.items()})
print(state, sum(p.numel() for p in layer.parameters()), np.prod(layer.weight.shape), [tuple(p.shape) for p in layer.parameters()])
params = np.concatenate([p.detach().numpy().ravel() for p in layer.parameters()])
print(params.shape, params.dtype)
