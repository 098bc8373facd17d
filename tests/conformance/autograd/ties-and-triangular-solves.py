# Gradients where two numbers are equal, at the origin, and through triangular factors, twice.
import torch

def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e)[:200])
D=dict(dtype=torch.float64)
def chol():
    x=torch.tensor([[2.,1.],[1.,3.]],**D,requires_grad=True); g,=torch.autograd.grad(torch.linalg.cholesky(x).sum(),x,create_graph=True); return torch.autograd.grad((g**2).sum(),x)
t(chol)
def solved(left,upper,unit):
    torch.manual_seed(0); A=(torch.randn(2,3,3,**D)*0.1+torch.eye(3,**D)).requires_grad_(); B=torch.randn(*((3,2) if left else (2,3)),**D).requires_grad_()
    x=torch.linalg.solve_triangular(A,B,upper=upper,left=left,unitriangular=unit); 
    g=torch.autograd.grad((x**2).sum(),(A,B),create_graph=True); gg=torch.autograd.grad(sum((i**2).sum() for i in g),(A,B)); return x.grad_fn.name(), [i.sum().item().__round__(6) for i in g+gg]
for l in (True,False):
    for u in (True,False):
        for n in (True,False): t(lambda: solved(l,u,n))
def ties(f,*v):
    x=[torch.tensor(i,requires_grad=True) for i in v]; f(*x).sum().backward(); return [i.grad for i in x]
t(lambda: ties(torch.fmax,[0.,1,2,float('nan'),3],[0.,0,3,1,float('nan')])); t(lambda: ties(torch.fmin,[0.,1,2,float('nan'),3],[0.,0,3,1,float('nan')])); t(lambda: ties(torch.atan2,[0.,1],[0.,2]))
