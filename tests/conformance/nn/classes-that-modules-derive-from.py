"""Modules by the classes that they derive from, where programs look for those; what they check of their inputs."""
import warnings

import torch
from torch import nn
from torch.nn.modules.batchnorm import _BatchNorm, _NormBase
from torch.nn.modules.conv import _ConvNd, _ConvTransposeNd
from torch.nn.modules.dropout import _DropoutNd
from torch.nn.modules.instancenorm import _InstanceNorm
from torch.nn.modules.loss import _Loss, _WeightedLoss
from torch.nn.modules.padding import _ConstantPadNd, _ReflectionPadNd
from torch.nn.modules.pooling import _AdaptiveAvgPoolNd, _AvgPoolNd, _LPPoolNd, _MaxPoolNd
from torch.nn.modules.rnn import RNNCellBase
from torch.nn.modules.utils import (
    _ntuple, _pair, _quadruple, _reverse_repeat_tuple, _single, _triple,
    consume_prefix_in_state_dict_if_present,
)


BASES = (
    _BatchNorm, _NormBase, _ConvNd, _ConvTransposeNd, _DropoutNd, _InstanceNorm, _Loss, _WeightedLoss, _ConstantPadNd,
    _ReflectionPadNd, _AdaptiveAvgPoolNd, _AvgPoolNd, _LPPoolNd, _MaxPoolNd, RNNCellBase,
)  # fmt: skip


def attempt(call):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            print(call())
        except Exception as error:
            print(type(error).__name__, str(error).split("\n")[0])
    for each in seen:
        print(each.category.__name__, each.message)


for module in (
    nn.BatchNorm2d(1), nn.InstanceNorm2d(1), nn.LazyBatchNorm1d(), nn.Conv2d(1, 1, 1), nn.ConvTranspose1d(1, 1, 1),
    nn.Dropout2d(), nn.AlphaDropout(), nn.MSELoss(), nn.NLLLoss(), nn.CrossEntropyLoss(), nn.BCELoss(), nn.BCEWithLogitsLoss(),
    nn.MultiMarginLoss(), nn.CTCLoss(), nn.TripletMarginWithDistanceLoss(), nn.GaussianNLLLoss(), nn.ZeroPad2d(1),
    nn.ConstantPad1d(1, 2.0), nn.ReflectionPad3d(1), nn.ReplicationPad1d(1), nn.CircularPad2d(1), nn.AdaptiveAvgPool2d(1),
    nn.AdaptiveMaxPool1d(1), nn.AvgPool1d(1), nn.MaxPool3d(1), nn.LPPool1d(1, 1), nn.MaxUnpool2d(1), nn.GRUCell(1, 1),
    nn.LSTM(1, 1), nn.GroupNorm(1, 1),
):  # fmt: skip
    print(type(module).__module__, type(module).__name__, [cls.__name__ for cls in BASES if isinstance(module, cls)])
print(_pair(1), _single((1, 2)), _triple([1, 2, 3]), _quadruple("a"), _ntuple(2)(range(3)), _reverse_repeat_tuple((1, 2), 2))
state = {"module.a": 1, "b": 2, }
consume_prefix_in_state_dict_if_present(state, "module.")
print(state)


class Standardised(nn.Conv2d):
    def forward(self, x):
        return self._conv_forward(x, self.weight * 0 + 1, self.bias)


conv = Standardised(1, 1, 2, bias=False, padding=1, padding_mode="circular")
print(conv(torch.ones(1, 1, 2, 2)))


class Any(_BatchNorm):
    def _check_input_dim(self, input):
        print("checked", input.dim())


print(Any(2)(torch.zeros(2, 2, 1, 1, 1, 1)).shape)
attempt(lambda: _BatchNorm(2)(torch.zeros(1, 2)))
attempt(lambda: _NormBase(2)._check_input_dim(torch.zeros(1)))
for module, shapes in (
    (nn.InstanceNorm1d(2), [(2, 3), (1, 2, 3), (1, 2, 3, 4), (3, 3)]),
    (nn.InstanceNorm2d(2), [(2, 3, 3), (1, 2, 3, 3), (2, 3)]),
    (nn.InstanceNorm2d(2, affine=True), [(1, 3, 3, 3)]),
    (nn.InstanceNorm3d(2), [(2, 2, 2, 2), (1, 2, 2, 2, 2), (1,)]),
    (nn.BatchNorm1d(2), [(1,), (2, 2, 2, 2)]),
    (nn.BatchNorm2d(2), [(2, 2)]),
    (nn.BatchNorm3d(2), [(2, 2)]),
):
    for shape in shapes:
        attempt(lambda: module(torch.zeros(shape)).shape)
attempt(lambda: type(nn.NLLLoss2d()).__mro__[1].__name__)
for make in (nn.Conv1d, nn.Linear, nn.Bilinear):
    attempt(lambda: make(1, 1, 1, device="nowhere"))
for make in (nn.BatchNorm1d, nn.LayerNorm, nn.PReLU, nn.InstanceNorm1d):
    attempt(lambda: make(2, device="nowhere"))
attempt(lambda: nn.MultiheadAttention(2, 1, device="nowhere"))
attempt(lambda: nn.TransformerEncoderLayer(2, 1, device="nowhere"))
attempt(lambda: nn.GRU(2, 1, device="nowhere"))
attempt(lambda: nn.Embedding(2, 1, device="nowhere"))
print(_Loss(size_average=False).reduction, _WeightedLoss(torch.ones(1), reduction="none").weight)
