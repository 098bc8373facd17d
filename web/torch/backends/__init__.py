"""torch.backends: what PyTorch could compute with; here only the engine."""

from types import SimpleNamespace

cuda = SimpleNamespace(is_built=lambda: False, matmul=SimpleNamespace(allow_tf32=False))
cudnn = SimpleNamespace(is_available=lambda: False, enabled=False, deterministic=False, benchmark=False)
mps = SimpleNamespace(is_available=lambda: False, is_built=lambda: False)
mkldnn = SimpleNamespace(is_available=lambda: False, enabled=False)
