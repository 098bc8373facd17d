import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pack_sequence, pad_packed_sequence

torch.manual_seed(0)
x = torch.randn(4, 3, 2)
for layer in (nn.RNN(2, 3), nn.LSTM(2, 3, num_layers=2, bidirectional=True), nn.GRU(2, 3, bidirectional=True, bias=False)):
    packed = pack_padded_sequence(x, [2, 4, 1], enforce_sorted=False)
    output, state = layer(packed)
    padded, lengths = pad_packed_sequence(output)
    print(type(output).__name__, padded, lengths)
    print(state)
    padded.sum().backward()
    print((layer.weight_hh_l0.grad * 100).round())
    # Each sequence alone gives the same.
    for i, n in enumerate(lengths):
        alone = layer(x[:n, i])[0]
        print(torch.allclose(alone, padded[:n, i], atol=1e-6))
projected = nn.LSTM(2, 4, proj_size=3, bidirectional=True)
print(projected)
print([(name, tuple(p.shape)) for name, p in projected.named_parameters()])
output, (h, c) = projected(x)
print(output.shape, h.shape, c.shape, output.sum())
output, (h, c) = projected(pack_sequence([x[:, 0], x[:2, 1]]))
print(output.data.shape, h.shape, c.shape, output.data.sum())
for arguments in (dict(proj_size=4), dict(proj_size=-1), dict(bias=1), dict(dropout=2)):
    try:
        nn.LSTM(2, 4, **arguments)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    nn.GRU(2, 4, proj_size=2)
except ValueError as e:
    print(e)
