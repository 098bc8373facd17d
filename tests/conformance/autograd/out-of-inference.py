"""Versions of what is made of inference tensors outside of inference mode, and hooks of them."""
import torch
import torch.nn.functional as F

with torch.inference_mode():
    a, z, v, L = torch.arange(1.0, 10.0).reshape(3, 3) / 9, torch.tensor(2.0), torch.arange(1.0, 5.0), torch.tensor([3, 1, 2])
    j = torch.ones(2, requires_grad=True)
for text in """a.topk(1, 0)|z.topk(1, 0)|a.sort(0)|a.max()|a.max(0)|z.max(0)|a.min(0)|a.amax(0)|z.amax(0)|a.prod()|a.prod(0)|a.sum(0)|a.mean(0)|z.mean()|a.any()|a.all()
a.any(0)|a.median(0)|a.mode(0)|a.kthvalue(1, 0)|a.logsumexp(0)|a.exp()|a + 1|a @ a|a @ a[0]|v @ v|a.clone()|a.double()|a.abs()|a.nonzero()|a.unique()|F.mse_loss(a, a)
torch.addmm(a, a, a)|torch.bincount(L)|a.histc(4)|a.nansum()|a.cummax(0)|a.cumsum(0)|a.renorm(2, 0, 1.0)|a.aminmax()|a.nan_to_num()|a.deg2rad()|F.pad(a, (1, 1))|F.hardtanh(a)
torch.frexp(a)|torch.poisson(a)|torch.complex(a, a)|F.unfold(a[None, None], 2)|a.diag_embed()|a.repeat(2, 2)|a.argmax(0)|a.softmax(0)|F.relu(a)""".replace("\n", "|").split("|"):
    made = eval(text)
    print(text, [t._version for t in (made if isinstance(made, tuple) else (made,))])
print(type(j.register_hook(lambda g: g * 2)).__name__)
try:
    a.register_hook(lambda g: g)
except RuntimeError as e:
    print(e)
print(type(j.register_post_accumulate_grad_hook(lambda p: None)).__name__)
