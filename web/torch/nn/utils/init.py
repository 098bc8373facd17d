"""Modules made without initial values."""

import inspect

import torch


def skip_init(module_cls, *args, **kwargs):
    """A module whose parameters are not initialised: those of the random stream are not drawn."""
    if not issubclass(module_cls, torch.nn.Module):
        raise RuntimeError(f"Expected a Module; got {module_cls}")
    if "device" not in inspect.signature(module_cls).parameters:
        raise RuntimeError("Module must support a 'device' arg to skip initialization")
    place = kwargs.pop("device", "cpu")
    return module_cls(*args, **kwargs, device="meta").to_empty(device=place)
