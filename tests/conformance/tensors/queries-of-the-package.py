# Queries of modes, names that pickle finds again, and the tools for tests.

# deterministic queries
import torch
print(torch.are_deterministic_algorithms_enabled())
torch.use_deterministic_algorithms(True, warn_only=True)
print(torch.are_deterministic_algorithms_enabled(), torch.is_deterministic_algorithms_warn_only_enabled())
print(torch.is_warn_always_enabled(), torch.get_deterministic_debug_mode())

# pickle of functions
import torch, pickle
print(pickle.loads(pickle.dumps(torch.tanh)) is torch.tanh)
print(torch.tanh.__module__ or None, torch.relu.__name__)

# tensor str internals
import torch
with torch._tensor_str.printoptions(precision=2):
    print(torch.tensor([1.23456]))
print(torch._utils.__name__, torch._tensor_str.__name__)

# make tensor noncontiguous
import torch
torch.manual_seed(0)
t = torch.testing.make_tensor((2, 3), dtype=torch.float32, device="cpu", noncontiguous=True, low=0, high=1)
print(t.shape, t.stride())
print(torch.testing.make_tensor(3, dtype=torch.int64, device="cpu", low=1, high=9))
print(torch.testing.make_tensor(2, dtype=torch.float64, device="cpu", exclude_zero=True))

# assert close relative difference
import torch
try:
    torch.testing.assert_close(torch.tensor([2.0]), torch.tensor([3.0]))
except AssertionError as e:
    print(e)
