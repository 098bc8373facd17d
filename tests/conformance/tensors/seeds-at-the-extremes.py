"""Seeds of 64 bits, signed or not, and what is no seed."""
import torch


def attempt(label, f):
    try:
        print(label, f())
    except Exception as error:
        print(label, type(error).__name__, str(error).splitlines()[0])


for seed in (-1, -(2**63), 2**63, 2**64 - 1, 0, 2**32, 2**64, -(2**63) - 1, -(2**64)):
    attempt(seed, lambda: (torch.manual_seed(seed).initial_seed(), torch.initial_seed(), torch.rand(2)))
    attempt(seed, lambda: torch.Generator().manual_seed(seed).initial_seed())
for seed in (1.5, True, "3", "x", None, torch.tensor(4), torch.tensor(2.5)):
    attempt(seed, lambda: torch.manual_seed(seed).initial_seed())
    attempt(seed, lambda: torch.Generator().manual_seed(seed).initial_seed())
g = torch.Generator()
print(g.initial_seed(), g.manual_seed(2**64 - 5).initial_seed())
state = g.get_state()
print(state[:8].tolist())
h = torch.Generator()
h.set_state(state)
print(h.initial_seed(), torch.rand(1, generator=h) == torch.rand(1, generator=g))
print(0 <= torch.seed() < 2**64, torch.initial_seed() == torch.default_generator.initial_seed())
