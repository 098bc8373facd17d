"""Transforms of tensors: what they give, what they draw, how they are shown, what they refuse."""

import numpy as np
import torch
from torchvision import transforms
from torchvision.transforms import functional as F
from torchvision.transforms import v2
from torchvision.utils import make_grid

print(
    transforms.Compose([
        transforms.ToTensor(), transforms.Normalize((0.5,), (0.5,)), transforms.Resize(3), transforms.Resize((3, 4)),
        transforms.RandomCrop(3, padding=1), transforms.CenterCrop(3), transforms.RandomHorizontalFlip(),
        transforms.RandomVerticalFlip(0.3), transforms.Lambda(lambda x: x), transforms.Pad(1), transforms.Grayscale(),
        transforms.ColorJitter(0.1, (0.5, 2)), transforms.RandomResizedCrop(3),
        transforms.ConvertImageDtype(torch.float32), transforms.RandomGrayscale(),
        transforms.RandomApply([transforms.Pad(2)]), transforms.RandomChoice([transforms.Pad(2)]),
    ])
)
print(v2.Compose([v2.ToImage(), v2.ToDtype(torch.float32, scale=True), v2.Normalize([0.5], [0.5]), v2.Resize(3), v2.CenterCrop(3), v2.RandomHorizontalFlip()]))

x = torch.arange(48.0).reshape(1, 6, 8)
rgb = torch.arange(90).reshape(3, 5, 6).to(torch.uint8)
print(transforms.Resize((3, 4))(x), transforms.Resize(4)(x).shape, transforms.Resize(5, max_size=6)(x).shape)
print(transforms.Resize((9, 5))(x), transforms.Resize((4, 3))(rgb))
print(transforms.Resize((3, 4), antialias=False)(x), transforms.Resize((4, 4), interpolation=transforms.InterpolationMode.NEAREST)(x))
print(transforms.CenterCrop(4)(x), transforms.CenterCrop((3, 10))(x))
print(transforms.Pad((1, 2))(x).shape, transforms.Pad((1, 2, 3, 4), fill=7)(x)[0, :3], F.pad(x, 2, padding_mode="reflect")[0, 0], F.pad(x, 1, padding_mode="edge")[0, 0])
print(F.hflip(x)[0, 0], F.vflip(x)[0, 0], F.crop(x, -1, 6, 3, 4), F.get_dimensions(x), F.get_image_size(x))
print(F.rgb_to_grayscale(rgb), transforms.Grayscale(3)(rgb / 255).shape)
print(F.adjust_brightness(rgb, 1.5)[0], F.adjust_contrast(rgb, 0.5)[1], F.adjust_saturation(rgb, 2)[2], F.invert(rgb)[0, 0])
print(transforms.Normalize((0.5, 0.4, 0.3), (0.2, 0.3, 0.1))(rgb / 255)[:, 0])
for dtype in (torch.float32, torch.float64, torch.int16, torch.int32, torch.uint8):
    print(F.convert_image_dtype(rgb, dtype)[0, 0], F.convert_image_dtype(rgb.float() / 255, torch.uint8)[0, 0])
array = np.arange(24, dtype=np.uint8).reshape(2, 4, 3)
print(transforms.ToTensor()(array), transforms.ToTensor()(np.ones((2, 3), dtype=np.float32)).shape, F.to_tensor(array.astype(np.float64)).dtype)

torch.manual_seed(3)
for each in (
    transforms.RandomHorizontalFlip(), transforms.RandomVerticalFlip(0.7), transforms.RandomCrop(3),
    transforms.RandomCrop(7, padding=2), transforms.RandomCrop((9, 9), pad_if_needed=True),
    transforms.RandomResizedCrop(3), transforms.RandomApply([transforms.RandomHorizontalFlip(1)], 0.4),
):
    for _ in range(3):
        print(type(each).__name__, each(x)[0, 0])
for each in (transforms.ColorJitter(0.5, 0.3, 0.2), transforms.RandomGrayscale(0.5)):
    print(type(each).__name__, each(rgb / 255)[:, 0])
print(torch.rand(1))

for wrong in (
    lambda: transforms.ToTensor()(x), lambda: transforms.Normalize([1.0], [0.0])(x), lambda: transforms.Normalize([1.0], [1.0])(x.int()),
    lambda: transforms.RandomCrop(10)(x), lambda: transforms.Resize((1, 2, 3)), lambda: transforms.Normalize([1.0], [1.0])([1]),
    lambda: transforms.Lambda(3), lambda: transforms.ColorJitter(-1), lambda: F.pad(x, [1, 2, 3]), lambda: F.adjust_brightness(x, -1),
):
    try:
        print(wrong())
    except (TypeError, ValueError) as problem:
        print(type(problem).__name__, problem)

pictures = torch.arange(5 * 3 * 2 * 2.0).reshape(5, 3, 2, 2)
print(make_grid(pictures, nrow=3, padding=1).shape, make_grid(pictures, nrow=2, pad_value=-1)[0])
print(make_grid(pictures, normalize=True)[1, 2], make_grid(pictures, normalize=True, scale_each=True, value_range=(0, 9))[1, 2])
print(make_grid([x, x]).shape, make_grid(x).shape, make_grid(x[0]).shape, make_grid(pictures[:, :1]).shape)
