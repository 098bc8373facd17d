import torch
from torch import nn
m = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.ReLU(), nn.Linear(3, 1))
sd = m.state_dict()
print(type(sd), list(sd), sd._metadata)
for k, v in sd.items(): print(k, tuple(v.shape), v.dtype, v.requires_grad)
def t(fn):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)
t(lambda: m.load_state_dict(sd))
bad = dict(sd); del bad["0.weight"]; bad["foo"] = torch.ones(1); bad["3.weight"] = torch.ones(2, 2)
t(lambda: m.load_state_dict(bad))
t(lambda: m.load_state_dict(bad, strict=False))
bad["3.weight"] = sd["3.weight"]
t(lambda: m.load_state_dict(bad, strict=False))
t(lambda: m.load_state_dict([1]))
t(lambda: m.load_state_dict({"0.weight": 3}, strict=False))
m2 = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.ReLU(), nn.Linear(3, 1))
w = m2[0].weight
print(m2.load_state_dict(sd, assign=True), m2[0].weight is w, m2[0].weight is sd["0.weight"], type(m2[0].weight), m2[0].weight.data_ptr() == m[0].weight.data_ptr())
t(lambda: m2.load_state_dict({k: v.double() for k, v in sd.items()}))
print(m2[0].weight.dtype)
print(m.state_dict(prefix="net.").keys())
print(m.state_dict(keep_vars=True)["0.weight"].requires_grad)
t(lambda: m.get_parameter("0.weight").shape)
t(lambda: m.get_parameter("0.foo"))
t(lambda: m.get_submodule("7"))
t(lambda: m.get_submodule("0.x"))
t(lambda: m.get_buffer("1.running_mean"))
t(lambda: m.get_buffer("1.weight"))
t(lambda: m.get_parameter("1.running_mean"))
t(lambda: m.set_submodule("2", nn.Tanh()))
print(m)
t(lambda: nn.Linear(2, 3).load_state_dict(nn.Linear(3, 2).state_dict()))
t(lambda: nn.Linear(2, 3).load_state_dict(m.state_dict()))
t(lambda: m.load_state_dict(m2.state_dict(), strict=True))
class Ex(nn.Module):
    def __init__(self):
        super().__init__(); self.w = nn.Parameter(torch.ones(1)); self.k = 5
    def get_extra_state(self): return {"k": self.k}
    def set_extra_state(self, s): self.k = s["k"]
e = Ex(); e.k = 9
print(e.state_dict())
f = Ex(); f.load_state_dict(e.state_dict()); print(f.k)
t(lambda: f.load_state_dict({"w": torch.ones(1)}))
lin = nn.Linear(2, 1)
lin.register_state_dict_post_hook(lambda mod, sd, p, md: print("post", list(sd), p, md))
lin.register_state_dict_pre_hook(lambda mod, p, kv: print("pre", p, kv))
lin.register_load_state_dict_pre_hook(lambda mod, sd, p, *a: print("lpre", list(sd), p, a))
lin.register_load_state_dict_post_hook(lambda mod, ik: print("lpost", ik, ik.missing_keys))
s = lin.state_dict()
lin.load_state_dict(s)
t(lambda: lin.load_state_dict({}, strict=False))
c = nn.Linear(1,1); c.register_buffer("b", torch.zeros(2), persistent=False); c.register_buffer("n", None)
print(list(c.state_dict()), list(c.buffers()), dict(c.named_buffers()))
