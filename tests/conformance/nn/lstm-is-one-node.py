"""A layer of long short-term memory in float32 is one node of the graph; other dtypes, packed input and projections are not."""

import torch
from torch import nn


def chain(node, most=4):
    names = []
    while node is not None and len(names) < most:
        names.append(node.name())
        following = [n for n, _ in node.next_functions if n is not None]
        node = following[0] if following else None
    return " ".join(names)


def filled(module):
    with torch.no_grad():
        for i, p in enumerate(module.parameters()):
            p.copy_(torch.linspace(-0.5, 0.6, p.numel()).roll(i).reshape(p.shape))
    return module


x = torch.linspace(-1, 1, 30).reshape(2, 5, 3).requires_grad_()
for options in ({}, {"num_layers": 2}, {"bidirectional": True}, {"batch_first": True}, {"bias": False}):
    layer = filled(nn.LSTM(3, 4, **options))
    output, (h, c) = layer(x)
    print(options, chain(output.grad_fn), "|", chain(h.grad_fn), "|", output.stride())
    print(output.sum(), h[0, 0], c[0, 0])
    x.grad = None
    layer.zero_grad()
    (output.square().sum() + h.sum() + 2 * c.sum()).backward()
    print(x.grad[0, 0], [round(p.grad.sum().item(), 4) for p in layer.parameters()])

layer = filled(nn.LSTM(3, 4))
output, state = layer(x, (torch.ones(1, 5, 4), torch.zeros(1, 5, 4, requires_grad=True)))
node = output.grad_fn
print(len(node.next_functions), [n and n.name() for n, _ in node.next_functions])
print({name: getattr(node, "_saved_" + name) for name in ("mode", "hidden_size", "num_layers", "reverse", "train")})
print(chain(layer.double()(x.double())[0].grad_fn, 2))
print(chain(filled(nn.LSTM(3, 4, proj_size=2))(x)[0].grad_fn, 2))
packed = nn.utils.rnn.pack_sequence([torch.ones(4, 3), torch.ones(2, 3)])
print(chain(filled(nn.LSTM(3, 4))(packed)[0].data.grad_fn, 2))
for other in (nn.GRU(3, 4), nn.RNN(3, 4)):
    print(chain(other(x)[0].grad_fn, 2))

# Through the gradient once more.
layer = filled(nn.LSTM(3, 4))
(g,) = torch.autograd.grad(layer(x)[0].sum(), x, create_graph=True)
g.square().sum().backward()
print(layer.weight_hh_l0.grad[0], layer.bias_ih_l0.grad)
