# An out= that grows gets the strides that the result would have.
import torch, warnings
warnings.simplefilter("ignore")
torch.manual_seed(0)
a = torch.rand(3,4).t()
q = torch.rand(2,3,4,5).contiguous(memory_format=torch.channels_last)
S = a.t().contiguous()[:, :3]
S = S @ S.t() + torch.eye(3)
St = S.t().contiguous().t()
fs = dict(add=lambda o: torch.add(a,a,**o), exp=lambda o: torch.exp(a,**o), where=lambda o: torch.where(a>0.5,a,a,**o), clamp=lambda o: torch.clamp(a,0.2,**o),
 cat=lambda o: torch.cat([q,q],**o), stack=lambda o: torch.stack([q,q],**o), cumsum=lambda o: torch.cumsum(a,0,**o), cumprod=lambda o: torch.cumprod(a,0,**o), gather=lambda o: torch.gather(a,0,torch.zeros(4,3,dtype=torch.long).t().contiguous().t(),**o),
 mm=lambda o: torch.mm(a,a.t(),**o), sum=lambda o: torch.sum(q,1,keepdim=True,**o), sum2=lambda o: torch.sum(q,3,**o), mean=lambda o: torch.mean(q,3,**o), amax=lambda o: torch.amax(q,3,**o), softmax=lambda o: torch.softmax(a,0,**o),
 index_select=lambda o: torch.index_select(a,0,torch.tensor([0,1]),**o), tril=lambda o: torch.tril(a,**o), logsumexp=lambda o: torch.logsumexp(q,3,**o), norm=lambda o: torch.norm(q,2,3,**o), all=lambda o: torch.all(q>0.5,3,**o), argmax=lambda o: torch.argmax(q,3,**o),
 eq=lambda o: torch.eq(a,a,**o), pow=lambda o: torch.pow(a,2,**o), addcmul=lambda o: torch.addcmul(a,a,a,**o), lerp=lambda o: torch.lerp(a,a,0.5,**o), addmm=lambda o: torch.addmm(S,St,St,**o), inverse=lambda o: torch.inverse(St,**o), chol=lambda o: torch.linalg.cholesky(St,**o), solve=lambda o: torch.linalg.solve(St,St,**o),
 var=lambda o: torch.var(q,3,**o), std=lambda o: torch.std(q,3,**o), median=None, round=lambda o: torch.round(a,**o), atan2=lambda o: torch.atan2(a,a,**o), diag=lambda o: torch.diag(S[0],**o), renorm=lambda o: torch.renorm(a,2,0,1.,**o), bmm=lambda o: torch.bmm(q[0],q[0].mT,**o), nonzero=lambda o: torch.nonzero(a>0.5,**o), logcumsumexp=lambda o: torch.logcumsumexp(a,0,**o), prod=lambda o: torch.prod(q,3,**o), cross=lambda o: torch.cross(a,a,**o), nansum=lambda o: torch.nansum(q,3,**o), bitand=lambda o: torch.bitwise_and(a.int(),a.int(),**o), hypot=lambda o: torch.hypot(a,a,**o), quantile=lambda o: torch.quantile(q,0.5,3,**o), avg=lambda o: torch._C._nn.avg_pool2d(q,2,**o), ups=lambda o: torch._C._nn.upsample_nearest2d(q,[6,6],**o), gelu=lambda o: torch._C._nn.gelu(q,**o), threshold=lambda o: torch.threshold(a,0.,0.,**o) , outer=lambda o: torch.outer(a[0],a[:,0],**o), bucketize=lambda o: torch.bucketize(a,torch.tensor([0.5]),**o), cdist=None, dist=None, polygamma=lambda o: torch.polygamma(1,a,**o), triu=lambda o: torch.triu(q,**o), mv=lambda o: torch.mv(a,a[0],**o), sigmoid=lambda o: torch.sigmoid(q,**o), nan=lambda o: torch.nan_to_num(q,**o), matmul=lambda o: torch.matmul(q,q.mT,**o), logical=lambda o: torch.logical_and(a,a,**o), histc=lambda o: torch.histc(a,**o), roll=None, argsort=None, fmod=lambda o: torch.fmod(a,a,**o), heaviside=lambda o: torch.heaviside(a,a,**o), frexp=None)
pair = dict(sort=lambda o: torch.sort(q,1,**o), max=lambda o: torch.max(q,3,**o), topk=lambda o: torch.topk(q,2,1,**o), cummax=lambda o: torch.cummax(q,1,**o), kth=lambda o: torch.kthvalue(q,1,3,**o), mode=lambda o: torch.mode(q,3,**o), median=lambda o: torch.median(q,3,**o), qr=lambda o: torch.linalg.qr(St,**o), eigh=lambda o: torch.linalg.eigh(St,**o), aminmax=lambda o: torch.aminmax(q,dim=3,**o), frexp=lambda o: torch.frexp(a,**o))
for k, f in fs.items():
    if f is None: continue
    try: r = f({})
    except Exception as e:
        print(k, e); continue
    o = torch.empty(0, dtype=r.dtype)
    try:
        f({"out": o})
        print(k, r.stride(), o.stride() if o.stride()!=r.stride() else "same")
    except Exception as e: print(k, type(e).__name__)
for k, f in pair.items():
    try: r = f({})
    except Exception as e:
        print(k, e); continue
    o = tuple(torch.empty(0, dtype=x.dtype) for x in r)
    try:
        f({"out": o})
        print(k, [x.stride() for x in r], [x.stride() for x in o])
    except Exception as e: print(k, type(e).__name__)
