import torch, warnings
warnings.simplefilter("ignore")
from torch import nn
torch.manual_seed(0)
from torch.nn.utils import prune
p = nn.Linear(4, 3); prune.l1_unstructured(p, "weight", 0.5); print(p.weight, p.weight_mask, list(p.state_dict()))
prune.ln_structured(p, "weight", 1, 2, 0); print(p.weight_mask, p._forward_pre_hooks.values().__len__(), prune.is_pruned(p))
prune.random_unstructured(p, "bias", 1); print(p.bias_mask)
prune.remove(p, "weight"); print(dict(p.named_parameters()).keys(), p.weight)
prune.global_unstructured([(p,'weight')], prune.L1Unstructured, amount=0.9); print(p.weight)
for a in (-1, 1.5, "x"):
    try: prune.l1_unstructured(nn.Linear(2,2), "weight", a)
    except (ValueError,TypeError) as e: print(type(e).__name__, e)
