"""torch.backends: what PyTorch could compute with. Here that is the engine: settings are kept, and change nothing."""

from . import cpu, cuda, cudnn, mkl, mkldnn, mps, nnpack, openmp, opt_einsum

fp32_precision = "none"
