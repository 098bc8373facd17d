"""Signs, order and digits of decompositions are those of the reference LAPACK."""

import torch

torch.set_printoptions(precision=3)


def matrix(rows, columns, seed, dtype):
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(rows, columns, dtype=dtype, generator=generator)


def same(rebuilt, a):
    return torch.allclose(rebuilt, a, atol=1e-4)


for dtype in (torch.float32, torch.float64):
    for seed, (rows, columns) in enumerate([(3, 3), (4, 3), (3, 5), (6, 6), (7, 2), (2, 7), (1, 4), (5, 1)]):
        a = matrix(rows, columns, seed, dtype)
        print(rows, columns, dtype)
        u, s, vh = torch.linalg.svd(a)
        print(u, s, vh, sep="\n")
        u, s, vh = torch.linalg.svd(a, full_matrices=False)
        print(u.shape, vh.shape, u.stride(), vh.stride(), same((u * s) @ vh, a))
        q, r = torch.linalg.qr(a)
        print(q, r, sep="\n")
        print(torch.linalg.qr(a, mode="complete").Q, torch.linalg.qr(a, mode="r").R)
    for seed in range(4):
        a = matrix(seed + 2, seed + 2, seed, dtype)
        values, vectors = torch.linalg.eigh(a)
        print(values, vectors, sep="\n")
        print(torch.linalg.eigh(a, UPLO="U").eigenvectors, torch.linalg.eigvalsh(a))
        spd = a @ a.mT + 1
        print(torch.linalg.cholesky(spd), torch.linalg.cholesky(spd, upper=True))

for a in (torch.eye(3), torch.zeros(2, 3), torch.diag(torch.tensor([1.0, 1.0, 2.0])), torch.ones(3, 3)):
    print(*torch.linalg.svd(a), *torch.linalg.qr(a), sep="\n")
print(*torch.linalg.eigh(torch.ones(3, 3)), sep="\n")
