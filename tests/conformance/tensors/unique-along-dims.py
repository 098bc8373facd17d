"""unique along a dim: which slices come first, how the result lies, and how much room the counts have; cosine similarity of two dtypes."""
import torch
import torch.nn.functional as F

x = torch.tensor([[[2, 1], [1, 2], [5, 6]], [[1, 4], [3, 0], [7, 6]], [[2, 1], [1, 2], [5, 6]]])
for f in (torch.unique, torch.unique_consecutive):
    for dim in (0, 1, 2, -1):
        for t in (x, x.transpose(0, 1), x[:, :, :1].expand(3, 3, 2)):
            values, places, counts = f(t, return_inverse=True, return_counts=True, dim=dim)
            print(f.__name__, dim, values.tolist(), places.tolist(), counts.tolist())
            print("  ", [(tuple(r.stride()), r.untyped_storage().nbytes(), r._version, r._base is None) for r in (values, places, counts)])
print(torch.unique(torch.tensor([[3, 1], [3, 1]]), dim=1).stride())
a = torch.tensor([[1.1, 2.2, 3.3], [1.0, -2.0, 0.5]])
b = torch.tensor([[0.3, 0.2, 0.1], [1.0, -2.0, 0.7]], dtype=torch.float64)
for dim in (0, 1):
    print([f"{v:.12f}" for v in F.cosine_similarity(a, b, dim=dim)], F.cosine_similarity(b, a, dim=dim).dtype)
    print(F.cosine_similarity(torch.tensor([[1, 2], [3, 4]]), b[:, :2], dim=dim), F.cosine_similarity(a[:, :2], torch.tensor([[1, 2], [3, 4]]), dim=dim))
