import torch, warnings
warnings.simplefilter("ignore")
from torch import nn
torch.manual_seed(0)
m = nn.utils.weight_norm(nn.Linear(3, 2)); print(m, m.weight, list(m.state_dict()))
m(torch.ones(3)).sum().backward(); print(m.weight_g.grad, m.weight_v.grad)
print(nn.utils.remove_weight_norm(m).weight)
m = nn.utils.spectral_norm(nn.Conv2d(2, 3, 2)); x = torch.randn(1, 2, 4, 4)
y = m(x); y.sum().backward(); print(m.weight_u, m.weight_orig.grad.flatten()[:4], list(m.state_dict()), m.state_dict()._metadata)
