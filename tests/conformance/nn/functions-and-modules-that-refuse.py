# What functions and modules of torch.nn refuse, and in which words.
import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e)[:260])
y=torch.ones(1,2,4)
q=torch.ones(1,1,2,2)
t(lambda: F.hardtanh(y,1,-1)); t(lambda: nn.LSTM(3,4,dropout=5)); t(lambda: nn.LSTM(3,4,dropout=True)); t(lambda: F.gaussian_nll_loss(torch.ones(2),torch.ones(2),-torch.ones(2)))
t(lambda: F.gaussian_nll_loss(torch.ones(2),torch.ones(2),torch.ones(3))); t(lambda: F.gaussian_nll_loss(torch.ones(2),torch.ones(2),torch.ones(2),reduction='x')); t(lambda: F.gaussian_nll_loss(torch.ones(2,2),torch.ones(2,2),torch.ones(2)))
t(lambda: F.interpolate(y,size=2,scale_factor=2)); t(lambda: F.interpolate(y)); t(lambda: F.interpolate(torch.ones(2,3),size=2)); t(lambda: F.interpolate(y,size=(2,2))); t(lambda: F.interpolate(y,scale_factor=(2,2))); t(lambda: F.interpolate(y,size=2,align_corners=True)); t(lambda: F.interpolate(y,scale_factor=1.5)); t(lambda: F.interpolate(y,size=2))
t(lambda: F.scaled_dot_product_attention(q,q,q,attn_mask=torch.ones(2,2)>0,is_causal=True)); t(lambda: nn.InstanceNorm2d(2)(torch.ones(1,2,1,1))); t(lambda: nn.InstanceNorm1d(2)(torch.ones(2,2,1)));  t(lambda: nn.BatchNorm1d(2)(torch.ones(1,2))); t(lambda: nn.Dropout(2)); t(lambda: F.dropout(y,-1))
t(lambda: F.layer_norm(y,4)); t(lambda: nn.LSTMCell(3,4)(torch.ones(2,2))); t(lambda: nn.LSTM(3,4)(torch.ones(2,5,3),(torch.zeros(1,5,5),torch.zeros(1,5,4)))); t(lambda: nn.LSTM(3,4)(torch.ones(2,5,2))); t(lambda: nn.CrossEntropyLoss()(y)); t(lambda: nn.MSELoss()(y)); t(lambda: nn.Linear(2,2)(torch.ones(2).double()));t(lambda: nn.Linear(2,2)(torch.ones(3,3))); t(lambda: nn.Embedding(2,2)(torch.tensor([5]))); t(lambda: nn.Embedding(2,2)(torch.tensor([1.]))); t(lambda: F.pad(torch.ones(2,3),(1,))); t(lambda: F.pad(torch.ones(2,3),(1,)*6))
