"""conv_transpose: the sizes that may be asked for."""
import warnings

import torch
from torch import nn

warnings.simplefilter("ignore")


def attempt(label, f):
    try:
        print(label, f())
    except Exception as error:
        print(label, type(error).__name__, str(error).splitlines()[0])


for n, m in (
    (1, nn.ConvTranspose1d(1, 2, 3, stride=2)), (2, nn.ConvTranspose2d(1, 2, 3, stride=2, padding=1)),
    (3, nn.ConvTranspose3d(1, 2, 3, stride=(2, 3, 1), dilation=2)),
):
    x = torch.ones([1, 1] + [4] * n)
    for size in (
        None, [9] * n, [10] * n, [8] * n, [1, 2] + [9] * n, [1, 2] + [8] * n, [9] * (n + 1),
        [12, 14, 8][:n], [12, 16, 8][:n], 9, torch.Size([8] * n), [], "a",
    ):
        attempt((n, size), lambda: m(x, size).shape)
        attempt((n, size, "one sample"), lambda: m(x[0], output_size=size).shape)
x = torch.ones(1, 1, 2, 2)
m = nn.ConvTranspose2d(1, 1, 2, 2, bias=False)
nn.init.ones_(m.weight)
print(m(x, output_size=(5, 4)))
