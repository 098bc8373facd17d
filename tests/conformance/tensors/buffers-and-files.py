# tensors over bytes and over a file's elements: values, warnings, refusals
import os
import tempfile
import warnings

import torch

warnings.simplefilter("always")
data = bytes(range(16))


def told(f, *args, **kwargs):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            made = f(*args, **kwargs)
            print(made, made.dtype, made.requires_grad, made.storage_offset())
        except Exception as e:
            print(type(e).__name__, str(e).split("\n")[0])
        for each in seen:
            print("warned:", each.category.__name__, str(each.message)[:60])


told(torch.frombuffer, data, dtype=torch.int32)
print(torch.frombuffer(bytearray(data), dtype=torch.int32, count=2, offset=4))
told(torch.frombuffer, data, dtype=torch.int16, offset=2, count=2)
told(torch.frombuffer, data, dtype=torch.int32, offset=3)
told(torch.frombuffer, data, dtype=torch.int32, count=5)
told(torch.frombuffer, data, dtype=torch.int32, count=0)
told(torch.frombuffer, data, dtype=torch.int32, offset=16)
told(torch.frombuffer, data, dtype=torch.int32, offset=-1)
told(torch.frombuffer, data, dtype=torch.int32, count=-2)
told(torch.frombuffer, b"", dtype=torch.uint8)
told(torch.frombuffer, b"abcde", dtype=torch.int32)
told(torch.frombuffer, [1, 2], dtype=torch.uint8)
told(torch.frombuffer, "abc", dtype=torch.uint8)
told(torch.frombuffer, data, dtype=None)
told(torch.frombuffer, data, dtype="x")
told(torch.frombuffer, memoryview(data)[::2], dtype=torch.uint8)
told(torch.frombuffer, memoryview(data)[2:4], dtype=torch.bool)
told(torch.frombuffer, data, dtype=torch.complex64)
told(torch.frombuffer, data, dtype=torch.float32, requires_grad=True)
told(torch.frombuffer, data, dtype=torch.int32, requires_grad=True)

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    with open("numbers", "wb") as file:
        file.write(data)
    told(torch.from_file, "numbers", size=4, dtype=torch.int32)
    told(torch.from_file, "numbers", False, 2, dtype=torch.int16)
    told(torch.from_file, "numbers", size=4)
    told(torch.from_file, "numbers", size=2, requires_grad=True)
    told(torch.from_file, "numbers")
    told(torch.from_file, "numbers", size=5, dtype=torch.int32)
    told(torch.from_file, "none", size=5)
    told(torch.from_file, 3)
    os.chdir("/")

x = torch.zeros(2)
print(x.layout == torch.sparse_coo, x.layout is torch.strided, torch.sparse_csr, repr(torch.sparse_bsc))
for f in (torch.signal.windows.hann, torch.signal.windows.kaiser, torch.signal.windows.nuttall):
    try:
        f(4, layout=torch.sparse_coo)
    except ValueError as e:
        print(e)
