import torch

torch.manual_seed(0)
torch.set_printoptions(precision=3, sci_mode=False)
for shape in ((4, 2), (2, 4), (3, 3)):
    a = torch.randn(shape, dtype=torch.float64, requires_grad=True)
    q, r = torch.linalg.qr(a)
    weights = torch.arange(float(q.numel() + r.numel()), dtype=torch.float64).cos()
    loss = (q.flatten() * weights[: q.numel()]).sum() + (r.flatten() * weights[q.numel() :]).sum()
    print(q.detach(), r.detach(), torch.autograd.grad(loss, a)[0])
    p = torch.linalg.pinv(a)
    print(p, torch.autograd.grad(p.square().sum(), a)[0])

a = torch.randn(3, 3, dtype=torch.float64, requires_grad=True)
values, vectors = torch.linalg.eigh(a)
print(values)
print(torch.autograd.grad(vectors.abs().sum(), a)[0])

flat = torch.tensor([[1.0, 2.0], [2.0, 4.0]], requires_grad=True)
print(torch.linalg.pinv(flat), torch.linalg.matrix_rank(flat), torch.linalg.matrix_rank(flat, tol=6.0))
print(torch.autograd.grad(torch.linalg.pinv(flat).sum(), flat)[0])
print(torch.linalg.pinv(torch.tensor([[2.0, 7.0], [1.0, -1.0]]), hermitian=True))
print(torch.linalg.matrix_rank(torch.zeros(2, 0, 3)), torch.linalg.pinv(torch.zeros(0, 3)))
print(torch.linalg.matrix_rank(torch.eye(3).expand(2, 3, 3), atol=torch.tensor([0.5, 2.0])))
for attempt in (
    lambda: torch.linalg.qr(torch.randn(3, 2, requires_grad=True), mode="complete")[0].sum().backward(),
    lambda: torch.linalg.qr(torch.randn(3, 2, requires_grad=True), mode="r")[1].sum().backward(),
):
    try:
        attempt()
    except RuntimeError as e:
        print(e)
