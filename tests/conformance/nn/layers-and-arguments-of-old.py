"""Layers and arguments that older programs use, and the gradients of convolutions as functions."""
import warnings

import torch
from torch import nn


def t(f):
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        try:
            print(f())
        except Exception as problem:
            print(type(problem).__name__, problem)
        for each in told:
            print(each.category.__name__, each.message)


layer = nn.CrossMapLRN2d(3, 1.0, 0.5, 2.0)
x = torch.arange(24.0).view(1, 4, 2, 3).requires_grad_()
y = layer(x)
print(layer, y)
y.sum().backward()
print(x.grad)
t(lambda: nn.CrossMapLRN2d(2)(torch.ones(1, 2, 2)))
for size in (1, 2, 4, 5, 9):
    print(nn.CrossMapLRN2d(size, 0.5)(torch.arange(12.0).view(1, 6, 1, 2)).flatten())



print(isinstance(nn.GRUCell(1, 2), nn.RNNCellBase), nn.GRUCell(1, 2).weight_ih.shape, nn.LSTMCell(1, 2, bias=False))
t(lambda: nn.NLLLoss2d(ignore_index=1))
t(lambda: nn.NLLLoss2d()(torch.zeros(1, 2, 1, 1), torch.zeros(1, 1, 1, dtype=torch.long)))
t(lambda: nn.Hardtanh(min_value=0, max_value=2))
t(lambda: nn.Hardtanh(0.0, 1.0, True))
t(lambda: nn.Container())
t(lambda: nn.factory_kwargs({"device": None}))
t(lambda: nn.factory_kwargs({"x": None}))

x, w, g = torch.arange(16.0).view(1, 1, 4, 4), torch.ones(1, 1, 2, 2), torch.ones(1, 1, 3, 3)
print(nn.grad.conv2d_input(x.shape, w, g), nn.grad.conv2d_weight(x, w.shape, g))
print(nn.grad.conv1d_weight(torch.arange(6.0).view(1, 1, 6), (1, 1, 2), torch.ones(1, 1, 3), stride=2))
print(nn.common_types._size_2_t, nn.common_types._size_any_t)
print(nn.modules.utils._ntuple(3)(2), nn.modules.utils._pair((4, 5)), nn.modules.utils._reverse_repeat_tuple((1, 2), 2))
t(lambda: nn.modules.utils._list_with_default([None, 2], [3, 4, 5]))
t(lambda: nn.modules.utils._list_with_default([None, 2], [3, 4]))
state = nn.Linear(1, 1).state_dict(prefix="module.")
nn.modules.utils.consume_prefix_in_state_dict_if_present(state, "module.")
print(list(state), list(state._metadata))
