# What may write to memory that overlaps itself; the names of what out= forms return.
import torch
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def e(): return torch.ones(1,3).expand(2,3)
for n,a in [('uniform_',()),('normal_',()),('random_',(3,)),('exponential_',()),('bernoulli_',(0.5,)),('cauchy_',()),('geometric_',(0.5,)),('log_normal_',()),('fill_',(1,)),('zero_',()),('masked_fill_',(torch.ones(2,3)>0,1)),('copy_',(torch.ones(2,3),)),('add_',(1,)),('clamp_',(0,1)),('index_fill_',(0,torch.tensor([0]),1)),('scatter_',(0,torch.zeros(2,3,dtype=torch.long),1)),('index_copy_',(0,torch.tensor([0]),torch.ones(1,3))),('index_add_',(0,torch.tensor([0]),torch.ones(1,3))),('put_',(torch.tensor([0]),torch.ones(1))),('masked_scatter_',(torch.ones(2,3)>0,torch.ones(6))),('relu_',()),('sqrt_',()),('cumsum_',(0,)),('addmm_',(torch.ones(2,3),torch.ones(3,3))),('lerp_',(torch.ones(2,3),.5)),('pow_',(2,)),('__setitem__',((0,),5)),('__setitem__',((torch.tensor([0]),),5)),('resize_',(2,)),('nan_to_num_',()),('round_',()),('sigmoid_',())]:
    x=e()
    try: getattr(x,n)(*a); print(n,'ok')
    except Exception as ex: print(n,type(ex).__name__,str(ex)[:90])
x=torch.tensor([[3.,1],[2,4]]); L=lambda: torch.empty(0,dtype=torch.long); F=lambda: torch.empty(0)
for n,a in [('max',(1,)),('min',(1,)),('sort',(1,)),('topk',(1,)),('kthvalue',(1,)),('median',(1,)),('mode',(1,)),('cummax',(1,)),('cummin',(1,)),('nanmedian',(1,))]:
    t(lambda: type(getattr(torch,n)(x,*a,out=(F(),L()))).__name__)
t(lambda: type(torch.aminmax(x,dim=0,out=(F(),F()))).__name__); t(lambda: type(torch.linalg.qr(x,out=(F(),F()))).__name__); t(lambda: type(torch.linalg.svd(x,out=(F(),F(),F()))).__name__); t(lambda: type(torch.linalg.eigh(x,out=(F(),F()))).__name__); t(lambda: type(torch.linalg.slogdet(x,out=(F(),F()))).__name__); t(lambda: type(torch.slogdet(x,out=(F(),F()))).__name__); t(lambda: type(torch.svd(x,out=(F(),F(),F()))).__name__)
t(lambda: torch.max(x,1))
