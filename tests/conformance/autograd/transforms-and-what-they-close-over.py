# torch.func over functions that use other leaves, and random numbers under vmap.
import torch
from torch.func import grad, vmap
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e)[:200])
w=torch.tensor([2.],requires_grad=True)
g=grad(lambda x:(x**2*w).sum())(torch.tensor([3.])); print(g); g.sum().backward(); print(w.grad)
t(lambda: grad(lambda x: (x**2).sum())(torch.tensor([3.])))
t(lambda: grad(grad(lambda x: x**3))(torch.tensor(2.)))
t(lambda: torch.func.grad_and_value(lambda x:(x*w).sum())(torch.tensor([3.])))
torch.manual_seed(0); t(lambda: vmap(lambda a:a+torch.randn(1),randomness='same')(torch.zeros(2)))
torch.manual_seed(0); t(lambda: vmap(lambda a:a+torch.randn(1))(torch.zeros(2))); t(lambda: torch.rand(1))
torch.manual_seed(0); t(lambda: vmap(lambda a:a+torch.randn(1),randomness='different')(torch.zeros(2)))
t(lambda: vmap(lambda a:a*2)(torch.arange(3.)))
t(lambda: vmap(grad(lambda x: x**2))(torch.arange(3.)))
