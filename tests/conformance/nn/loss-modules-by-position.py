# Losses whose arguments are given by position; layers, batches and wrappers at their edges.
import torch
from torch import nn
import torch.nn.functional as F
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e)[:200])
a=torch.tensor([[1.,2.]]); b=torch.tensor([[2.,1.]])
t(lambda: nn.CosineEmbeddingLoss(.2)(a,b,torch.tensor([-1]))); t(lambda: nn.MarginRankingLoss(.5)(a,b,torch.ones(1,2))); t(lambda: nn.TripletMarginLoss(.5)(a,b,a)); t(lambda: nn.HuberLoss('sum',.5)(a,b)); t(lambda: nn.PoissonNLLLoss(False)(a,b)); t(lambda: nn.BCEWithLogitsLoss(torch.tensor([2.,3.]),None,None,'sum')(a,b)); t(lambda: nn.SoftMarginLoss(None,None,'sum')(a,b)); t(lambda: nn.SmoothL1Loss(None,None,'sum',.5)(a,b)); t(lambda: nn.KLDivLoss(None,None,'sum',True)(a,b)); t(lambda: nn.CrossEntropyLoss(None,None,-100,None,'sum',.1)(a,torch.tensor([1]))); t(lambda: nn.GaussianNLLLoss(True)); t(lambda: nn.MSELoss(size_average=False).reduction); t(lambda: nn.CrossEntropyLoss(weight=torch.ones(2),reduction='none')(a,torch.tensor([1]))); t(lambda: nn.CrossEntropyLoss(torch.ones(2)).state_dict()); t(lambda: nn.GaussianNLLLoss(full=True)(a,b,torch.ones(1,2))); t(lambda: F.poisson_nll_loss(torch.tensor([[1.,2.]]), torch.tensor([[6.,3.]]), log_input=False, full=True)); t(lambda: F.poisson_nll_loss(a,b)); t(lambda: F.poisson_nll_loss(a,b,reduction='none'))
torch.manual_seed(0)
m=nn.LazyLinear(2); t(lambda: m(torch.ones(1,3)).shape); t(lambda: m); t(lambda: m(torch.ones(1,3)).shape)
t(lambda: torch.autograd.Variable(torch.ones(2),requires_grad=True)); t(lambda: torch.autograd.Variable(torch.ones(2))); t(lambda: isinstance(torch.ones(1),torch.autograd.Variable))
t(lambda: torch.autograd.gradcheck(lambda x:x.T,torch.ones(2,3,dtype=torch.float64,requires_grad=True)))
t(lambda: nn.Conv2d(1,1,3,padding='same',padding_mode='reflect')(torch.ones(1,1,4,4)).shape); t(lambda: nn.Conv2d(1,1,3,padding='valid',padding_mode='reflect')(torch.ones(1,1,4,4)).shape); t(lambda: nn.Conv1d(1,1,4,padding='same',padding_mode='circular')(torch.ones(1,1,5)).shape)
from torch.utils.data import DataLoader
t(lambda: list(DataLoader([('a',1)]*2,2))); t(lambda: list(DataLoader([(torch.ones(1),{'k':2})]*2,2)))
t(lambda: nn.Parameter([1,2])); t(lambda: nn.Linear(0,2)); t(lambda: nn.Conv2d(0,2,1))
