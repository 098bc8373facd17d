"""Which PyTorch this behaves as."""

from .torch_version import __version__

__all__ = ["__version__", "cuda", "debug", "git_version", "hip", "rocm", "xpu"]
debug = False
cuda = hip = rocm = xpu = None
git_version = "Unknown"
