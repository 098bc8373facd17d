# Ints that no int64 holds: floating tensors take them, all others refuse.
import torch


def attempt(build):
    try:
        print(build())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: torch.tensor([2**70], dtype=torch.float64))
attempt(lambda: torch.tensor([[1.5, 2**64], [2, 3]]))
attempt(lambda: torch.tensor([-(2**70)], dtype=torch.float32))
attempt(lambda: torch.tensor([2**70, 0], dtype=torch.bool))
attempt(lambda: torch.tensor(2**64, dtype=torch.float64))
attempt(lambda: torch.ones(1).new_tensor([2**70]))
attempt(lambda: torch.Tensor([2**70]))
attempt(lambda: torch.tensor([10**40], dtype=torch.float32))
attempt(lambda: torch.tensor([2**64]))
attempt(lambda: torch.tensor([True, 2**70]))
attempt(lambda: torch.tensor([2**70, 0], dtype=torch.int32))
attempt(lambda: torch.tensor([-(2**1100)], dtype=torch.float32))
attempt(lambda: torch.tensor([2**1100, 1.0]))
attempt(lambda: torch.ones(2) * 2**70)
attempt(lambda: torch.ones(2)[2**70])
attempt(lambda: torch.empty(0, dtype=torch.int64).exponential_())
attempt(lambda: torch.empty(0, dtype=torch.int64).exponential_(-1))
