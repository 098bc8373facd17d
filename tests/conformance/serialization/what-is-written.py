import copy
import io
import pickle
import pickletools
import zipfile
import torch
from torch import nn


def saved(value, **options):
    file = io.BytesIO()
    torch.save(value, file, **options)
    file.seek(0)
    return file


x = torch.arange(4.0)
file = saved({"a": x, "b": x[1:], "p": nn.Parameter(torch.ones(2))})
print(len(file.getvalue()))
with zipfile.ZipFile(file) as archive:
    for each in archive.infolist():
        print(each.filename, each.file_size, each.header_offset)
    pickletools.dis(archive.read("archive/data.pkl"))
for value in (torch.empty(0), torch.ones(2, 3).t(), torch.tensor(True), [x, x.view(2, 2)], nn.Linear(2, 1)):
    print(len(saved(value).getvalue()))
for options in ({}, {"_use_new_zipfile_serialization": False}):
    again = torch.load(saved({"a": x, "b": x[1:], "n": 2**70, "s": "é"}, **options))
    again["a"][1] = 9
    print(again)

# map_location
for place in ("cpu", torch.device("cpu"), {"cpu": "cpu"}, lambda storage, location: storage):
    print(torch.load(saved(x), map_location=place))
for place in ("cuda:0", "cuda"):
    try:
        torch.load(saved(x), map_location=place)
    except RuntimeError as e:
        print(e)

# Refusals
for wrong in (b"", b"not a file"):
    try:
        torch.load(io.BytesIO(wrong))
    except Exception as e:
        print(type(e).__name__, str(e)[:120])
for value in (print, nn.Linear, slice(1, 2)):
    try:
        print(torch.load(saved(value)))
    except pickle.UnpicklingError as e:
        print(e)
try:
    torch.save(x, 3)
except AttributeError as e:
    print(e)
try:
    torch.save([x, x.view(torch.int32)], io.BytesIO())
except RuntimeError as e:
    print(e)
try:
    torch.load("nowhere.pt")
except FileNotFoundError as e:
    print(e)
try:
    torch.load(saved(x), pickle_module=pickle, weights_only=True)
except RuntimeError as e:
    print(e)


class Settings:
    def __init__(self):
        self.rate = 0.1
        self.weights = torch.ones(2)


torch.serialization.add_safe_globals([Settings])
print(vars(torch.load(saved(Settings()))), Settings in torch.serialization.get_safe_globals())
torch.serialization.clear_safe_globals()

# Other pickles, and copies
a, b, p = pickle.loads(pickle.dumps([x, x[1:], nn.Parameter(torch.ones(2))]))
print(a, b, p, type(p).__name__)
t = copy.copy(x)
print(t.data_ptr() == x.data_ptr(), t is x, copy.copy(p).data_ptr() == p.data_ptr())
p.note = "kept"
print(pickle.loads(pickle.dumps(p)).note, torch.load(saved(p), weights_only=False).note)
model = nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2))
again = torch.load(saved(model), weights_only=False)
print(again, [torch.equal(u, v) for u, v in zip(model.state_dict().values(), again.state_dict().values())])
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
model(torch.ones(2, 2)).sum().backward()
optimizer.step()
state = torch.load(saved(optimizer.state_dict()))
print(state["param_groups"], list(state["state"]))
