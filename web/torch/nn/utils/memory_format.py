"""Weights of convolutions laid out in another memory format."""

import torch


def _converted(module, kinds, memory_format):
    for each in module.modules():
        if isinstance(each, kinds):
            each.weight.data = each.weight.detach().clone(memory_format=memory_format)
    return module


def convert_conv2d_weight_memory_format(module, memory_format):
    """Lays out the weights of all convolutions of images below."""
    return _converted(module, (torch.nn.Conv2d, torch.nn.ConvTranspose2d), memory_format)


def convert_conv3d_weight_memory_format(module, memory_format):
    """Lays out the weights of all convolutions of volumes below."""
    return _converted(module, (torch.nn.Conv3d, torch.nn.ConvTranspose3d), memory_format)
