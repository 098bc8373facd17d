# How apply() binds arguments of a custom Function, and what it makes of the outputs.
import torch
from torch.autograd import Function
class Exp(Function):
    @staticmethod
    def forward(ctx, i): 
        r=i.exp(); ctx.save_for_backward(r); return r
    @staticmethod
    def backward(ctx, g): 
        r,=ctx.saved_tensors; print(ctx.needs_input_grad); return g*r
class Two(Function):
    @staticmethod
    def forward(x, k=3): return x*k
    @staticmethod
    def setup_context(ctx, inputs, output): print(len(inputs)); ctx.k=inputs[1]
    @staticmethod
    def backward(ctx, g): return g*ctx.k, None
x=torch.tensor([1.],requires_grad=True)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def k():
    y=Exp.apply(i=x); y.sum().backward(); return x.grad
t(k); t(lambda: Two.apply(x)); t(lambda: Two.apply(x,k=5)); t(lambda: Two.apply(k=5,x=x)); t(lambda: Two.apply(x=x).sum().backward()); t(lambda: type(Exp.apply(i=x).grad_fn))
class L(Function):
    @staticmethod
    def forward(ctx,x): return [x*1,x*2], 5
    @staticmethod
    def backward(ctx,*g): print(g); return g[0]
t(lambda: L.apply(x))
class D(Function):
    @staticmethod
    def forward(ctx,x): x.add_(1); ctx.mark_dirty(x); return x*2
    @staticmethod
    def backward(ctx,g): return g*4
t(lambda: D.apply(x*1)); t(lambda: D.apply(torch.ones(2)))
class M(Function):
    @staticmethod
    def forward(ctx,x): return x*1, 3, None, x*2, (x>0)
    @staticmethod
    def backward(ctx,*g): print(g); return g[0]
t(lambda: M.apply(x)[0].sum().backward())
class W(Function):
    @staticmethod
    def forward(ctx,x): return x*1
    @staticmethod
    def backward(ctx,g): return 3
t(lambda: W.apply(x).sum().backward())
