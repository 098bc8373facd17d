# Switches of backends are kept, and change nothing on the CPU.
import warnings

import torch
import torch.backends.cudnn as cudnn
from torch.backends import mps

cudnn.benchmark = True
cudnn.deterministic = True
print(cudnn.enabled, cudnn.benchmark, cudnn.deterministic, cudnn.allow_tf32)
with cudnn.flags(enabled=False, benchmark=False):
    print(cudnn.enabled, cudnn.benchmark, cudnn.deterministic)
print(cudnn.enabled, cudnn.benchmark, cudnn.deterministic)
print(cudnn.is_available(), cudnn.version())
print(cudnn.set_flags(_enabled=False), cudnn.enabled)

torch.backends.cuda.matmul.allow_tf32 = True
print(torch.backends.cuda.matmul.allow_tf32, torch.backends.cuda.is_built())
torch.backends.cuda.enable_flash_sdp(False)
print(torch.backends.cuda.flash_sdp_enabled(), torch.backends.cuda.math_sdp_enabled())
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    with torch.backends.cuda.sdp_kernel(enable_flash=True, enable_math=False):
        print(torch.backends.cuda.flash_sdp_enabled(), torch.backends.cuda.math_sdp_enabled())
print(told[0].category.__name__, told[0].message)
print(torch.backends.cuda.flash_sdp_enabled(), torch.backends.cuda.math_sdp_enabled())

print(mps.is_available(), mps.is_built(), torch.backends.mkl.is_available())
print(torch.backends.mkldnn.enabled, torch.backends.nnpack.is_available())
