# What is added to the scores of attention may be of other dtypes than the query: bools and floats.
import torch, torch.nn.functional as F
torch.manual_seed(0)
for qd in (torch.float64, torch.float32, torch.bfloat16):
  for md in (torch.float32, torch.float64, torch.bool, torch.bfloat16, torch.int64):
    q,k,v=[torch.randn(1,2,3,4).to(qd) for _ in range(3)]
    m=(torch.arange(9).reshape(3,3)%3>0) if md is torch.bool else (torch.arange(9).reshape(3,3)%3).to(md)
    try: print(qd,md,[round(x,3) for x in F.scaled_dot_product_attention(q,k,v,attn_mask=m).flatten().tolist()[:4]])
    except Exception as e: print(qd,md,type(e).__name__,str(e)[:150])
