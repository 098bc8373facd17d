"""torch.backends.cuda: PyTorch was built without it."""

import warnings
from contextlib import contextmanager
from types import SimpleNamespace

matmul = SimpleNamespace(
    allow_tf32=False,
    allow_fp16_reduced_precision_reduction=True,
    allow_bf16_reduced_precision_reduction=True,
    allow_fp16_accumulation=False,
    fp32_precision="none",
)
_attention = {"flash": True, "math": True, "mem_efficient": True, "cudnn": True}


def is_built():
    return False


def is_flash_attention_available():
    return False


def _switch(name):
    def enabled():
        return _attention[name]

    def enable(enabled):
        _attention[name] = bool(enabled)

    enabled.__name__ = enabled.__qualname__ = f"{name}_sdp_enabled"
    enable.__name__ = enable.__qualname__ = f"enable_{name}_sdp"
    return enabled, enable


flash_sdp_enabled, enable_flash_sdp = _switch("flash")
math_sdp_enabled, enable_math_sdp = _switch("math")
mem_efficient_sdp_enabled, enable_mem_efficient_sdp = _switch("mem_efficient")
cudnn_sdp_enabled, enable_cudnn_sdp = _switch("cudnn")


def sdp_kernel(enable_flash=True, enable_math=True, enable_mem_efficient=True, enable_cudnn=True):
    """Chooses kernels of attention for the length of a block: there is one here."""
    warnings.warn(
        "`torch.backends.cuda.sdp_kernel()` is deprecated. In the future, this context manager will be removed. "
        "Please see `torch.nn.attention.sdpa_kernel()` for the new context manager, with updated signature.",
        FutureWarning,
        stacklevel=2,
    )
    return _chosen((enable_flash, enable_math, enable_mem_efficient, enable_cudnn))


@contextmanager
def _chosen(enabled):
    before = dict(_attention)
    _attention.update(zip(_attention, enabled))
    try:
        yield {}
    finally:
        _attention.update(before)
