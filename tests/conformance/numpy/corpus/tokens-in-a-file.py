# token ids as they are kept in files: uint16, mapped and cut into blocks
import os
import tempfile
import numpy as np
import torch

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "train.bin")
    np.arange(100, dtype=np.uint16).tofile(path)
    data = np.memmap(path, dtype=np.uint16, mode="r")
    print(len(data), data[:5], data.dtype)
    starts = [3, 40]
    x = torch.stack([torch.from_numpy((data[i : i + 8]).astype(np.int64)) for i in starts])
    y = torch.stack([torch.from_numpy((data[i + 1 : i + 9]).astype(np.int64)) for i in starts])
    print(x, y)
