import warnings

import torch
import torch.utils._pytree as pt
from torch import vmap
from torch.func import *

warnings.simplefilter("ignore")



def told(what):
    """What an expression gives, or which error."""
    try:
        return repr(eval(what))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def f(a):
    return a


def g(a, b):
    return a + b


x = torch.arange(6.0).view(2, 3)
T = torch.ones

for line in """
vmap(f, in_dims='x')(x)
vmap(f)()
vmap(f, in_dims=(0,0))(x)
vmap(g, in_dims=(0,))(x,x)
vmap(g, in_dims=[0,0])(x,x)
vmap(f, in_dims=([0,0],))(x)
vmap(f, in_dims=(1.5,))(x)
vmap(f, in_dims=('a',))(x)
vmap(f)(3.)
vmap(g, in_dims=(0,0))(x,3.)
vmap(g)(x,3.)
vmap(f, in_dims=2)(x)
vmap(f, in_dims=-3)(x)
vmap(f)(torch.tensor(1.))
vmap(g)(x, T(3,3))
vmap(g, in_dims=None)(x, x)
vmap(g, in_dims=(None,None))(x, x)
vmap(f, out_dims='a')(x)
vmap(f, out_dims=(0,1))(x)
vmap(f, out_dims=(0,))(x)
vmap(lambda a:(a,a), out_dims=(0,))(x)
vmap(lambda a:(a,a), out_dims=(0,1))(x)
vmap(lambda a:(a,a), out_dims=1)(x)
vmap(lambda a:[a,a], out_dims=(0,1))(x)
vmap(lambda a:{'k':a}, out_dims={'k':1})(x)
vmap(lambda a: 3)(x)
vmap(lambda a: (a,3))(x)
vmap(lambda a: 'x')(x)
vmap(lambda a: None)(x)
vmap(f, out_dims=None)(x)
vmap(lambda a: 3, out_dims=None)(x)
vmap(lambda a: torch.ones(2), out_dims=None)(x)
vmap(f, out_dims=3)(x)
vmap(f, out_dims=-1)(x)
vmap(f, randomness='x')(x)
vmap(f, chunk_size=0)(x)
vmap(f, chunk_size=-1)(x)
vmap(f, chunk_size=1)(x)
vmap(lambda a: torch.rand(2))(x)
vmap(lambda a: a+torch.rand(3), randomness='same')(x).shape
vmap(lambda a: a)(T(0,3))
vmap(lambda a: a.backward())(x)
vmap(lambda a: a.requires_grad_())(x)
vmap(g, in_dims=(0,{'a':0}))(x,{'a':x,'b':x})
vmap(lambda a,b: a+b['a'], in_dims=(0,{'a':0}))(x,{'a':x})
vmap(lambda a,b: a+b[0], in_dims=(0,(0,None)))(x,(x,x))
vmap(lambda a,*,k: a+k)(x,k=T(2,3))
""".strip().splitlines():
    print(line, "->", told(line))

# A batch of one: what is computed is no view.
one = torch.func.vmap(lambda v: v * 2)(torch.ones(1, 3))
print(one._base is None, one.stride(), torch.func.vmap(lambda v: v * 2)(torch.ones(1, 1)).stride())
