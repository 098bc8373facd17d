"""Convolutions as modules."""

import math

import torch

from .. import functional as F
from .. import init
from ..parameter import Parameter
from .module import Module

_PADDING_MODES = ("zeros", "reflect", "replicate", "circular")


def _several(value, n):
    return tuple(value) if isinstance(value, (tuple, list)) else (value,) * n


class _ConvNd(Module):
    _n = 0
    _transposed = False

    def __init__(
        self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1,
        bias=True, padding_mode="zeros", device=None, dtype=None, *, output_padding=0,
    ):  # fmt: skip
        super().__init__()
        if self._transposed and padding_mode != "zeros":
            raise ValueError(f'Only "zeros" padding mode is supported for {self.__class__.__name__}')
        if groups <= 0:
            raise ValueError("groups must be a positive integer")
        if in_channels % groups != 0:
            raise ValueError("in_channels must be divisible by groups")
        if out_channels % groups != 0:
            raise ValueError("out_channels must be divisible by groups")
        if isinstance(padding, str) and padding not in ("same", "valid"):
            raise ValueError(f"Invalid padding string '{padding}', should be one of {{'valid', 'same'}}")
        if padding == "same" and any(s != 1 for s in _several(stride, self._n)):
            raise ValueError("padding='same' is not supported for strided convolutions")
        if padding_mode not in _PADDING_MODES:
            raise ValueError(
                "padding_mode must be one of {'zeros', 'reflect', 'replicate', 'circular'}, but "
                f"got padding_mode='{padding_mode}'"
            )
        several = lambda v: _several(v, self._n)  # noqa: E731
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.kernel_size = several(kernel_size)
        self.stride = several(stride)
        self.padding = padding if isinstance(padding, str) else several(padding)
        self.dilation = several(dilation)
        self.transposed = self._transposed
        self.output_padding = several(output_padding)
        self.groups = groups
        self.padding_mode = padding_mode
        channels = (
            (in_channels, out_channels // groups)
            if self._transposed
            else (out_channels, in_channels // groups)
        )
        self.weight = Parameter(torch.empty((*channels, *self.kernel_size), device=device, dtype=dtype))
        if bias:
            self.bias = Parameter(torch.empty(out_channels, device=device, dtype=dtype))
        else:
            self.register_parameter("bias", None)
        self.reset_parameters()

    def reset_parameters(self):
        init.kaiming_uniform_(self.weight, a=math.sqrt(5))
        if self.bias is not None:
            fan_in, _ = init._calculate_fan_in_and_fan_out(self.weight)
            bound = 1 / math.sqrt(fan_in) if fan_in > 0 else 0
            init.uniform_(self.bias, -bound, bound)

    def _around(self, padding):
        """The numbers of elements to add before and after, last dimension first."""
        if padding == "valid":
            return [0, 0] * self._n
        if padding != "same":
            return [each for n in reversed(padding) for each in (n, n)]
        spans = [d * (k - 1) for d, k in zip(self.dilation, self.kernel_size)]
        return [each for n in reversed(spans) for each in (n // 2, n - n // 2)]

    def forward(self, input):
        return self._conv_forward(input, self.weight, self.bias)

    def _conv_forward(self, input, weight, bias):
        """forward() with another weight: subclasses call it with what they make of theirs."""
        padding = self.padding
        if self.padding_mode != "zeros":
            around = self._around(padding)
            input = F.pad(input, around, self.padding_mode)
            padding = 0
        convolve = getattr(F, f"conv{self._n}d")
        return convolve(input, weight, bias, self.stride, padding, self.dilation, self.groups)

    def extra_repr(self):
        text = (
            f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, stride={self.stride}"
        )
        if self.padding != (0,) * self._n:
            text += f", padding={self.padding}"
        if self.dilation != (1,) * self._n:
            text += f", dilation={self.dilation}"
        if self.output_padding != (0,) * self._n:
            text += f", output_padding={self.output_padding}"
        if self.groups != 1:
            text += f", groups={self.groups}"
        if self.bias is None:
            text += ", bias=False"
        if self.padding_mode != "zeros":
            text += f", padding_mode={self.padding_mode}"
        return text


class Conv1d(_ConvNd):
    """A convolution over sequences (batch, channels, length)."""

    _n = 1


class Conv2d(_ConvNd):
    """A convolution over images (batch, channels, height, width)."""

    _n = 2


class Conv3d(_ConvNd):
    """A convolution over volumes."""

    _n = 3


class _ConvTransposeNd(_ConvNd):
    _transposed = True

    def __init__(
        self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0,
        groups=1, bias=True, dilation=1, padding_mode="zeros", device=None, dtype=None,
    ):  # fmt: skip
        super().__init__(
            in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias,
            padding_mode, device, dtype, output_padding=output_padding,
        )  # fmt: skip

    def forward(self, input, output_size=None):
        convolve = getattr(F, f"conv_transpose{self._n}d")
        return convolve(
            input, self.weight, self.bias, self.stride, self.padding,
            self._padding_for(input, output_size), self.groups, self.dilation,
        )  # fmt: skip

    def _padding_for(self, input, output_size):
        """What is to be added to the output so that it has the size asked for."""
        n = self._n
        if output_size is None:
            return self.output_padding
        batched = input.dim() - n == 2
        if len(output_size) == input.dim():
            output_size = output_size[input.dim() - n :]
        if len(output_size) != n:
            raise ValueError(
                f"ConvTranspose{n}D: for {input.dim()}D input, output_size must have {n} or "
                f"{n + 2 if batched else n + 1} elements (got {len(output_size)})"
            )
        sizes = input.shape[-n:]
        least = [
            (size - 1) * stride - 2 * padding + dilation * (kernel - 1) + 1
            for size, stride, padding, dilation, kernel in zip(
                sizes, self.stride, self.padding, self.dilation, self.kernel_size
            )
        ]
        most = [size + stride - 1 for size, stride in zip(least, self.stride)]
        for wanted, low, high in zip(output_size, least, most):
            if wanted < low or wanted > high:
                raise ValueError(
                    f"requested an output size of {output_size}, but valid sizes range from "
                    f"{least} to {most} (for an input of {input.shape[2:]})"
                )
        return [wanted - low for wanted, low in zip(output_size, least)]


class ConvTranspose1d(_ConvTransposeNd):
    """The transpose of a convolution over sequences."""

    _n = 1


class ConvTranspose2d(_ConvTransposeNd):
    """The transpose of a convolution over images."""

    _n = 2


class ConvTranspose3d(_ConvTransposeNd):
    """The transpose of a convolution over volumes."""

    _n = 3
