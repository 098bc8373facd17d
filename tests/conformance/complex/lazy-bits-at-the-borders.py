"""Conjugates and negatives that are only marked: what cannot look past the mark says so; roots of complex numbers."""
import torch

c = torch.tensor([[1 + 2j, 3 - 1j], [0.5j, -2.0]])


def said(f):
    try:
        r = f()
        print(r.tolist() if isinstance(r, torch.Tensor) else r)
    except RuntimeError as e:
        print(e)


for t in (c, c.conj(), c.conj().imag, c.imag, c.real):
    for dtype in (torch.float32, torch.int32, torch.complex64):
        if t.is_complex() or dtype != torch.complex64:
            said(lambda: t.view(dtype))
    said(lambda: t.numpy().tolist())
    said(lambda: t.resolve_conj().resolve_neg().numpy().tolist())
    said(lambda: t.numpy(force=True).tolist())
    print(t.is_conj(), t.is_neg(), t.clone().is_conj(), t.detach().is_neg())
for t in (c, c.to(torch.complex128), torch.tensor([-4 + 0j, -4 - 0.0j, complex(0.0, 2.0), complex(-1e-3, 1e-20), complex(float("inf"), 1.0), 0j])):
    print([f"{v:.6g}" for v in t.sqrt().tolist()], [f"{v:.6g}" for v in (t ** 0.5).tolist()] if t.dim() == 1 else "") if t.dim() == 1 else print([[f"{v:.6g}" for v in row] for row in t.sqrt().tolist()])
for dtype in (torch.float16, torch.bfloat16, torch.int64):
    said(lambda: torch.ones(3, dtype=dtype).quantile(0.5))
