import torch
from torch import vmap



def told(what):
    """What an expression gives, or which error."""
    torch.manual_seed(3)
    x.fill_(1)
    try:
        return repr(eval(what))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


x = torch.ones(3, 2)
u = torch.tensor([0.25, 0.5])

for line in """
vmap(lambda a,b: b.normal_(), in_dims=(0,None), randomness='different')(x,u)
vmap(lambda a: a.normal_(), randomness='same')(x)
vmap(lambda a: torch.bernoulli(a), randomness='same')(x)
vmap(lambda a: torch.rand_like(a), randomness='same')(x)
vmap(lambda a: (a*2).normal_(), randomness='same')(x)
vmap(lambda a: torch.normal(a,1.), randomness='same')(x)
vmap(lambda a,b: torch.normal(a,b), in_dims=(0,None),randomness='same')(x,u)
vmap(lambda a: torch.multinomial(a,1), randomness='same')(x)
vmap(lambda a,b: torch.bernoulli(b), in_dims=(0,None),randomness='same')(x,u)
vmap(lambda a,b: torch.bernoulli(b), in_dims=(0,None),randomness='different')(x,u)
vmap(lambda a,b: a.bernoulli_(b), in_dims=(0,None),randomness='same')(x,u)
vmap(lambda a,b: b.bernoulli_(a), in_dims=(0,None),randomness='same')(x,u)
vmap(lambda a,b: b.bernoulli_(a), in_dims=(0,None),randomness='different')(x,u)
vmap(lambda a: torch.nn.functional.dropout(a), randomness='same')(x)
vmap(lambda a: torch.nn.functional.dropout(a, inplace=True), randomness='same')(x)
vmap(lambda a: torch.rand(2,generator=torch.Generator()), randomness='error')(x)
vmap(lambda a: torch.randperm(3), randomness='same')(x)
vmap(vmap(lambda a: torch.rand(()), randomness='different'), randomness='same')(x)
vmap(lambda a: torch.randint(3,(2,)), randomness='error')(x)
vmap(lambda a: torch.poisson(a), randomness='different')(x)
vmap(lambda a: a.geometric_(.5), randomness='different')(x)
vmap(lambda a: a.exponential_(.5), randomness='same')(x)
vmap(lambda a: a[torch.randperm(2)], randomness='different')(x)
vmap(lambda a: a.random_(3), randomness='error')(x)
vmap(lambda a: torch.randn(3), randomness='different')(x)
vmap(lambda a: torch.randn(20).sum(), randomness='different')(x)
vmap(lambda a: torch.rand_like(a), in_dims=1, randomness='different')(x)
vmap(lambda a: torch.nn.functional.dropout(a), randomness='different')(x)
vmap(lambda a: torch.bernoulli(a / 2), randomness='different')(x)
vmap(lambda a: torch.randn(3, out=torch.ones(3)))(x)
vmap(lambda a: a.item())(u)
vmap(lambda a: a.sum() if a.sum() > 0 else a)(torch.tensor([[1.0], [-1.0]]))
vmap(lambda a: a.t())(torch.ones(2, 3, 4)).stride()
vmap(lambda a: a[0])(x)._is_view()
""".strip().splitlines():
    print(line, "->", told(line))
