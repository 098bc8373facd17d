# Covariance, integrals over samples, cross products, and arrangements of a vector's elements.
import torch

x = torch.tensor([[1.0, 2.0, 4.0], [3.0, 1.0, 0.5]])
print(torch.cov(x))
print(torch.cov(x, correction=0))
print(torch.cov(x[0]))
print(torch.corrcoef(x))
print(torch.trapezoid(x), torch.trapezoid(x, dx=0.5, dim=0))
print(torch.trapz(x, torch.tensor([0.0, 1.0, 3.0])))
print(torch.cross(x[0], x[1], dim=0), torch.linalg.cross(x, x.flip(0)))
print(torch.combinations(torch.tensor([5, 7, 9])))
print(torch.combinations(torch.tensor([5, 7]), r=3, with_replacement=True))
print(torch.vander(torch.tensor([1, 2, 3])), torch.vander(torch.tensor([2.0, 3.0]), N=4, increasing=True))
print(torch.isin(torch.tensor([[1, 2], [3, 4]]), torch.tensor([2, 4])))
print(torch.isin(torch.tensor([1, 2]), 2, invert=True))
print(x.nonzero(as_tuple=True))
print(torch.nonzero(x > 1, as_tuple=True), torch.nonzero(x > 1).shape)
g = torch.ones(3, requires_grad=True)
torch.cross(g, torch.tensor([1.0, 2.0, 3.0]), dim=0).sum().backward()
print(g.grad)
print(torch.trapezoid(g).grad_fn.name(), torch.linalg.cross(g, g).grad_fn.name())
for attempt in (
    lambda: torch.linalg.cross(torch.ones(2, 2), torch.ones(2, 2)),
    lambda: torch.cov(torch.ones(2, 2, 2)),
    lambda: torch.combinations(torch.ones(2, 2)),
    lambda: torch.trapezoid(torch.ones(3), torch.ones(2)),
):
    try:
        attempt()
    except Exception as problem:
        print(type(problem).__name__, problem)
