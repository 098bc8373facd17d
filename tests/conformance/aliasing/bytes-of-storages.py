import copy
import io
import pickle

import torch

x = torch.arange(6.0).reshape(2, 3)
row, column = x[1], x.t()[2]
s = x.untyped_storage()
print(s.tolist() == list(bytes(s)), s.nbytes(), s[4:8].tolist(), s[20])
before = x._version
s[4] = 1
s[20:24] = 0
print(x, x._version - before)
s.fill_(0)
print(x, row, x._version - before)
s.copy_(torch.arange(6.0).neg().untyped_storage())
print(x, row, column, x._version - before)
print(torch.UntypedStorage([1, 255, 256, -1]).tolist(), torch.UntypedStorage(b"abc").tolist())
print(torch.UntypedStorage([]).tolist(), torch.UntypedStorage(3).fill_(7).tolist())

shared = {"x": x, "row": row, "again": x, "flags": torch.tensor([True, False]), "none": torch.zeros(0)}


def through_pickle(obj):
    return pickle.loads(pickle.dumps(obj))


def through_save(obj):
    file = io.BytesIO()
    torch.save(obj, file)
    file.seek(0)
    return torch.load(file)


for way in (through_save, through_pickle, copy.deepcopy):
    made = way(shared)
    made["x"].add_(1)
    print(made["x"], made["row"], made["again"] is made["x"], made["flags"], made["none"])
    print(made["row"].untyped_storage().data_ptr() == made["x"].untyped_storage().data_ptr())
    print(made["x"].stride(), made["row"].storage_offset(), made["x"]._version)
print(x, x._version - before)

for dtype in (torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64, torch.float64, torch.bool):
    t = torch.tensor([0, 1, 100]).to(dtype)
    print(through_save(t), t.untyped_storage().tolist())
w = torch.ones(2, requires_grad=True)
print(through_save(w), through_save(torch.nn.Parameter(torch.zeros(2))))
print(through_save(x.t()[1:]), through_save(x.t()).is_contiguous())
big = torch.arange(300000)
print(torch.equal(through_save(big), big), torch.equal(through_pickle(big[::3]), big[::3]))
with torch.no_grad():
    w.untyped_storage().copy_(torch.tensor([3.0, 4.0]).untyped_storage())
print(w, w._version)
