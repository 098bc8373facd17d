# archive.pt, older.pt and module.pt were written by PyTorch.
import os
import pickle
import torch

FOLDER = os.path.dirname(os.path.abspath(__file__))


def show(value, depth=0):
    if isinstance(value, dict):
        for key, each in value.items():
            print(" " * depth, key)
            show(each, depth + 1)
    elif type(value) in (list, tuple):
        for each in value:
            show(each, depth + 1)
    else:
        print(" " * depth, type(value).__name__, value)


for name in ("archive.pt", "older.pt"):
    loaded = torch.load(os.path.join(FOLDER, name))
    show(dict(loaded))
    one, two = loaded["views"]
    print(one.untyped_storage().data_ptr() == two.untyped_storage().data_ptr(), two.stride())
    print(loaded["model"]._metadata)
path = os.path.join(FOLDER, "module.pt")
try:
    torch.load(path)
except pickle.UnpicklingError as e:
    print(e)
model = torch.load(path, weights_only=False)
print(model, model[0].weight)
kinds = [torch.nn.Sequential, torch.nn.Linear, torch.nn.BatchNorm1d, torch.nn.ReLU]
with torch.serialization.safe_globals(kinds):
    print(torch.load(path))
print(sorted(torch.serialization.get_unsafe_globals_in_checkpoint(path)))
