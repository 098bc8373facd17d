# Containers, functional_call and hooks: what they refuse, and in which words.
import torch
from torch import nn
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
s=nn.Sequential(nn.ReLU())
t(lambda: s.insert(5,nn.ReLU())); t(lambda: s.insert(-1,nn.Tanh())); t(lambda: s.insert(0,3)); t(lambda: s.insert(-5,nn.Tanh())); t(lambda: s.append(lambda x:x)); t(lambda: s.pop()); t(lambda: s.pop(5)); t(lambda: nn.ModuleList([nn.ReLU()]).pop()); t(lambda: nn.ModuleList([nn.ReLU()]).pop(0)); t(lambda: nn.ModuleList([nn.ReLU()]).insert(5,nn.Tanh())); t(lambda: s)
torch.manual_seed(0)
m=nn.Linear(1,1)
t(lambda: torch.func.functional_call(m,{'weight':torch.ones(1,1)},torch.ones(1),strict=True)); t(lambda: torch.func.functional_call(m,{'foo':torch.ones(1,1)},torch.ones(1),strict=True)); t(lambda: torch.func.functional_call(m,{'foo':torch.ones(1,1)},torch.ones(1)))
x=torch.ones(2,requires_grad=True)
def h(p): return 3
x.register_post_accumulate_grad_hook(h); t(lambda: x.sum().backward())
x=torch.ones(2,requires_grad=True); x.register_post_accumulate_grad_hook(lambda p: p.grad); t(lambda: x.sum().backward())
y=torch.ones(2,requires_grad=True); z=y*2; z.grad_fn.register_prehook(lambda g: g[0]*3); t(lambda: z.sum().backward()); z=y*2; z.grad_fn.register_hook(lambda a,b: a[0]*3); t(lambda: z.sum().backward()); t(lambda: y.grad)
