# What Python gives that is no tensor, and what may not be deleted, derived from or joined.

# apply text
import torch
x = torch.arange(2)
try:
    x.apply_(lambda v: "a")
except Exception as e:
    print(type(e).__name__, str(e).splitlines()[0])

# tensor of list in itself
import torch
z = [0]
z.append(z)
try:
    torch.tensor(z)
except Exception as e:
    print(type(e).__name__, str(e).splitlines()[0])
print(torch.ones(2) + 1, torch.get_default_dtype())

# tensor of sequence that raises
import torch
class S:
    def __len__(self):
        return 2
    def __getitem__(self, i):
        raise TypeError
try:
    print(torch.tensor(S()))
except Exception as e:
    print(type(e).__name__, str(e).splitlines()[:1])

# data deleted
import torch
x = torch.ones(1)
for name in ("data", "grad", "requires_grad", "_grad"):
    try:
        delattr(x, name)
        print(name, "deleted")
    except Exception as e:
        print(type(e).__name__, e)

# tensor base cannot be made
import torch
for make in (lambda: torch._C.TensorBase(), lambda: torch.Tensor.__new__(torch.Tensor).shape):
    try:
        print(make())
    except RuntimeError as e:
        print(str(e).splitlines()[0])

# subclass of float tensor
import torch
try:
    class Bad(torch.FloatTensor):
        pass
    print("no error")
except TypeError as e:
    print(str(e).splitlines()[0])

# legacy constructor device
import torch
print(torch.FloatTensor(2, device="cpu").shape)
try:
    torch.LongTensor(2, device="cuda")
except RuntimeError as e:
    print(str(e).splitlines()[0])

# size concatenation
import torch
s = torch.Size([1, 2])
class W:
    def __radd__(self, other):
        return "mine"
print(s + (3,), (0,) + s, type((0,) + s).__name__, type(s * 2).__name__, s[1:])
for other in (W(), [3]):
    try:
        print(s + other)
    except TypeError as e:
        print(e)

# nonzero as tuple out
import torch
x = torch.tensor([1, 0])
try:
    print(torch.nonzero(x, as_tuple=True, out=torch.empty(0, dtype=torch.long)))
except Exception as e:
    print(type(e).__name__, str(e).splitlines()[0])

# unflatten of empty
import torch
for sizes in ((2, -1, 0), (0, -1), (-1, -1), ()):
    try:
        print(torch.ones(2, 0).unflatten(1, sizes).shape)
    except RuntimeError as e:
        print(str(e).splitlines()[0])

# cummax dim of scalar
import torch
for f in (torch.cummax, torch.cumsum, torch.logcumsumexp):
    try:
        f(torch.tensor(1.0), 100)
    except IndexError as e:
        print(e)
