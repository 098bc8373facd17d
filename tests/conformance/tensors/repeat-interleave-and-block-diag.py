# Dims that a 0-d tensor lacks, sizes that are promised, and dtypes of 0-d blocks.
import torch


def attempt(label, act):
    try:
        r=act()
        print(label, r, getattr(r,'dtype',''), getattr(r,'shape',''))
    except Exception as error:
        print(label, type(error).__name__, str(error)[:250])


b=torch.tensor(2.0); v=torch.tensor([1.,2.])
for d in (None,0,-1,1):
    for r in (0,1,2,torch.tensor([2]),torch.tensor(2),torch.tensor([0])):
        attempt(f'ri {d} {r}', lambda: b.repeat_interleave(r,d))
attempt('neg', lambda: v.repeat_interleave(-1))
attempt('neg d', lambda: v.repeat_interleave(-1,0))
attempt('neg 0d', lambda: b.repeat_interleave(-1,0))
attempt('dim', lambda: v.repeat_interleave(2,1))
attempt('dim-', lambda: v.repeat_interleave(2,-2))
attempt('os', lambda: v.repeat_interleave(2,output_size=3))
attempt('os', lambda: v.repeat_interleave(2,0,output_size=3))
attempt('os4', lambda: v.repeat_interleave(2,0,output_size=4))
f32=torch.ones(1); f64=torch.ones((),dtype=torch.float64); i=torch.ones(1,dtype=torch.int64); i0=torch.tensor(3)
for ts in ([f32,f64],[f64,f32],[i,f32],[i,f64],[f64,i0],[i0,i0],[f32,i0],[i0,f32],[torch.tensor(True),i0],[torch.tensor([True]),i]):
    attempt('bd', lambda: torch.block_diag(*ts).dtype)
