import torch
from torch import nn
def t(fn):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)
s = nn.Sequential(nn.Linear(1, 2), nn.ReLU())
s.append(nn.Linear(2, 1)); s.insert(1, nn.Tanh()); s.extend([nn.Sigmoid()])
print(s, len(s), s[-1], s[1:3], list(s._modules))
t(lambda: s[10]); t(lambda: s["0"]); t(lambda: s.pop(0)); print(s); del s[0]; print(s)
t(lambda: s + nn.Sequential(nn.ReLU())); t(lambda: nn.Sequential(nn.ReLU()) * 2); t(lambda: nn.Sequential(3)); t(lambda: s * 0)
s[0] = nn.ELU(); print(s)
from collections import OrderedDict
o = nn.Sequential(OrderedDict([("a", nn.Linear(1, 1)), ("b", nn.ReLU())])); print(o, o.a)
l = nn.ModuleList([nn.Linear(1, 1) for _ in range(3)]); print(l, len(l), l[0:2], l[-1])
l.append(nn.ReLU()); l += [nn.Tanh()]; l.insert(0, nn.Identity()); print(l); l.pop(1); del l[0]; print(l)
t(lambda: l(1)); t(lambda: l[9]); t(lambda: l.extend(3)); t(lambda: l.append(3)); t(lambda: l + [nn.ReLU()])
d = nn.ModuleDict({"x": nn.Linear(1, 1), "y": nn.ReLU()}); d["z"] = nn.Tanh(); print(d, list(d), list(d.keys()), "x" in d, len(d))
d.update({"w": nn.ELU()}); d.pop("x"); print(d); t(lambda: d["q"]); t(lambda: d.update(3)); t(lambda: d.update([1])); t(lambda: d.update([("a",)])); d.clear(); print(d)
pl = nn.ParameterList([nn.Parameter(torch.ones(2)), torch.zeros(3)]); print(pl, len(pl), type(pl[1]), [k for k, _ in pl.named_parameters()])
pl.append(nn.Parameter(torch.ones(1))); pl.append(3); print(pl); print(pl[0:2]); t(lambda: pl(1)); t(lambda: pl[7])
pd = nn.ParameterDict({"a": torch.ones(2), "b": nn.Parameter(torch.ones(1))}); pd["c"] = torch.ones(1); print(pd, list(pd.keys()), pd.get("q"), type(pd["a"]))
pd.update({"d": nn.Parameter(torch.ones(1))}); print(pd.pop("a"), list(pd), pd.copy(), "b" in pd, pd.setdefault("e", nn.Parameter(torch.zeros(1))), pd | {"f": nn.Parameter(torch.ones(1))}); t(lambda: pd(1))
print(nn.Sequential(nn.ModuleList([nn.ReLU()] * 3)))
print(nn.ModuleList([nn.Linear(1, 1)] * 3 + [nn.ReLU()]), nn.ModuleList())
