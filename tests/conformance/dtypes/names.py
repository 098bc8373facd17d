# The names of all dtypes, and their limits.
import torch

names = sorted(name for name, value in vars(torch).items() if isinstance(value, torch.dtype))
print([name for name in names])
for name in names:
    dtype = getattr(torch, name)
    print(name, dtype, dtype.itemsize, dtype.is_floating_point, dtype.is_complex)
for name in ("float16", "bfloat16", "float32", "float64", "float8_e4m3fn", "float8_e5m2", "float8_e4m3fnuz", "float8_e5m2fnuz"):
    info = torch.finfo(getattr(torch, name))
    print(info, info.bits, info.max, info.min, info.eps, info.tiny, info.smallest_normal, info.resolution, info.dtype)
for name in ("uint8", "int8", "int16", "uint16", "int32", "uint32", "int64", "uint64"):
    info = torch.iinfo(getattr(torch, name))
    print(info, info.bits, info.max, info.min, info.dtype)
print(torch.half.to_complex(), torch.half.to_real(), torch.uint16.to_real(), torch.uint16.is_signed)
try:
    torch.uint64.to_complex()
except RuntimeError as error:
    print(error)
