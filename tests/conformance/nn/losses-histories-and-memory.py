"""The memory that losses keep, the inputs that have no derivative, and names in their graphs."""
import warnings

import torch
import torch.nn.functional as F

warnings.simplefilter("ignore")


def attempt(what, f):
    try:
        print(what, f())
    except Exception as error:
        print(what, type(error).__name__, str(error).splitlines()[0])


def graph(node, depth=0):
    if node is None or depth > 7:
        return ""
    return node.name().split("::")[-1] + "(" + ",".join(graph(n, depth + 1) for n, _ in node.next_functions) + ")"


NAMES = """mse_loss l1_loss smooth_l1_loss huber_loss soft_margin_loss binary_cross_entropy
binary_cross_entropy_with_logits kl_div hinge_embedding_loss poisson_nll_loss""".split()
t = torch.full((5,), 0.5)
for reduction in ("none", "mean", "sum"):
    for name in NAMES:
        loss = getattr(F, name)(t, t, reduction=reduction)
        print(name, reduction, loss.untyped_storage().nbytes(), loss._version, loss.shape)
print(F.mse_loss(torch.empty(0), torch.empty(0)).untyped_storage().nbytes())

x = torch.rand(3, requires_grad=True)
rows = torch.rand(2, 3, requires_grad=True)
classes = torch.tensor([0, 1])
w = torch.rand(3, requires_grad=True)
attempt("bce weight", lambda: F.binary_cross_entropy(x, torch.rand(3), w))
attempt("bce weight alone", lambda: F.binary_cross_entropy(x.detach(), torch.rand(3), w))
attempt("logits weight", lambda: F.binary_cross_entropy_with_logits(x, torch.rand(3), w))
attempt("logits pos_weight", lambda: F.binary_cross_entropy_with_logits(x, torch.rand(3), pos_weight=w))
attempt("nll weight", lambda: F.nll_loss(rows, classes, w))
attempt("cross entropy weight", lambda: F.cross_entropy(rows, classes, w))
attempt("soft margin target", lambda: F.soft_margin_loss(x, x))
attempt("soft margin target alone", lambda: F.soft_margin_loss(x.detach(), x))
attempt("running mean", lambda: F.batch_norm(rows, x * 1, torch.ones(3), training=True))
attempt("soft margin shapes", lambda: F.soft_margin_loss(torch.ones(4, 3), torch.ones(1, 3)))

y = torch.rand(2, 3, requires_grad=True)
for name, f in {
    "cross_entropy": lambda: F.cross_entropy(y, torch.rand(2, 3)),
    "smoothed": lambda: F.cross_entropy(y, classes, label_smoothing=0.1),
    "margin_ranking": lambda: F.margin_ranking_loss(y, y, y, margin=0.3),
    "triplet": lambda: F.triplet_margin_loss(y, y, y),
    "cosine": lambda: F.cosine_embedding_loss(y, y, torch.ones(2)),
    "hinge": lambda: F.hinge_embedding_loss(y, torch.ones(2, 3)),
    "poisson": lambda: F.poisson_nll_loss(y, torch.ones(2, 3), log_input=False, full=True),
    "distance": lambda: F.pairwise_distance(y, y),
    "circular": lambda: F.pad(y[None], (1, 1), mode="circular"),
    "circular, cut": lambda: F.pad(y[None], (-1, 1), mode="circular"),
}.items():
    print(name, graph(f().grad_fn))
for pad in ((0, 2, 1, 2), (0, 0, 1, 0), (-1, 1, 0, 0), (0, 0, 0, 0)):
    padded = F.pad(torch.arange(12.0).reshape(1, 1, 3, 4), pad, mode="circular")
    print(pad, padded._version, padded.stride(), padded.tolist())
leaf = torch.arange(6.0).reshape(1, 2, 3).requires_grad_()
F.pad(leaf, (2, 1), mode="circular").pow(2).sum().backward()
print(leaf.grad)

# Attention without batch dims is that of a batch of one; a row that may see nothing gives zeros.
for shape in ((2, 5), (2, 2, 5), (1, 2, 3, 5), (1, 1, 2, 3, 5)):
    q = (torch.arange(float(torch.Size(shape).numel())).reshape(shape) / 10).requires_grad_()
    length = shape[-2]
    for what, options in {
        "plain": {}, "causal": {"is_causal": True}, "mask": {"attn_mask": torch.zeros(length, length)},
        "bools": {"attn_mask": torch.ones(length, length, dtype=torch.bool)},
        "gradient of the mask": {"attn_mask": torch.zeros(length, length, requires_grad=True)},
    }.items():
        out = F.scaled_dot_product_attention(q, q, q, **options)
        print(shape, what, graph(out.grad_fn), out._base if out._base is None else out._base.shape, out.stride())
q = torch.arange(4.0).reshape(1, 1, 2, 2)
mask = torch.tensor([[True, False], [False, False]])
print(F.scaled_dot_product_attention(q, q, q[..., :1], attn_mask=mask))
