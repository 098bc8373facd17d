# gradcheck and gradgradcheck, slow and fast: what passes, and what they say.
import torch, warnings
from torch.autograd import gradcheck, gradgradcheck, Function
warnings.simplefilter('ignore')
D=torch.double
def t(n,f):
    try: print(n,f())
    except Exception as e: print(n,type(e).__name__,str(e))
def v(n=2,**k): return torch.arange(1.,n+1,dtype=D).requires_grad_()
class Bad(Function):
    @staticmethod
    def forward(ctx,x): return x*2
    @staticmethod
    def backward(ctx,g): return g*3
class BadG(Function):
    @staticmethod
    def forward(ctx,x): ctx.save_for_backward(x); return x**2
    @staticmethod
    def backward(ctx,g): return g*2*ctx.saved_tensors[0].detach()
class NoneG(Function):
    @staticmethod
    def forward(ctx,x): return x*2
    @staticmethod
    def backward(ctx,g): return None
class Undef(Function):
    @staticmethod
    def forward(ctx,x): ctx.set_materialize_grads(False); return x*2
    @staticmethod
    def backward(ctx,g): return g*2
class Undef2(Function):
    @staticmethod
    def forward(ctx,x): ctx.set_materialize_grads(False); return x*2
    @staticmethod
    def backward(ctx,g): return torch.ones(2,dtype=D) if g is None else g*2
class WrongType(Function):
    @staticmethod
    def forward(ctx,x): return x*2
    @staticmethod
    def backward(ctx,g): return (g*2).float()
class Rand(Function):
    @staticmethod
    def forward(ctx,x): return x.clone()
    @staticmethod
    def backward(ctx,g): return g+torch.rand_like(g)*1e-4
for fast in (False,True):
    t('ok',lambda: gradcheck(torch.sin,(v(),),fast_mode=fast))
    t('bad',lambda: gradcheck(Bad.apply,(v(),),fast_mode=fast))
    t('badno',lambda: gradcheck(Bad.apply,(v(),),raise_exception=False,fast_mode=fast))
    t('two',lambda: gradcheck(lambda a,b:(a*b,a+b),(v(),v()),fast_mode=fast))
    t('twobad',lambda: gradcheck(lambda a,b:(a*b,Bad.apply(b)),(v(),v()),fast_mode=fast))
    t('none',lambda: gradcheck(NoneG.apply,(v(),),fast_mode=fast))
    t('undef',lambda: gradcheck(Undef.apply,(v(),),fast_mode=fast))
    t('undef2',lambda: gradcheck(Undef2.apply,(v(),),fast_mode=fast))
    t('undef2no',lambda: gradcheck(Undef2.apply,(v(),),check_undefined_grad=False,fast_mode=fast))
    t('wtype',lambda: gradcheck(WrongType.apply,(v(),),fast_mode=fast))
    t('rand',lambda: gradcheck(Rand.apply,(v(),),fast_mode=fast))
    t('rand tol',lambda: gradcheck(Rand.apply,(v(),),nondet_tol=1e-2,atol=1e-2,fast_mode=fast))
    t('gg',lambda: gradgradcheck(lambda x: x**3,(v(),),fast_mode=fast))
    torch.manual_seed(3)
    t('ggbad',lambda: gradgradcheck(BadG.apply,(v(),),fast_mode=fast))
    t('gg2',lambda: gradgradcheck(lambda x,y: (x*y).sum(),(v(),v()),fast_mode=fast))
    t('ggown',lambda: gradgradcheck(lambda x: x**3,(v(),),(v(),),fast_mode=fast))
    t('ggnon',lambda: gradgradcheck(lambda x: x**3,(v(),),gen_non_contig_grad_outputs=True,fast_mode=fast))
    t('batched',lambda: gradcheck(torch.sin,(v(),),check_batched_grad=True,fast_mode=fast))
    t('fwd',lambda: gradcheck(torch.sin,(v(),),check_forward_ad=True,fast_mode=fast))
    t('nodiff',lambda: gradcheck(lambda x: x.detach(),(v(),),fast_mode=fast))
    t('intout',lambda: gradcheck(lambda x: (x*2).long(),(v(),),fast_mode=fast))
    t('mixed',lambda: gradcheck(lambda x: (x*2,(x*2).long()),(v(),),fast_mode=fast))
    t('nog',lambda: gradcheck(torch.sin,(torch.ones(2,dtype=D),),fast_mode=fast))
    t('float',lambda: gradcheck(torch.sin,(torch.ones(2,requires_grad=True),),fast_mode=fast))
    t('floattol',lambda: gradcheck(torch.sin,(torch.ones(2,requires_grad=True),),eps=1e-2,atol=1e-2,fast_mode=fast))
    t('int arg',lambda: gradcheck(lambda x,n: x**n,(v(),3),fast_mode=fast))
    t('empty',lambda: gradcheck(torch.sin,(torch.ones(0,dtype=D,requires_grad=True),),fast_mode=fast))
    t('scalar',lambda: gradcheck(torch.sin,(torch.ones((),dtype=D,requires_grad=True),),fast_mode=fast))
    t('notuple',lambda: gradcheck(torch.sin,v(),fast_mode=fast))
    t('list',lambda: gradcheck(torch.sin,[v()],fast_mode=fast))
    t('raises',lambda: gradcheck(lambda x: 1/0,(v(),),fast_mode=fast))
    t('overlap',lambda: gradcheck(torch.sin,(torch.ones(1,dtype=D,requires_grad=True).expand(2),),fast_mode=fast))
    t('notensor',lambda: gradcheck(lambda x: 3,(v(),),fast_mode=fast))
    torch.manual_seed(0)
    t('nobwd',lambda: gradcheck(torch.sin,(v(),),check_backward_ad=False,fast_mode=fast))
    t('grad_dtype',lambda: gradcheck(torch.sin,(v(),),check_grad_dtypes=True,fast_mode=fast))
    t('inplace',lambda: gradcheck(lambda x: x.clone().sin_(),(v(),),fast_mode=fast))
    t('cat',lambda: gradcheck(lambda *x: torch.cat(x),(v(),v()),fast_mode=fast))
    t('view out',lambda: gradcheck(lambda x: x[:1],(v(),),fast_mode=fast))
    t('matrix',lambda: gradcheck(lambda x: x@x.T,(torch.arange(4,dtype=D).view(2,2).requires_grad_(),),fast_mode=fast))
class Once(Function):
    @staticmethod
    def forward(ctx,x): return x*1
    @staticmethod
    def backward(ctx,g): raise ValueError('in backward')
t('backraise',lambda: gradcheck(Once.apply,(v(),)))
