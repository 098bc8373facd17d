# Ints from 2**63 to 2**64 - 1: which operators take them, and what the others say.
import torch

B = 2**63
for code in (
    "torch.tensor(B)", "torch.tensor([B, 1])", "torch.tensor(B, dtype=torch.uint64)", "torch.tensor([B], dtype=torch.float32)",
    "torch.tensor([B], dtype=torch.int32)", "torch.tensor([2**64], dtype=torch.float64)", "torch.full((2,), B)",
    "torch.full((2,), B, dtype=torch.uint64)", "torch.full((2,), B, dtype=torch.float64)", "torch.zeros(2) + B",
    "torch.zeros(2, dtype=torch.int64) + B", "torch.zeros(2, dtype=torch.int64) + 2 * B", "torch.zeros(2, dtype=torch.int64) == B",
    "torch.ones(2, dtype=torch.int32) * B", "torch.ones(2, dtype=torch.bool) + B", "torch.ones(2, dtype=torch.uint8) + B",
    "torch.zeros(2, dtype=torch.int32).fill_(B)", "torch.zeros(2, dtype=torch.uint64).fill_(B)",
    "torch.clamp(torch.ones(2, dtype=torch.int64), max=B)", "torch.add(torch.ones(2), 1, alpha=B)", "torch.scalar_tensor(B)",
    "torch.scalar_tensor(B, dtype=torch.uint64)", "torch.ones(3)[B]", "torch.ones(3).sum(B)", "torch.ones(3)[:B]",
    "torch.ones(3, dtype=torch.int64).__setitem__(0, B)", "torch.ones(3, dtype=torch.uint64).__setitem__(0, B)",
    "torch.result_type(torch.ones(2, dtype=torch.int32), B)", "torch.where(torch.tensor([True]), B, 1)",
):  # fmt: skip
    try:
        print(code, eval(code))
    except Exception as error:
        print(code, type(error).__name__, str(error).split("\n")[0])
