"""Decoder layers, masks, padding, pixel shuffles and distances as modules; init of odd kinds."""

import torch
from torch import nn

torch.manual_seed(0)
x = torch.arange(16.0).reshape(1, 4, 4)
print(nn.Transformer.generate_square_subsequent_mask(3))
layer = nn.TransformerDecoderLayer(4, 2, 8)
print(layer)
print(layer.eval()(x, x))
print([name for name, _ in nn.Transformer(4, 2, 1, 1, 8).named_parameters()][:6])
for m in (
    nn.ZeroPad2d(1), nn.ReflectionPad1d(2), nn.ConstantPad2d((0, 1, 0, 1), 5.0), nn.ReplicationPad1d((1, 0)),
    nn.CircularPad1d(1), nn.Upsample(scale_factor=2), nn.PixelShuffle(2), nn.PixelUnshuffle(2), nn.RMSNorm(4),
):  # fmt: skip
    print(m, m(x if not isinstance(m, (nn.PixelShuffle, nn.PixelUnshuffle)) else x.reshape(4, 2, 2)))
print(nn.CosineSimilarity(dim=0)(x[0, 0], x[0, 1]), nn.PairwiseDistance()(x[0, :2], x[0, 2:]))
print(nn.init.trunc_normal_(torch.empty(3, 3), std=2.0, a=-1, b=1))
print(nn.init.dirac_(torch.empty(2, 2, 3)))
for make in (
    lambda: nn.Conv2d(1, 1, 2, padding="same", stride=2),
    lambda: nn.RNN(3, 2)(torch.ones(3)),
    lambda: nn.LSTM(3, 2)(torch.ones(1, 2, 3), (torch.zeros(1, 1, 2), torch.zeros(1, 2, 2))),
):
    try:
        make()
    except Exception as e:
        print(type(e).__name__, e)
