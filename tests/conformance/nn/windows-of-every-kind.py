import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
volume = torch.arange(48.0).view(1, 2, 2, 3, 4).requires_grad_()
print(F.max_pool3d(volume, (1, 2, 2)))
print(F.avg_pool3d(volume, 2))
print(F.adaptive_avg_pool3d(volume, (1, 2, 2)))
values, places = F.adaptive_max_pool2d(volume[:, 0], (2, None), return_indices=True)
print(values, places)
(F.max_pool3d(volume, 2).sum() + F.adaptive_max_pool3d(volume, 1).sum()).backward()
print(volume.grad[0, 1])

conv = nn.Conv3d(2, 3, kernel_size=(1, 2, 2), groups=1)
print(conv, conv(volume).shape)
up = nn.ConvTranspose3d(2, 1, 2, stride=2, output_padding=1)
print(up, up(volume).shape)

line = torch.arange(6.0).view(1, 1, 6)
for mode in ("nearest", "nearest-exact", "linear", "area"):
    print(mode, F.interpolate(line, scale_factor=1.7, mode=mode))
image = torch.arange(6.0).view(1, 1, 2, 3).requires_grad_()
for mode in ("bilinear", "bicubic"):
    for align in (False, True):
        out = F.interpolate(image, size=(3, 5), mode=mode, align_corners=align)
        print(mode, align, out)
        image.grad = None
        out[..., 1:, :].sum().backward()
        print(image.grad)
print(nn.UpsamplingBilinear2d(scale_factor=2)(image).shape, nn.UpsamplingBilinear2d(scale_factor=2))

blocks = F.unfold(image, (2, 2))
print(blocks)
print(F.fold(blocks, (2, 3), (2, 2)))
print(nn.Unfold(2, padding=1), nn.Fold((4, 4), 2, stride=(1, 2)))

print(F.lp_pool2d(image, 2, (2, 1)))
print(nn.LPPool1d(3, 2)(line), nn.LPPool1d(3, 2))
print(F.local_response_norm(torch.arange(12.0).view(1, 3, 4), 2, alpha=0.5))
print(nn.LocalResponseNorm(2)(torch.arange(24.0).view(1, 3, 2, 4)), nn.LocalResponseNorm(2))
print(F.channel_shuffle(torch.arange(8).view(1, 4, 2), 2), nn.ChannelShuffle(2))
print(F.pad(line, (-1, 2), mode="circular"))

for attempt in (
    lambda: F.max_pool1d(line, 2, dilation=0),
    lambda: F.max_pool2d(image, (2, 2, 2)),
    lambda: F.avg_pool3d(volume, 5),
    lambda: F.adaptive_avg_pool2d(image[0, 0], (2, 2)),
    lambda: F.conv1d(line, torch.ones(2, 1, 3), groups=0),
    lambda: F.conv3d(volume, torch.ones(2, 2, 2, 2)),
    lambda: F.interpolate(line, scale_factor=2, mode="bilinear"),
    lambda: F.interpolate(line, size=3, scale_factor=2),
    lambda: F.interpolate(line, size=3, mode="linear", antialias=True),
    lambda: F.unfold(image, (3, 2)),
    lambda: F.fold(torch.ones(1, 7, 9), (4, 4), 2),
):
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__name__, e)
