import torch, warnings
warnings.simplefilter("ignore")
from torch import nn
torch.manual_seed(0)
from torch.nn.utils import parametrize, parametrizations, prune
l = parametrizations.weight_norm(nn.Linear(3, 2)); print(l, list(l.state_dict()), l.weight)
l = parametrizations.spectral_norm(nn.Linear(3, 2)); print(l, list(l.state_dict())); print(round(torch.linalg.matrix_norm(l.weight, 2).item(), 4)); print(l.weight.grad_fn.name())
class Sym(nn.Module):
    def forward(self, w): return w.triu() + w.triu(1).T
    def right_inverse(self, w): return w.triu()
l = nn.Linear(3,3); parametrize.register_parametrization(l, "weight", Sym()); print(l, l.weight, type(l))
with parametrize.cached(): print(l.weight is l.weight)
l.weight = torch.ones(3,3); print(l.parametrizations.weight.original)
parametrize.remove_parametrizations(l, "weight"); print(l, l.weight)
try: parametrize.remove_parametrizations(l, "weight")
except ValueError as e: print(e)
