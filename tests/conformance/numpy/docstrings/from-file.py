# the example of torch.from_file's documentation
import os
import tempfile
import torch

t = torch.randn(2, 5, dtype=torch.float64)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "storage.pt")
    t.numpy().tofile(path)
    t_mapped = torch.from_file(path, shared=False, size=10, dtype=torch.float64)
    print(torch.equal(t.flatten(), t_mapped), os.path.getsize(path))
