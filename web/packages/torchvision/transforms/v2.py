"""The newer names of transforms. A picture is a tensor like any other here, where torchvision has a class of its own."""

import torch

from . import functional, transforms

globals().update({name: getattr(transforms, name) for name in transforms.NAMES})


class _Shown:
    """As torchvision shows the newer ones."""

    def _value(self, name):
        value = getattr(self, name)
        if name == "size" and isinstance(value, int):
            return [value]
        return tuple(value) if name == "size" and type(value) is not list else value


def _newer(name, *shown):
    older = getattr(transforms, name)
    return type(name, (_Shown, older), {"shown": shown or older.shown, "__module__": __name__})


CenterCrop = _newer("CenterCrop")
Normalize = _newer("Normalize", "mean", "std", "inplace")
RandomResizedCrop = _newer("RandomResizedCrop")
Resize = _newer("Resize", "size", "interpolation", "antialias")


class Compose(transforms.Compose):
    """One after the other."""

    def __init__(self, transforms):
        if not isinstance(transforms, (list, tuple)):
            raise TypeError("Argument transforms should be a sequence of callables")
        if not transforms:
            raise ValueError("Pass at least one transform")
        super().__init__(transforms)

    def __repr__(self):
        lines = "".join(f"\n      {each}" for each in self.transforms)
        return f"{type(self).__name__}({lines}\n)"


class Lambda(transforms.Lambda):
    """A function of one's own."""

    def __repr__(self):
        name = getattr(self.lambd, "__name__", type(self.lambd).__name__)
        return f"{type(self).__name__}({name}, types=['object'])"


class ToImage(transforms._Transform):
    """An array of height × width × channels as a tensor of channels × height × width, with its values."""

    def forward(self, pic):
        if isinstance(pic, torch.Tensor):
            return pic
        return torch.from_numpy(pic if pic.ndim == 3 else pic[:, :, None]).permute(2, 0, 1).contiguous()


class ToDtype(transforms._Transform):
    """Values of another type, with `scale` scaled to its range."""

    shown = ("scale",)

    def __init__(self, dtype, scale=False):
        super().__init__()
        self.dtype, self.scale = dtype, scale

    def forward(self, img):
        return functional.convert_image_dtype(img, self.dtype) if self.scale else img.to(self.dtype)


_MISSING = (
    transforms.MISSING
    + (
        "CutMix GaussianNoise Identity JPEG MixUp RandomChannelPermutation RandomIoUCrop "
        "RandomPhotometricDistort RandomResize RandomShortestSize RandomZoomOut RGB SanitizeBoundingBoxes "
        "ScaleJitter ToPureTensor Transform UniformTemporalSubsample"
    ).split()
)


def __getattr__(name):
    if name in _MISSING:
        raise AttributeError(f"torchvision.transforms.v2.{name} is not in the Tensorglass playground yet")
    raise AttributeError(f"module 'torchvision.transforms.v2' has no attribute '{name}'")
