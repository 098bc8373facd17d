"""Transforms of pictures: each is called with a tensor. Those by chance draw from torch's generator, in torchvision's order."""

import random

import torch

from . import functional as F
from .functional import InterpolationMode


class Compose:
    """One after the other."""

    def __init__(self, transforms):
        self.transforms = transforms

    def __call__(self, img):
        for each in self.transforms:
            img = each(img)
        return img

    def __repr__(self):
        lines = "".join(f"\n    {each}" for each in self.transforms)
        return f"{type(self).__name__}({lines}\n)"


class _Transform(torch.nn.Module):
    """Shows the attributes that `shown` names."""

    shown = ()

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{name}={self._value(name)}' for name in self.shown)})"

    def _value(self, name):
        value = getattr(self, name)
        return value.value if isinstance(value, InterpolationMode) else value


class ToTensor:
    """An array of height × width × channels as a tensor of channels × height × width; bytes become 0 to 1."""

    def __call__(self, pic):
        return F.to_tensor(pic)

    def __repr__(self):
        return f"{type(self).__name__}()"


class _NeedsPIL:
    def __init__(self, *_, **__):
        raise NotImplementedError(
            f"transforms.{type(self).__name__}: PIL is not in the Tensorglass playground; pictures are tensors, "
            "and torchvision.utils.save_image writes PNG files"
        )


class ToPILImage(_NeedsPIL):
    pass


class PILToTensor(_NeedsPIL):
    pass


class Lambda:
    """A function of one's own."""

    def __init__(self, lambd):
        if not callable(lambd):
            raise TypeError(f"Argument lambd should be callable, got {type(lambd).__name__!r}")
        self.lambd = lambd

    def __call__(self, img):
        return self.lambd(img)

    def __repr__(self):
        return f"{type(self).__name__}()"


class ConvertImageDtype(_Transform):
    """Values of another type, scaled to its range."""

    def __init__(self, dtype):
        super().__init__()
        self.dtype = dtype

    def forward(self, image):
        return F.convert_image_dtype(image, self.dtype)


class Normalize(_Transform):
    """(values - mean) / std, for each channel."""

    shown = ("mean", "std")

    def __init__(self, mean, std, inplace=False):
        super().__init__()
        self.mean, self.std, self.inplace = mean, std, inplace

    def forward(self, tensor):
        return F.normalize(tensor, self.mean, self.std, self.inplace)


class Resize(_Transform):
    """A picture of another size: of a number, the shorter edge's."""

    shown = ("size", "interpolation", "max_size", "antialias")

    def __init__(self, size, interpolation=InterpolationMode.BILINEAR, max_size=None, antialias=True):
        super().__init__()
        if not isinstance(size, (int, list, tuple)):
            raise TypeError(f"Size should be int or sequence. Got {type(size)}")
        if not isinstance(size, int) and len(size) not in (1, 2):
            raise ValueError("If size is a sequence, it should have 1 or 2 values")
        self.size, self.max_size, self.antialias = size, max_size, antialias
        self.interpolation = InterpolationMode(interpolation)

    def forward(self, img):
        return F.resize(img, self.size, self.interpolation, self.max_size, self.antialias)


def _pair(size):
    if isinstance(size, int):
        return int(size), int(size)
    if len(size) == 1:
        return size[0], size[0]
    if len(size) != 2:
        raise ValueError("Please provide only two dimensions (h, w) for size.")
    return size


class CenterCrop(_Transform):
    """The middle of a picture."""

    shown = ("size",)

    def __init__(self, size):
        super().__init__()
        self.size = _pair(size)

    def forward(self, img):
        return F.center_crop(img, self.size)


class Pad(_Transform):
    """A picture with a border."""

    shown = ("padding", "fill", "padding_mode")

    def __init__(self, padding, fill=0, padding_mode="constant"):
        super().__init__()
        self.padding, self.fill, self.padding_mode = padding, fill, padding_mode

    def forward(self, img):
        return F.pad(img, self.padding, self.fill, self.padding_mode)


class Grayscale(_Transform):
    """Of three channels one, or three times the same."""

    shown = ("num_output_channels",)

    def __init__(self, num_output_channels=1):
        super().__init__()
        self.num_output_channels = num_output_channels

    def forward(self, img):
        return F.rgb_to_grayscale(img, self.num_output_channels)


class _Sometimes(_Transform):
    """Does something with a probability."""

    shown = ("p",)

    def __init__(self, p=0.5):
        super().__init__()
        self.p = p

    def forward(self, img):
        return self.change(img) if torch.rand(1) < self.p else img


class RandomHorizontalFlip(_Sometimes):
    """Left for right, sometimes."""

    def change(self, img):
        return F.hflip(img)


class RandomVerticalFlip(_Sometimes):
    """Top for bottom, sometimes."""

    def change(self, img):
        return F.vflip(img)


class RandomGrayscale(_Sometimes):
    """Without colours, sometimes."""

    def __init__(self, p=0.1):
        super().__init__(p)

    def change(self, img):
        return F.rgb_to_grayscale(img, F.get_dimensions(img)[0])


class RandomInvert(_Sometimes):
    """Light for dark, sometimes."""

    def change(self, img):
        return F.invert(img)


class RandomCrop(_Transform):
    """A part of a picture, somewhere."""

    shown = ("size", "padding")

    def __init__(self, size, padding=None, pad_if_needed=False, fill=0, padding_mode="constant"):
        super().__init__()
        self.size = tuple(_pair(size))
        self.padding, self.pad_if_needed = padding, pad_if_needed
        self.fill, self.padding_mode = fill, padding_mode

    @staticmethod
    def get_params(img, output_size):
        """Top, left, height and width of a part by chance."""
        _, height, width = F.get_dimensions(img)
        new_height, new_width = output_size
        if height < new_height or width < new_width:
            raise ValueError(
                f"Required crop size {(new_height, new_width)} is larger than input image size {(height, width)}"
            )
        if (height, width) == (new_height, new_width):
            return 0, 0, height, width
        top = torch.randint(0, height - new_height + 1, size=(1,)).item()
        left = torch.randint(0, width - new_width + 1, size=(1,)).item()
        return top, left, new_height, new_width

    def forward(self, img):
        if self.padding is not None:
            img = F.pad(img, self.padding, self.fill, self.padding_mode)
        _, height, width = F.get_dimensions(img)
        if self.pad_if_needed and width < self.size[1]:
            img = F.pad(img, [self.size[1] - width, 0], self.fill, self.padding_mode)
        if self.pad_if_needed and height < self.size[0]:
            img = F.pad(img, [0, self.size[0] - height], self.fill, self.padding_mode)
        return F.crop(img, *self.get_params(img, self.size))


class RandomResizedCrop(_Transform):
    """A part of a picture, somewhere and of some size, in a given size."""

    shown = ("size", "scale", "ratio", "interpolation", "antialias")

    def __init__(
        self, size, scale=(0.08, 1.0), ratio=(3.0 / 4.0, 4.0 / 3.0),
        interpolation=InterpolationMode.BILINEAR, antialias=True,
    ):  # fmt: skip
        super().__init__()
        self.size, self.scale, self.ratio, self.antialias = _pair(size), scale, ratio, antialias
        self.interpolation = InterpolationMode(interpolation)

    @staticmethod
    def get_params(img, scale, ratio):
        """Top, left, height and width of a part by chance."""
        _, height, width = F.get_dimensions(img)
        return F.parts_by_chance(height, width, scale, ratio)

    def forward(self, img):
        part = self.get_params(img, self.scale, self.ratio)
        return F.resized_crop(img, *part, self.size, self.interpolation, self.antialias)

    def _value(self, name):
        value = super()._value(name)
        return tuple(round(each, 4) for each in value) if name in ("scale", "ratio") else value


class ColorJitter(_Transform):
    """Brightness, contrast and saturation by chance, in an order by chance."""

    shown = ("brightness", "contrast", "saturation", "hue")

    def __init__(self, brightness=0, contrast=0, saturation=0, hue=0):
        super().__init__()
        self.brightness = self._range("brightness", brightness)
        self.contrast = self._range("contrast", contrast)
        self.saturation = self._range("saturation", saturation)
        if hue:
            raise NotImplementedError("ColorJitter: hue is not in the Tensorglass playground yet")
        self.hue = None

    @staticmethod
    def _range(name, value):
        if isinstance(value, (int, float)):
            if value < 0:
                raise ValueError(f"If {name} is a single number, it must be non negative.")
            value = [max(1 - float(value), 0.0), 1 + float(value)]
        elif len(value) != 2:
            raise TypeError(f"{name} should be a single number or a list/tuple with length 2.")
        if not 0 <= value[0] <= value[1]:
            raise ValueError(f"{name} values should be between (0, inf), but got {value}.")
        return None if value[0] == value[1] == 1 else (float(value[0]), float(value[1]))

    def forward(self, img):
        order = torch.randperm(4)
        ranges = (self.brightness, self.contrast, self.saturation)
        factors = [
            None if each is None else float(torch.empty(1).uniform_(each[0], each[1])) for each in ranges
        ]
        changes = (F.adjust_brightness, F.adjust_contrast, F.adjust_saturation)
        for place in order.tolist():
            if place < 3 and factors[place] is not None:
                img = changes[place](img, factors[place])
        return img


class RandomApply(torch.nn.Module):
    """Several in turn, sometimes."""

    def __init__(self, transforms, p=0.5):
        super().__init__()
        self.transforms, self.p = transforms, p

    def forward(self, img):
        if self.p < torch.rand(1):
            return img
        for each in self.transforms:
            img = each(img)
        return img

    def __repr__(self):
        lines = "".join(f"\n    {each}" for each in self.transforms)
        return f"{type(self).__name__}(\n    p={self.p}{lines}\n)"


class RandomOrder(Compose):
    """Several in turn, in an order of Python's `random`."""

    def __call__(self, img):
        order = list(range(len(self.transforms)))
        random.shuffle(order)
        for place in order:
            img = self.transforms[place](img)
        return img


class RandomChoice(Compose):
    """One of several, by Python's `random`."""

    def __init__(self, transforms, p=None):
        super().__init__(transforms)
        self.p = p

    def __call__(self, img):
        return random.choices(self.transforms, weights=self.p)[0](img)

    def __repr__(self):
        return f"{super().__repr__()}(p={self.p})"


NAMES = (
    "CenterCrop ColorJitter Compose ConvertImageDtype Grayscale InterpolationMode Lambda Normalize PILToTensor Pad "
    "RandomApply RandomChoice RandomCrop RandomGrayscale RandomHorizontalFlip RandomInvert RandomOrder "
    "RandomResizedCrop RandomVerticalFlip Resize ToPILImage ToTensor"
).split()
MISSING = (
    "AugMix AutoAugment AutoAugmentPolicy ElasticTransform FiveCrop GaussianBlur LinearTransformation "
    "RandAugment RandomAdjustSharpness RandomAffine RandomAutocontrast RandomEqualize RandomErasing "
    "RandomPerspective RandomPosterize RandomRotation RandomSolarize TenCrop TrivialAugmentWide"
).split()
