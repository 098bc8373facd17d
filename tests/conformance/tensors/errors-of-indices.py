# Indices and masks that do not fit, and which of two faults is told.

# index put mask wrong dtype and shape
import torch
x = torch.arange(4)
try:
    x[x > 0] = torch.tensor([1.0, 2.0])
except Exception as e:
    print(type(e).__name__, str(e).splitlines()[0])

# index put no indices
import torch
x = torch.ones(2)
try:
    print(x.index_put((), torch.tensor(3.0)))
    print(x.index_put_((), torch.tensor([1.0, 2.0]), accumulate=True))
except Exception as e:
    print(type(e).__name__, str(e).splitlines()[0])

# index select out of bounds empty
import torch
w = torch.ones(0, 3)
for dim, ind in ((0, [0]), (1, [0, 5]), (1, [-1])):
    try:
        print(torch.index_select(w, dim, torch.tensor(ind)).shape)
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[0])

# index beyond int64 then goes on
import torch
x = torch.ones(2, 3)
try:
    x[1 << 64]
except Exception as e:
    print(type(e).__name__, str(e).splitlines()[0])
print(x[0])
