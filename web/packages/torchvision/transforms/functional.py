"""What transforms do, as functions of tensors of (…, channels, height, width)."""

import math
from enum import Enum

import torch
from torch.nn import functional as F

_FLOATS = (torch.float16, torch.bfloat16, torch.float32, torch.float64)


class InterpolationMode(Enum):
    """How a picture of another size gets its values."""

    NEAREST = "nearest"
    NEAREST_EXACT = "nearest-exact"
    BILINEAR = "bilinear"
    BICUBIC = "bicubic"
    BOX = "box"
    HAMMING = "hamming"
    LANCZOS = "lanczos"


def _check(img):
    if not isinstance(img, torch.Tensor):
        if type(img).__name__ == "ndarray":
            raise TypeError("an array is no picture that can be changed here: put ToTensor() first")
        raise TypeError(f"Unexpected type {type(img)}")
    if img.dim() < 2:
        raise TypeError("Tensor is not a torch image.")


def get_dimensions(img):
    """Channels, height and width."""
    _check(img)
    return [1 if img.dim() == 2 else img.shape[-3], img.shape[-2], img.shape[-1]]


def get_image_size(img):
    """Width and height."""
    _, height, width = get_dimensions(img)
    return [width, height]


def get_image_num_channels(img):
    return get_dimensions(img)[0]


def to_tensor(pic):
    """An array of height × width × channels as a tensor of channels × height × width; bytes become 0 to 1."""
    if type(pic).__name__ != "ndarray":
        raise TypeError(f"pic should be PIL Image or ndarray. Got {type(pic)}")
    if pic.ndim not in (2, 3):
        raise ValueError(f"pic should be 2/3 dimensional. Got {pic.ndim} dimensions.")
    img = torch.from_numpy(pic if pic.ndim == 3 else pic[:, :, None]).permute(2, 0, 1).contiguous()
    return img.to(torch.get_default_dtype()).div(255) if img.dtype == torch.uint8 else img


def to_pil_image(pic, mode=None):
    raise NotImplementedError(
        "to_pil_image: PIL is not in the Tensorglass playground; torchvision.utils.save_image writes PNG files"
    )


def pil_to_tensor(pic):
    raise NotImplementedError(
        "pil_to_tensor: PIL is not in the Tensorglass playground; to_tensor takes arrays"
    )


def convert_image_dtype(image, dtype=torch.float32):
    """Values of another type, scaled to its range."""
    if image.dtype == dtype:
        return image
    if image.dtype in _FLOATS:
        if dtype in _FLOATS:
            return image.to(dtype)
        if (image.dtype, dtype) in ((torch.float32, torch.int32), (torch.float32, torch.int64)) or (
            image.dtype == torch.float64 and dtype == torch.int64
        ):
            raise RuntimeError(f"The cast from {image.dtype} to {dtype} cannot be performed safely.")
        return image.mul(_most(dtype) + 1.0 - 1e-3).to(dtype)
    most = _most(image.dtype)
    if dtype in _FLOATS:
        return image.to(dtype) / most
    other = _most(dtype)
    if most > other:
        return torch.div(image, int((most + 1) // (other + 1)), rounding_mode="floor").to(dtype)
    return image.to(dtype) * int((other + 1) // (most + 1))


def _most(dtype):
    return 1 if dtype in _FLOATS or dtype == torch.bool else torch.iinfo(dtype).max


def normalize(tensor, mean, std, inplace=False):
    """(values - mean) / std, for each channel."""
    if not isinstance(tensor, torch.Tensor):
        raise TypeError(f"img should be Tensor Image. Got {type(tensor)}")
    if not tensor.is_floating_point():
        raise TypeError(f"Input tensor should be a float tensor. Got {tensor.dtype}.")
    if tensor.ndim < 3:
        raise ValueError(
            f"Expected tensor to be a tensor image of size (..., C, H, W). Got tensor.size() = {tensor.size()}"
        )
    tensor = tensor if inplace else tensor.clone()
    mean = torch.as_tensor(mean, dtype=tensor.dtype)
    std = torch.as_tensor(std, dtype=tensor.dtype)
    if (std == 0).any():
        raise ValueError(
            f"std evaluated to zero after conversion to {tensor.dtype}, leading to division by zero."
        )
    mean = mean.view(-1, 1, 1) if mean.ndim == 1 else mean
    std = std.view(-1, 1, 1) if std.ndim == 1 else std
    return tensor.sub_(mean).div_(std)


def resize(img, size, interpolation=InterpolationMode.BILINEAR, max_size=None, antialias=True):
    """A picture of another size: of a number, the shorter edge's."""
    _, height, width = get_dimensions(img)
    if isinstance(size, int):
        size = [size]
    if len(size) > 2:
        raise ValueError(
            f"Size must be an int or a 1 or 2 element tuple/list, not a {len(size)} element tuple/list"
        )
    if len(size) == 2 and max_size is not None:
        raise ValueError(
            "max_size should only be passed if size specifies the length of the smaller edge, "
            "i.e. size should be an int or a sequence of length 1 in torchscript mode."
        )
    new = list(size) if len(size) == 2 else _of_edge(height, width, size[0], max_size)
    if new == [height, width]:
        return img
    mode = InterpolationMode(interpolation).value
    if mode not in ("nearest", "nearest-exact", "bilinear", "bicubic"):
        raise ValueError("This Interpolation mode is unsupported with Tensor input")
    if mode == "bicubic" and antialias:
        raise NotImplementedError("resize: bicubic with antialias is not in the Tensorglass playground yet")
    shape, dtype = img.shape, img.dtype
    whole = img.reshape(-1, 1, height, width)
    if dtype not in (torch.float32, torch.float64):
        whole = whole.to(torch.float32)
    if mode == "bilinear" and antialias:
        across, down = (_triangles(*edges, whole.dtype) for edges in ((width, new[1]), (height, new[0])))
        whole = down @ (whole @ across.T)
    elif mode.startswith("nearest"):
        whole = F.interpolate(whole, size=new, mode=mode)
    else:
        whole = F.interpolate(whole, size=new, mode=mode, align_corners=False)
    if dtype not in (torch.float32, torch.float64):
        whole = (whole if dtype.is_floating_point else whole.round()).to(dtype)
    return whole.reshape(*shape[:-2], *new)


def _of_edge(height, width, edge, max_size):
    short, long = sorted((width, height))
    new_short, new_long = edge, int(edge * long / short)
    if max_size is not None:
        if max_size <= edge:
            raise ValueError(
                f"max_size = {max_size} must be strictly greater than the requested "
                f"size for the smaller edge size = {[edge]}"
            )
        if new_long > max_size:
            new_short, new_long = int(max_size * new_short / new_long), max_size
    return [new_long, new_short] if width <= height else [new_short, new_long]


def _triangles(before, after, dtype):
    """How much each value along an edge counts for each of the new one: a triangle as wide as it shrinks."""
    scale = before / after
    support = max(scale, 1.0)
    centres = scale * (torch.arange(after, dtype=torch.float64) + 0.5)
    places = torch.arange(before, dtype=torch.float64) + 0.5
    weights = (1 - (places - centres[:, None]).abs() / support).clamp_(min=0)
    return (weights / weights.sum(1, keepdim=True)).to(dtype)


def crop(img, top, left, height, width):
    """A part of a picture; what of it lies outside is 0."""
    _, h, w = get_dimensions(img)
    right, bottom = left + width, top + height
    inside = img[..., max(top, 0) : bottom, max(left, 0) : right]
    if left < 0 or top < 0 or right > w or bottom > h:
        sides = [
            max(min(right, 0) - left, 0), max(right - max(w, left), 0),
            max(min(bottom, 0) - top, 0), max(bottom - max(h, top), 0),
        ]  # fmt: skip
        return F.pad(inside, sides, mode="constant", value=0.0)
    return inside


def center_crop(img, output_size):
    """The middle of a picture, with 0 around one that is too small."""
    if isinstance(output_size, int):
        output_size = (output_size, output_size)
    elif len(output_size) == 1:
        output_size = (output_size[0], output_size[0])
    _, height, width = get_dimensions(img)
    new_height, new_width = output_size
    if new_width > width or new_height > height:
        wide, high = max(new_width - width, 0), max(new_height - height, 0)
        img = F.pad(img, [wide // 2, (wide + 1) // 2, high // 2, (high + 1) // 2], value=0.0)
        _, height, width = get_dimensions(img)
        if (new_height, new_width) == (height, width):
            return img
    top, left = int(round((height - new_height) / 2.0)), int(round((width - new_width) / 2.0))
    return crop(img, top, left, new_height, new_width)


def resized_crop(
    img, top, left, height, width, size, interpolation=InterpolationMode.BILINEAR, antialias=True
):
    """A part of a picture, in another size."""
    return resize(crop(img, top, left, height, width), size, interpolation, antialias=antialias)


def hflip(img):
    """Left for right."""
    _check(img)
    return img.flip(-1)


def vflip(img):
    """Top for bottom."""
    _check(img)
    return img.flip(-2)


def pad(img, padding, fill=0, padding_mode="constant"):
    """A picture with a border: of one width, of two (left and right, top and bottom), or of four."""
    _check(img)
    if isinstance(padding, int):
        sides = [padding] * 4
    elif len(padding) == 1:
        sides = list(padding) * 4
    elif len(padding) == 2:
        sides = [padding[0], padding[0], padding[1], padding[1]]
    elif len(padding) == 4:
        sides = [padding[0], padding[2], padding[1], padding[3]]
    else:
        raise ValueError(
            f"Padding must be an int or a 1, 2, or 4 element tuple, not a {len(padding)} element tuple"
        )
    if padding_mode not in ("constant", "edge", "reflect"):
        if padding_mode == "symmetric":
            raise NotImplementedError("pad: symmetric is not in the Tensorglass playground yet")
        raise ValueError("Padding mode should be either constant, edge, reflect or symmetric")
    if padding_mode == "constant":
        return F.pad(img, sides, mode="constant", value=float(fill))
    whole = img.reshape(1, -1, *img.shape[-2:])
    whole = F.pad(whole, sides, mode="replicate" if padding_mode == "edge" else "reflect")
    return whole.reshape(*img.shape[:-2], *whole.shape[-2:])


def rgb_to_grayscale(img, num_output_channels=1):
    """Of three channels one, or three times the same."""
    if num_output_channels not in (1, 3):
        raise ValueError("num_output_channels should be either 1 or 3")
    channels = get_dimensions(img)[0]
    if channels == 3:
        red, green, blue = img.unbind(dim=-3)
        img = (0.2989 * red + 0.587 * green + 0.114 * blue).to(img.dtype).unsqueeze(-3)
    elif channels != 1:
        raise TypeError(f"Input image tensor permitted channel values are 1 or 3, but found {channels}")
    return img.expand(*img.shape[:-3], 3, *img.shape[-2:]) if num_output_channels == 3 else img.clone()


def _blend(one, other, ratio):
    most = _most(one.dtype)
    return (float(ratio) * one + (1.0 - float(ratio)) * other).clamp(0, most).to(one.dtype)


def adjust_brightness(img, brightness_factor):
    """0 gives black, 1 the picture."""
    if brightness_factor < 0:
        raise ValueError(f"brightness_factor ({brightness_factor}) is not non-negative.")
    _check(img)
    return _blend(img, torch.zeros_like(img), brightness_factor)


def adjust_contrast(img, contrast_factor):
    """0 gives grey, 1 the picture."""
    if contrast_factor < 0:
        raise ValueError(f"contrast_factor ({contrast_factor}) is not non-negative.")
    dtype = img.dtype if img.is_floating_point() else torch.float32
    grey = rgb_to_grayscale(img) if get_dimensions(img)[0] == 3 else img
    mean = torch.mean(grey.to(dtype), dim=(-3, -2, -1), keepdim=True)
    return _blend(img, mean, contrast_factor)


def adjust_saturation(img, saturation_factor):
    """0 gives black and white, 1 the picture."""
    if saturation_factor < 0:
        raise ValueError(f"saturation_factor ({saturation_factor}) is not non-negative.")
    if get_dimensions(img)[0] == 1:
        return img
    return _blend(img, rgb_to_grayscale(img), saturation_factor)


def invert(img):
    """Light for dark."""
    _check(img)
    return _most(img.dtype) - img


def parts_by_chance(height, width, scale, ratio):
    """Top, left, height and width of a part of some share of the area and some ratio of its edges."""
    logs = torch.log(torch.tensor(ratio))
    for _ in range(10):
        area = height * width * torch.empty(1).uniform_(scale[0], scale[1]).item()
        aspect = torch.exp(torch.empty(1).uniform_(logs[0].item(), logs[1].item())).item()
        w, h = int(round(math.sqrt(area * aspect))), int(round(math.sqrt(area / aspect)))
        if 0 < w <= width and 0 < h <= height:
            top = torch.randint(0, height - h + 1, size=(1,)).item()
            left = torch.randint(0, width - w + 1, size=(1,)).item()
            return top, left, h, w
    w, h = width, height
    if width / height < min(ratio):
        h = int(round(w / min(ratio)))
    elif width / height > max(ratio):
        w = int(round(h * max(ratio)))
    return (height - h) // 2, (width - w) // 2, h, w


_MISSING = (
    "adjust_gamma adjust_hue adjust_sharpness affine autocontrast elastic_transform equalize erase five_crop "
    "gaussian_blur perspective posterize rotate solarize ten_crop to_grayscale"
).split()


def __getattr__(name):
    if name in _MISSING:
        raise AttributeError(
            f"torchvision.transforms.functional.{name} is not in the Tensorglass playground yet"
        )
    raise AttributeError(f"module 'torchvision.transforms.functional' has no attribute '{name}'")
