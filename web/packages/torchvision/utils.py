"""Several pictures in one, and a picture as a file."""

import math
import struct
import zlib

import torch

__all__ = ["make_grid", "save_image"]


def make_grid(tensor, nrow=8, padding=2, normalize=False, value_range=None, scale_each=False, pad_value=0.0):
    """Pictures side by side, `nrow` in a row."""
    if not torch.is_tensor(tensor):
        if not isinstance(tensor, list):
            raise TypeError(f"tensor or list of tensors expected, got {type(tensor)}")
        for each in tensor:
            if not torch.is_tensor(each):
                raise TypeError(f"tensor or list of tensors expected, got a list containing {type(each)}")
        tensor = torch.stack(tensor, dim=0)
    if tensor.dim() == 2:
        tensor = tensor.unsqueeze(0)
    if tensor.dim() == 3:
        tensor = (tensor.expand(3, -1, -1) if tensor.size(0) == 1 else tensor).unsqueeze(0)
    if tensor.dim() == 4 and tensor.size(1) == 1:
        tensor = torch.cat((tensor, tensor, tensor), 1)
    if normalize:
        tensor = tensor.clone()
        if value_range is not None and not isinstance(value_range, tuple):
            raise TypeError("value_range has to be a tuple (min, max) if specified. min and max are numbers")
        for part in tensor if scale_each else [tensor]:
            low, high = value_range or (float(part.min()), float(part.max()))
            part.clamp_(min=low, max=high)
            part.sub_(low).div_(max(high - low, 1e-5))
    if tensor.size(0) == 1:
        return tensor.squeeze(0)
    count, channels = tensor.size(0), tensor.size(1)
    columns = min(nrow, count)
    rows = math.ceil(count / columns)
    height, width = tensor.size(2) + padding, tensor.size(3) + padding
    grid = tensor.new_full((channels, height * rows + padding, width * columns + padding), pad_value)
    for place in range(count):
        top, left = (place // columns) * height + padding, (place % columns) * width + padding
        grid[:, top : top + height - padding, left : left + width - padding].copy_(tensor[place])
    return grid


def save_image(tensor, fp, format=None, **kwargs):
    """Writes a grid of pictures as a PNG file."""
    kind = format or (str(fp).rpartition(".")[2] if not hasattr(fp, "write") else "png")
    if kind.lower() != "png":
        raise ValueError(f"pictures are saved as PNG files in the Tensorglass playground, not as {kind!r}")
    grid = make_grid(tensor, **kwargs)
    pixels = grid.mul(255).add_(0.5).clamp_(0, 255).permute(1, 2, 0).to(torch.uint8).contiguous()
    content = _png(pixels)
    if hasattr(fp, "write"):
        fp.write(content)
    else:
        with open(fp, "wb") as file:
            file.write(content)


def _png(pixels):
    """A picture of height × width × 3 bytes, as a file."""
    height, width, _ = pixels.shape
    rows = bytes(pixels.flatten().tolist())
    # Each row begins with the number of its filter: none.
    lines = b"".join(b"\0" + rows[at : at + 3 * width] for at in range(0, len(rows), 3 * width))

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(lines))
        + chunk(b"IEND", b"")
    )


def __getattr__(name):
    if name in ("draw_bounding_boxes", "draw_keypoints", "draw_segmentation_masks", "flow_to_image"):
        raise AttributeError(f"torchvision.utils.{name} is not in the Tensorglass playground yet")
    raise AttributeError(f"module 'torchvision.utils' has no attribute '{name}'")
