# uint16, uint32 and uint64: what PyTorch has for them, and what it says of the rest.
import torch

M = 2**64 - 1
for dtype in (torch.uint16, torch.uint32, torch.uint64):
    top = torch.iinfo(dtype).max
    a = torch.tensor([[5, 3, top], [0, top - 1, 7]], dtype=dtype)
    b = torch.tensor([[1, 3, top], [2, top, 7]], dtype=dtype)
    print(torch.iinfo(dtype), dtype.itemsize, dtype.is_signed, a.type())
    print(a, a.tolist(), a[0, 2].item(), a[1, 1])
    print(a == b, a != 3, torch.equal(a, a.clone()))
    print(a * b, a * 2, a & b, a | b, a ^ b)
    print(a.sort(1), a.unique(), a.any(), a.all(0))
    print(a.sum(), a.sum(0), a.cumsum(1), a.float(), a.double()[0, 2].item(), a / 2)
    print(a.long(), a.int(), a.to(torch.uint8), a.bool())
    print(a.t().contiguous(), a[:, 1:], a.flip(0), a[a == 7], a[torch.tensor([1, 0])])
    print(torch.cat([a, b]).shape, torch.stack([a, b]).dtype, torch.where(a == b, a, b), a.gather(1, torch.tensor([[2], [0]])))
    print(a.fill_(9), a.new_zeros(2), torch.full((2,), -1, dtype=dtype), torch.ones(2, dtype=dtype))
    print(torch.tensor([1.9, 300.5]).to(dtype), torch.tensor([-1, 2**40 + 5]).to(dtype), torch.randint(0, 1, (2,), dtype=dtype))
    print((a + 1.5).dtype, (a * torch.ones(2, 3)).dtype, torch.promote_types(dtype, torch.half), torch.result_type(a, 3))
    for code in (
        "a + b", "a < b", "-a", "~a", "a // 2", "a % 2", "a ** 2", "a << 1",
        "a + torch.ones(3, dtype=torch.int64)", "a.abs()", "torch.arange(3, dtype=dtype)", "a.topk(1)",
        "torch.tensor([2**70], dtype=dtype)", "torch.tensor([-1.5], dtype=dtype)", "a.mean()",
        "torch.full((2,), 1e30, dtype=dtype)", "a.add_(1)", "a.clone().div_(2)", "a.masked_fill(a == 1, 2)",
        "a.requires_grad_()", "torch.ones(9, dtype=torch.int32).add_(a[0, 0])", "torch.eye(2, dtype=dtype)",
    ):  # fmt: skip
        try:
            print(code, eval(code))
        except Exception as error:
            print(code, type(error).__name__, str(error).split("\n")[0])

big = torch.tensor([M, 2**63, 1], dtype=torch.uint64)
print(big, big.tolist(), big.sort().values, big.float(), big.to(torch.int64), big == M, big.half())
for code in ("int(big[0])", "float(big[0])", "bool(big[2])", "big[1].item() - 2**63", "torch.tensor([-1], dtype=torch.uint64)"):
    try:
        print(code, eval(code))
    except Exception as error:
        print(code, type(error).__name__, error)
