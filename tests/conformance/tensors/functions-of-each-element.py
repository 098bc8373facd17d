# apply_ and map_: elements one after the other, and what no element can be.
import torch
for d in (torch.float32, torch.int64, torch.bool, torch.uint8):
    for v in ("a", 2.5, 3, True, None, [1], torch.tensor(2), torch.tensor([1,2]), 2**70, -1, 300, float("nan"), 1j):
        x = torch.ones(2).to(d)
        try:
            print(d, repr(v)[:20], x.apply_(lambda _: v).tolist())
        except Exception as e: print(d, repr(v)[:20], type(e).__name__, str(e)[:150])
x = torch.ones(1).expand(3)
print(x.apply_(lambda v: v + 1), x.stride())
y = torch.zeros(2)
def bad(v):
    if v == 1: raise KeyError("x")
    return 5
y = torch.tensor([0., 1.])
try: y.apply_(bad)
except KeyError: print(y)
try: y.apply_(3)
except Exception as e: print(type(e).__name__, e)
print(torch.arange(4.).view(2,2).t().apply_(lambda v: (print(v, end=" "), v * 2)[1]))
print(torch.zeros(2,2).map_(torch.ones(2), lambda a, b: a + b) if 1 else 0)
