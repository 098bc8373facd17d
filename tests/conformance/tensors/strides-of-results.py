# Strides, places and bytes of results of operands with gaps, repeats and dims of one element.
import torch, warnings
warnings.simplefilter("ignore")
F = torch.nn.functional
torch.manual_seed(0)
ts = dict(
    a=torch.empty_strided((1,), (4,)).fill_(1.),
    b=torch.empty_strided((1,3), (1,1)).copy_(torch.rand(1,3)),
    c=torch.rand(3).view(3,1).t(),
    d=torch.rand(3,4)[:, ::2],
    k=torch.rand(2, 6)[:, ::6],
    e=torch.rand(2, 3).expand(2, 2, 3),
    l=torch.empty_strided((1,1), (3,10)).fill_(1.),
    f=torch.rand(2,3,4).permute(1,2,0),
    g=torch.rand(4, 4)[1:, 1:],
    h=torch.rand(4,4)[1:2,1:],
    i=torch.rand(3,1,1).expand(3,2,1),
    j=torch.empty_strided((2,1,1),(3,1,1)).fill_(1.),
    m=torch.empty_strided((2,1,1),(1,1,2)).fill_(1.),
    n=torch.rand(2,1).expand(2,3).t(),
    o=torch.rand(1,1,3).permute(2,0,1),
    p=torch.rand(0,3).t(),
    q=torch.empty_strided((2,1,3),(3,7,1)).fill_(1.),
)
fs = dict(
    sort=lambda t: torch.sort(t, dim=-1)[0],
    sort0=lambda t: torch.sort(t, dim=0)[0],
    argsort=lambda t: torch.argsort(t, dim=-1, descending=True),
    msort=torch.msort,
    isreal=lambda t: t.isreal(),
    isfinite=lambda t: t.isfinite(),
    isfinite_i=lambda t: t.int().isfinite(),
    isnan_i=lambda t: t.int().isnan(),
    select_scatter=lambda t: torch.select_scatter(t, t.select(0,0), 0, 0),
    select_scatter1=lambda t: torch.select_scatter(t, t.select(-1,-1), -1, -1),
    slice_scatter=lambda t: torch.slice_scatter(t, t[:1], 0, 0, 1),
    diagonal_scatter=lambda t: torch.diagonal_scatter(t, t.diagonal()),
    index_fill=lambda t: torch.index_fill(t, 0, torch.tensor([0]), 1.),
    masked_fill=lambda t: torch.masked_fill(t, t > 0, 1.),
    put=lambda t: t.put(torch.tensor([0]), torch.tensor([1.])),
    gather=lambda t: t.gather(0, torch.zeros_like(t, dtype=torch.long)),
    add=lambda t: t + 1,
    rpow=lambda t: 2 ** t,
    pow=lambda t: t ** 2,
    clamp=lambda t: t.clamp(min=-1),
    clipmax=lambda t: t.clamp_max(2),
    neg=lambda t: t.neg(),
    mulc=lambda t: t * torch.rand(t.shape),
    clone=lambda t: t.clone(),
    nan_to_num=lambda t: t.nan_to_num(),
    where=lambda t: torch.where(t > 0, t, 1.),
    hardtanh=F.hardtanh,
    prelu=lambda t: F.prelu(t, torch.tensor([0.5])),
    relu=lambda t: t.relu(),
    frexp=lambda t: t.frexp()[0],
    roll=lambda t: t.roll(1, 0),
    flip=lambda t: t.flip(0),
    bern=lambda t: torch.bernoulli(t),
    cat=lambda t: torch.cat([t, t]),
    stack=lambda t: torch.stack([t, t]),
    softmax=lambda t: t.softmax(0),
    sum0=lambda t: t.sum(0, keepdim=True),
    cumsum=lambda t: t.cumsum(0),
)
for name, f in fs.items():
    print(name)
    for t in ts.values():
        try:
            r = f(t)
            print("  ", *r.stride(), "at", r.storage_offset(), "of", r.untyped_storage().nbytes(), end="")
        except Exception as e:
            print("  ", type(e).__name__, str(e)[:90].split("\n")[0], end="")
    print()
