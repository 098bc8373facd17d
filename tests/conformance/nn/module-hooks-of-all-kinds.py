import torch
from torch import nn
torch.manual_seed(0)
m = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))
def fh(mod, inp, out): print("fwd", type(mod).__name__, [tuple(i.shape) for i in inp], tuple(out.shape))
def fph(mod, inp): print("pre", type(mod).__name__, len(inp))
def bh(mod, gi, go): print("bwd", type(mod).__name__, [None if g is None else tuple(g.shape) for g in gi], [tuple(g.shape) for g in go])
def bph(mod, go): print("bpre", type(mod).__name__, [tuple(g.shape) for g in go])
hs = []
for c in m:
    hs += [c.register_forward_hook(fh), c.register_forward_pre_hook(fph), c.register_full_backward_hook(bh), c.register_full_backward_pre_hook(bph)]
x = torch.ones(4, 2)
y = m(x)
print(y.grad_fn.name())
y.sum().backward()
for h in hs: h.remove()
x = torch.ones(4, 2, requires_grad=True)
h = m.register_forward_hook(lambda mod, i, o: o * 2)
y1 = m(x); h.remove(); y0 = m(x); print(torch.allclose(y1, 2 * y0))
h = m.register_forward_pre_hook(lambda mod, i: (i[0] * 0,))
print(m(x)[0]); h.remove()
h = m[0].register_full_backward_hook(lambda mod, gi, go: (gi[0] * 0,))
m(x).sum().backward(); print(x.grad); h.remove()
h = m.register_forward_hook(lambda mod, args, kw, o: print(kw), with_kwargs=True)
m(input=x); h.remove()
h = m.register_forward_hook(lambda mod, args, o: print("always"), always_call=True)
try: m(torch.ones(1, 7))
except RuntimeError as e: print(e)
h.remove()
h = torch.nn.modules.module.register_module_forward_hook(lambda mod, i, o: print("global", type(mod).__name__))
m(x); h.remove()
acts = {}
def get(name):
    def hook(mod, i, o): acts[name] = o.detach()
    return hook
m[1].register_forward_hook(get("relu")); m(x); print(acts["relu"].shape, acts["relu"].requires_grad)
print(m._forward_hooks, len(m[1]._forward_hooks))
try:
    r = nn.ReLU(inplace=True); r.register_full_backward_hook(bh); z = r(x * 1); z.sum().backward()
except RuntimeError as e: print(e)
h = m[0].register_full_backward_hook(lambda mod, gi, go: (gi[0], gi[0]))
try: m(x).sum().backward()
except RuntimeError as e: print(e)
h.remove()
h = m[0].register_full_backward_pre_hook(lambda mod, go: (go[0] * 2,))
x.grad=None
m(x).sum().backward(); print(x.grad[0])
