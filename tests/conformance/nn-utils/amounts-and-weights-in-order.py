"""Helpers of pruning; weights of recurrent layers in order; an assertion as a function."""
import torch
import torch.nn as nn
import torch.nn.utils.prune as prune


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0])


for amount in ("text", 1.1, -1, 2.0, 0.5, 3, True):
    attempt(lambda: prune._validate_pruning_amount_init(amount))
attempt(lambda: prune._validate_pruning_amount(20, 19))
print(prune._compute_nparams_toprune(0.4, 17), prune._compute_nparams_toprune(10, 15), prune._compute_nparams_toprune(1.0, 15))
lstm = nn.LSTM(2, 3, num_layers=2, bidirectional=True, proj_size=1, bias=False)
print(lstm._flat_weights_names, len(lstm._flat_weights))
prune.l1_unstructured(lstm, "weight_ih_l0", 0.5)
print([isinstance(each, nn.Parameter) for each in lstm._flat_weights])
prune.remove(lstm, "weight_ih_l0")
print(all(isinstance(each, nn.Parameter) for each in lstm._flat_weights), "weight_ih_l0" in lstm._parameters)
torch._assert(True, "no")
attempt(lambda: torch._assert(torch.tensor(False), "told"))
