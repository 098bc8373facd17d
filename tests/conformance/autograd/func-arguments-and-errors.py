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
grad(f)(x)
grad(lambda a: (a,a))(x)
grad(lambda a: 3)(x)
grad(lambda a: a.sum())(3.)
grad(lambda a: a.sum(), argnums=1)(x)
grad(lambda a: a.sum(), argnums='x')(x)
grad(lambda a: a.sum(), argnums=(0,0))(x)
grad(lambda a: a.sum(), argnums=())(x)
grad(lambda a: a.sum(), argnums=(0,))(x)
grad(lambda a: a.sum(), argnums=-1)(x)
grad(lambda a: a.sum(), argnums=-2)(x)
grad(lambda a: a.sum(), has_aux=True)(x)
grad(lambda a: (a.sum(),a,3), has_aux=True)(x)
grad(lambda a: (a.sum(),3), has_aux=True)(x)
grad(lambda a: (a.sum(),a), has_aux=True)(x)
grad(lambda a: a.sum())(torch.arange(3))
grad(lambda a: a['k'].sum())({'k':x})
grad(lambda a: a['k'].sum())({'k':x,'l':3})
vjp(f, 3.)
vjp(lambda a: 3, x)
vjp(lambda a: [a, 3], x)
vjp(lambda a: (a,a), x)[1]((T(2,3),T(2,3)))
vjp(lambda a: (a,a), x)[1](T(2,3))
vjp(lambda a: (a,a), x)[1](T(2,3),T(2,3))
vjp(f,x,has_aux=True)
vjp(lambda a: (a,a,a),x,has_aux=True)
vjp(lambda a: (a,3),x,has_aux=True)
vjp(lambda a: (),x)
vjp(f)
jvp(f, (x,), (x,))
jvp(f, x, x)
jvp(f, (x,), x)
jvp(f, (x,), ())
jvp(f, (), ())
jvp(f, (x,), (T(3),))
jvp(f, (x,3), (x,3))
jvp(lambda a: 3, (x,), (x,))
jvp(lambda a: (a,3), (x,), (x,))
jvp(lambda a: (a,a), (x,), (x,), has_aux=True)
jvp(f, (x,), (x,), has_aux=True)
jvp(lambda a: (a,a,a), (x,), (x,), has_aux=True)
jvp(lambda a: (a,3), (x,), (x,), has_aux=True)
jvp(lambda a: torch.ones(2), (x,), (x,))
jvp(lambda a: torch.ones(2), (x,), (x,), strict=True)
jvp(lambda a: {'k':a}, (x,), (x,))
jvp(lambda a,b: a+b['q'], (x,{'q':x}), (x,{'q':x}))
jacrev(f)(T(2))
jacrev(lambda a: {'k':a})(T(2))
jacrev(lambda a: (a,{'k':a}))(T(2))
jacrev(f, argnums=3)(T(2))
jacrev(f, argnums='x')(T(2))
jacrev(f, argnums=(0,0))(T(2))
jacrev(f, argnums=())(T(2))
jacrev(f, argnums=(0,))(T(2))
jacrev(lambda a: 3)(T(2))
jacrev(lambda a: [3])(T(2))
jacrev(lambda a: [])(T(2))
jacrev(f)(3.)
jacrev(lambda a: a['k'])({'k':T(2)})
jacrev(f, has_aux=True)(T(2))
jacrev(lambda a: (a,a), has_aux=True)(T(2))
jacrev(f, chunk_size=0)(T(2))
jacrev(f, chunk_size=1)(T(2))
jacrev(f)(T(2,dtype=torch.complex64))
jacfwd(f)(T(2,dtype=torch.complex64))
jacfwd(lambda a: {'k':a})(T(2))
jacfwd(lambda a: 3)(T(2))
jacfwd(lambda a: a['k'])({'k':T(2)})
jacfwd(f, argnums=3)(T(2))
jacfwd(f, has_aux=True)(T(2))
hessian(lambda a: (a*a).sum())(T(2))
linearize(torch.sin, x)[0]
linearize(torch.sin, x)[1](x)
linearize(torch.sin, x)[1](T(3))
linearize(torch.sin, x)[1](x.double())
linearize(torch.sin, x)[1](x,x)
linearize(lambda a: (a,a), x)[1](x)
functionalize(f)(x)
stack_module_state([torch.nn.Linear(1,1),torch.nn.Linear(1,1)])[0].keys()
""".strip().splitlines():
    print(line, "->", told(line))
